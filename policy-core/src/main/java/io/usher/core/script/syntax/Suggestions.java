package io.usher.core.script.syntax;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;

/**
 * What to write instead of a word that does not exist.
 */
public final class Suggestions {

	private static final int FARTHEST = 3;

	private static final Map<Character, String> CHARACTERS = Map.of('&', "and", '?', "a if condition else b", '!',
			"not", '`', "a quote, ' or \"", '\u201c', "a straight quote, \"", '\u201d', "a straight quote, \"",
			'\u2018', "a straight quote, '", '\u2019', "a straight quote, '");

	private Suggestions() {
	}

	/** Returns what to write instead of a character, as the end of a message. */
	static String forCharacter(char character) {
		String instead = CHARACTERS.get(character);
		return (instead != null) ? " (expected: " + instead + ")" : "";
	}

	/** Returns the nearest of some words as the end of a message, or nothing. */
	public static String nearest(String word, Collection<String> words) {
		return words.stream()
			.filter((each) -> distance(word, each) <= Math.min(FARTHEST, Math.max(1, word.length() / 2)))
			.min(Comparator.<String>comparingInt((each) -> distance(word, each)).thenComparing(each -> each))
			.map((each) -> " (did you mean " + each + "?)")
			.orElse("");
	}

	private static int distance(String left, String right) {
		if (Math.abs(left.length() - right.length()) > FARTHEST) {
			return Integer.MAX_VALUE;
		}
		int[] previous = new int[right.length() + 1];
		for (int j = 0; j < previous.length; j++) {
			previous[j] = j;
		}
		for (int i = 1; i <= left.length(); i++) {
			int[] current = new int[previous.length];
			current[0] = i;
			for (int j = 1; j < current.length; j++) {
				int changed = previous[j - 1] + ((left.charAt(i - 1) == right.charAt(j - 1)) ? 0 : 1);
				current[j] = Math.min(changed, 1 + Math.min(previous[j], current[j - 1]));
			}
			previous = current;
		}
		return previous[right.length()];
	}

}
