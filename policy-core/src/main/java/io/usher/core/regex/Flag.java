package io.usher.core.regex;

/**
 * How a pattern is read, as Python's {@code re} names it. A pattern may change it with
 * {@code (?i)} or {@code (?i:…)}.
 */
public enum Flag {

	/** Letters match in any case ({@code i}). */
	IGNORE_CASE,

	/** {@code ^} and {@code $} match at each line ({@code m}). */
	MULTILINE,

	/** {@code .} matches a line feed too ({@code s}). */
	DOT_ALL,

	/** Blanks and comments in the pattern do not count ({@code x}). */
	VERBOSE,

	/** {@code \w}, {@code \d}, {@code \s} and case know ASCII only ({@code a}). */
	ASCII

}
