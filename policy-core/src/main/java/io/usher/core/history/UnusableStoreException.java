package io.usher.core.history;

import java.io.Serial;

/**
 * The store can be reached, but is none that this program may use: it ends instead of
 * trying again.
 */
public abstract class UnusableStoreException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	protected UnusableStoreException(String message) {
		super(message);
	}

	/** Says what somebody can do. */
	public abstract String advice();

}
