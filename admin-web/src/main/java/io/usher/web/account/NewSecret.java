package io.usher.web.account;

import io.usher.core.record.RecordId;

/**
 * An account that was given a new password or token, which is shown once.
 *
 * @param id the account
 * @param name its name
 * @param userName what is entered beside it, empty for a token
 * @param text the password or the token
 */
record NewSecret(RecordId id, String name, String userName, String text) {

	/** Returns the account's name alone. */
	@Override
	public String toString() {
		return this.name;
	}

}
