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

	/** Returns one about a place, counted in characters from 0. */
	static PythonRegexException at(int position, String found, String expected) {
		return new PythonRegexException("character " + (position + 1) + ": " + found + " (expected: " + expected + ")");
	}

}
