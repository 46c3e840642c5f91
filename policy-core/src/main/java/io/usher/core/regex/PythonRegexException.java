package io.usher.core.regex;

import java.io.Serial;

/**
 * A pattern or replacement that Python would refuse, or that cannot be read as Python
 * reads it. The message says where and what was expected.
 */
public class PythonRegexException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	public PythonRegexException(String message) {
		super(message);
	}

}
