package io.usher.core.decision;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Makes sentences of words.
 */
final class Sentences {

	/** What begins with a server's address stays as it is. */
	private static final Pattern ADDRESS = Pattern.compile("\\w+://.*", Pattern.DOTALL);

	private Sentences() {
	}

	/** Returns words with a capital letter at their beginning and a full stop. */
	static String of(String words) {
		if (words.isEmpty()) {
			return words;
		}
		int first = words.offsetByCodePoints(0, 1);
		String capital = ADDRESS.matcher(words).matches() ? words
				: words.substring(0, first).toUpperCase(Locale.ROOT) + words.substring(first);
		return capital.endsWith(".") ? capital : capital + ".";
	}

}
