package io.usher.web.account;

import io.usher.core.record.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * An account that was given a new password, token or key, which is shown once.
 *
 * @param id the account
 * @param name its name
 * @param userName what is entered beside it, empty for a program
 * @param text the password, the token, or the private key as PEM
 * @param jwk the private key as a JSON Web Key, null when it is no key
 */
record NewSecret(RecordId id, String name, String userName, String text, @Nullable String jwk) {

	/** Returns the account's name alone. */
	@Override
	public String toString() {
		return this.name;
	}

}
