package io.usher.core.regex;

import java.io.Serial;

/**
 * A pattern or replacement that Python would refuse, or that cannot be read as Python
 * reads it. The message says where and what was expected.
 */
public class PythonRegexException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String expected;

	private final String fault;

	/**
	 * Makes one about the whole.
	 * @param found what is wrong
	 * @param expected what would be right
	 */
	public PythonRegexException(String found, String expected) {
		this(found, expected, "there is " + found + " instead of " + expected);
	}

	private PythonRegexException(String found, String expected, String fault) {
		super(found + " (expected: " + expected + ")");
		this.expected = expected + ", but " + found;
		this.fault = fault;
	}

	/** Returns what is where instead of what, as a clause for a longer sentence. */
	public String fault() {
		return this.fault;
	}

	/** Returns what was expected, and where what was found instead. */
	public String expected() {
		return this.expected;
	}

	/** Returns one about a place, counted in characters from 0. */
	static PythonRegexException at(int position, String found, String expected) {
		String place = "character " + (position + 1);
		return new PythonRegexException(place + ": " + found, expected,
				"at " + place + " there is " + found + " instead of " + expected);
	}

}
