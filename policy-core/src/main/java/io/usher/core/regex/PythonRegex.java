package io.usher.core.regex;

import org.jspecify.annotations.Nullable;

/**
 * A regular expression as Python's {@code re} reads it.
 */
public final class PythonRegex {

	private final String pattern;

	private final java.util.regex.Pattern compiled;

	private PythonRegex(String pattern, java.util.regex.Pattern compiled) {
		this.pattern = pattern;
		this.compiled = compiled;
	}

	/**
	 * Reads a pattern that ignores the case of letters.
	 * @throws PythonRegexException when Python would refuse it, or Java cannot match as
	 * Python does
	 */
	public static PythonRegex compile(String pattern) {
		return new PythonRegex(pattern,
				java.util.regex.Pattern.compile(pattern, java.util.regex.Pattern.CASE_INSENSITIVE));
	}

	/** Returns the pattern as it was written. */
	public String pattern() {
		return this.pattern;
	}

	/**
	 * Matches the whole text.
	 * @return the match, or null
	 * @throws StepsExhaustedException when it takes too many steps
	 */
	public @Nullable PythonMatch fullMatch(String text, Steps steps) {
		java.util.regex.Matcher matcher = this.compiled.matcher(text);
		steps.take();
		if (!matcher.matches()) {
			return null;
		}
		java.util.List<@Nullable String> groups = new java.util.ArrayList<>();
		for (int group = 0; group <= matcher.groupCount(); group++) {
			groups.add(matcher.group(group));
		}
		return new PythonMatch(text, java.util.Collections.unmodifiableList(groups));
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof PythonRegex that && this.pattern.equals(that.pattern);
	}

	@Override
	public int hashCode() {
		return this.pattern.hashCode();
	}

	@Override
	public String toString() {
		return this.pattern;
	}

}
