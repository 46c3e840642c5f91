package io.usher.web.account;

import io.usher.core.catalogue.AccountFields;
import io.usher.core.record.Document;
import io.usher.core.record.Secret;

/**
 * A new API token: the text that is shown once, and what is stored of it.
 *
 * @param text the token
 * @param prefix what it begins with, after the word that all begin with
 * @param verifier the keyed hash of the text
 */
public record IssuedToken(String text, String prefix, String verifier) {

	/** Returns the document with this token in it. */
	public Document in(Document document) {
		return document.with(AccountFields.TOKEN_PREFIX, this.prefix)
			.with(AccountFields.VERIFIER, Secret.of(this.verifier));
	}

	/** Returns what it begins with alone. */
	@Override
	public String toString() {
		return ApiTokens.WORD + this.prefix + "_" + Secret.MASK;
	}

}
