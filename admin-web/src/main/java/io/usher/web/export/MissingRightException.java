package io.usher.web.export;

import java.io.Serial;

/**
 * The login has no right to what was asked for.
 */
final class MissingRightException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	MissingRightException(String message) {
		super(message);
	}

}
