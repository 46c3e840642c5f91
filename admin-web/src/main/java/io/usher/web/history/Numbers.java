package io.usher.web.history;

import org.jspecify.annotations.Nullable;

/**
 * Whole numbers in addresses.
 */
final class Numbers {

	private static final int MAX_DIGITS = 18;

	private Numbers() {
	}

	/** Returns a whole number, 0 or more, or what to take when it is none. */
	static long of(@Nullable String text, long otherwise) {
		boolean number = text != null && !text.isEmpty() && text.length() <= MAX_DIGITS
				&& text.chars().allMatch((letter) -> letter >= '0' && letter <= '9');
		return number ? Long.parseLong(text) : otherwise;
	}

}
