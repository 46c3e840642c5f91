package io.usher.core.decision;

import java.util.Locale;

/**
 * Makes sentences of words.
 */
final class Sentences {

	private Sentences() {
	}

	/** Returns words with a capital letter at their beginning and a full stop. */
	static String of(String words) {
		if (words.isEmpty()) {
			return words;
		}
		int first = words.offsetByCodePoints(0, 1);
		String capital = words.substring(0, first).toUpperCase(Locale.ROOT) + words.substring(first);
		return capital.endsWith(".") ? capital : capital + ".";
	}

}
