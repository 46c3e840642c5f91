package io.usher.core.configuration;

import java.io.Serial;

/**
 * A setting that the program cannot start with. The message names it, says what it is
 * (unless it is a secret) and what was expected.
 */
public class BadSettingException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	public BadSettingException(String message) {
		super(message);
	}

	public BadSettingException(String message, Throwable cause) {
		super(message, cause);
	}

}
