package io.usher.core.history;

import java.io.Serial;

/**
 * The store answers, and refuses what the program needs: it is read-only or full, or the
 * account lacks a right. Somebody has to do something about it; the program goes on as
 * without the store, and tries again.
 */
public class StoreRefusesException extends StoreUnavailableException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String reason;

	/**
	 * Makes an exception.
	 * @param message what could not be done and why, for the log
	 * @param reason why alone, which everybody may know
	 */
	public StoreRefusesException(String message, String reason, Throwable cause) {
		super(message, cause);
		this.reason = reason;
	}

	@Override
	public String words() {
		return "The database answers, but refuses this: " + this.reason;
	}

	/** Returns why, such as {@code it is read-only}. */
	public String reason() {
		return this.reason;
	}

}
