package io.usher.web.account;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * Somebody whose password was right and whose code is still to come.
 *
 * @param userName whose password it was
 * @param version the account, as it was then
 * @param since when the password was given
 */
public record PendingLogin(String userName, String version, Instant since) implements Serializable {

	/** The session's attribute. */
	public static final String ATTRIBUTE = "usher.pending-login";

	/** How long one may take to give the code. */
	private static final Duration PATIENCE = Duration.ofMinutes(5);

	/** Returns what is pending after a password. */
	public static PendingLogin of(AccountDetails account, Instant now) {
		return new PendingLogin(account.getUsername(), account.version(), now);
	}

	/** Tells whether it is too late for the code. */
	public boolean isOver(Instant now) {
		return now.isAfter(this.since.plus(PATIENCE));
	}

}
