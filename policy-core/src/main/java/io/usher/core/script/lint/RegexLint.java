package io.usher.core.script.lint;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.usher.core.regex.PythonRegex;
import io.usher.core.regex.PythonRegexException;
import io.usher.core.regex.Steps;
import io.usher.core.regex.StepsExhaustedException;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the regular expressions that a script spells out.
 */
final class RegexLint {

	/** Which argument is the pattern; of a filter, the value is the first. */
	private static final Map<String, Integer> PLACES = Map.of("pex_regex_replace", 1, "pex_regex_search", 0,
			"pex_find_first_match", 1);

	private static final int LENGTH = 64;

	/** What a pattern takes that looks at each pair of places a few times. */
	private static final long ENOUGH = 40L * LENGTH * LENGTH;

	private static final int MOST_LETTERS = 12;

	private RegexLint() {
	}

	/** Returns which argument of a function is a pattern, or -1. */
	static int placeOfPattern(String function) {
		return PLACES.getOrDefault(function, -1);
	}

	/** Returns what is wrong with a pattern, or null. */
	static @Nullable String fault(String pattern) {
		PythonRegex regex;
		try {
			regex = PythonRegex.compile(pattern, Set.of());
		}
		catch (PythonRegexException ex) {
			return "the pattern " + pattern + " is no regular expression: " + ex.getMessage();
		}
		for (String letter : letters(pattern)) {
			try {
				// What repeats, and in the end does not match, makes a pattern try all
				// ways.
				regex.search(letter.repeat(LENGTH) + "\u0001", Steps.of(ENOUGH));
			}
			catch (StepsExhaustedException ex) {
				return "the pattern " + pattern + " can take very long, as with " + letter.repeat(3)
						+ "… (expected: no repetition within a repetition, and few .* in one pattern)";
			}
		}
		return null;
	}

	private static Set<String> letters(String pattern) {
		Set<String> letters = new TreeSet<>(Set.of("a", "0", " ", ".", "ab"));
		pattern.chars()
			.filter((c) -> c < 0x80 && Character.isLetterOrDigit(c))
			.limit(MOST_LETTERS)
			.forEach((c) -> letters.add(Character.toString(c)));
		return letters;
	}

}
