package io.usher.core.regex;

import org.jspecify.annotations.Nullable;

/**
 * The numbers of {@code {n,m}}.
 *
 * @param minimum 0 or more
 * @param maximum the minimum or more, or unbounded
 */
record Bounds(int minimum, int maximum) {

	/** Where Python refuses. */
	private static final long TOO_LARGE = 4294967295L;

	/**
	 * Reads what follows an open brace; null, with nothing taken, when the brace stands
	 * for itself.
	 */
	static @Nullable Bounds read(PatternSource source, int start) {
		int here = source.position();
		String low = source.takeWhile(Integer.MAX_VALUE, PatternSource::isDigit);
		boolean comma = source.take(",");
		String high = comma ? source.takeWhile(Integer.MAX_VALUE, PatternSource::isDigit) : low;
		if (!comma && low.isEmpty() || !source.take("}")) {
			source.seek(here);
			return null;
		}
		long minimum = low.isEmpty() ? 0 : number(source, low, start);
		long maximum = high.isEmpty() ? Long.MAX_VALUE : number(source, high, start);
		if (maximum < minimum) {
			throw source.at(start, "{" + low + "," + high + "}", "the smaller number first");
		}
		if (minimum > Integer.MAX_VALUE) {
			throw source.at(start, "{" + low, "a number up to " + Integer.MAX_VALUE);
		}
		return new Bounds((int) minimum, (maximum > Integer.MAX_VALUE) ? Node.Repeat.UNBOUNDED : (int) maximum);
	}

	private static long number(PatternSource source, String digits, int start) {
		String expected = "a number below " + TOO_LARGE;
		long value;
		try {
			value = Long.parseLong(digits);
		}
		catch (NumberFormatException ex) {
			throw source.at(start, "{" + digits, expected);
		}
		if (value >= TOO_LARGE) {
			throw source.at(start, "{" + digits, expected);
		}
		return value;
	}

}
