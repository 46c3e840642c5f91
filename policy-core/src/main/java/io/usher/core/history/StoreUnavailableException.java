package io.usher.core.history;

import java.io.Serial;

/**
 * The store cannot be reached, or does not answer in time. Decisions go on from the
 * snapshot; changes have to wait.
 */
public class StoreUnavailableException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	public StoreUnavailableException(String message) {
		super(message);
	}

	public StoreUnavailableException(String message, Throwable cause) {
		super(message, cause);
	}

	/** Returns what people are told, without a full stop. */
	public String words() {
		return "The database cannot be reached";
	}

}
