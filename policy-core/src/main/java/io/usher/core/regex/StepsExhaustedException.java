package io.usher.core.regex;

import java.io.Serial;

/**
 * Matching took more steps than it may.
 */
public class StepsExhaustedException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	StepsExhaustedException() {
		super("matching took more steps than it may", null, false, false);
	}

}
