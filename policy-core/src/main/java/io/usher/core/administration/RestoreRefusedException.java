package io.usher.core.administration;

import java.io.Serial;

/**
 * Something cannot be undone or restored, and the message says why.
 */
public class RestoreRefusedException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	RestoreRefusedException(String message) {
		super(message);
	}

}
