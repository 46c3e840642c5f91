package io.usher.web.start;

import java.io.Serial;

/**
 * A setting that the program cannot start with.
 */
class BadSetting extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	BadSetting(String message) {
		super(message);
	}

	BadSetting(String message, Throwable cause) {
		super(message, cause);
	}

}
