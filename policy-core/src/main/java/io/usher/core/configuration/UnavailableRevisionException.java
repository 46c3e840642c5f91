package io.usher.core.configuration;

import java.io.Serial;

/**
 * The configuration of a revision cannot be rebuilt. The message says why, for people.
 */
public class UnavailableRevisionException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	UnavailableRevisionException(String message) {
		super(message);
	}

}
