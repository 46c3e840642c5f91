package io.usher.web.account;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a change of password; the passwords themselves are never shown
 * again.
 *
 * @param generated whether the present password was generated, so that it must be changed
 * @param currentError what is wrong with the present password, null when nothing is
 * @param passwordError what is wrong with the new one, null when nothing is
 * @param againError what is wrong with its repetition, null when nothing is
 */
record PasswordForm(boolean generated, @Nullable String currentError, @Nullable String passwordError,
		@Nullable String againError) {

	static PasswordForm empty(boolean generated) {
		return new PasswordForm(generated, null, null, null);
	}

	/** Returns the same with a fault of the new password. */
	PasswordForm withPasswordError(String message) {
		return new PasswordForm(this.generated, this.currentError, message, this.againError);
	}

	/** Tells whether something is wrong. */
	boolean hasErrors() {
		return this.currentError != null || this.passwordError != null || this.againError != null;
	}

	/** Returns what a password must be. */
	public String rule() {
		return "At least " + PasswordRules.MIN_LENGTH
				+ " characters. A few words that only you would put together are best.";
	}

}
