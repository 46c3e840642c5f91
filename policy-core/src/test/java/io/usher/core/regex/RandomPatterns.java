package io.usher.core.regex;

import java.util.Random;

/** Makes patterns and texts of few letters, so that they often match. */
public final class RandomPatterns {

	private static final String[] ATOMS = { "a", "b", "AB", "k", "\\.", "@", "1", "é", "s", "[ab]", "[a-k]", "\\d",
			"\\w", ".", "[^a]", "ab", "a1", "ß", "room", "x.com" };

	private static final String[] REPEATS = { "", "", "", "", "", "*", "+", "?", "{2}", "{1,2}", "{,2}", "*?", "?+" };

	private static final String[] TEXTS = { "a", "b", "A", "B", "k", "\u212A", "\u017F", "S", ".", "@", "1", "É", "ẞ",
			"ab", "room", "x.com", "a1" };

	private RandomPatterns() {
	}

	public static String pattern(Random random, int depth) {
		StringBuilder pattern = new StringBuilder();
		for (int alternative = random.nextInt(4) / 3; alternative >= 0; alternative--) {
			for (int item = random.nextInt(4); item >= 0; item--) {
				pattern.append(atom(random, depth)).append(REPEATS[random.nextInt(REPEATS.length)]);
			}
			pattern.append((alternative > 0) ? "|" : "");
		}
		return pattern.toString();
	}

	private static String atom(Random random, int depth) {
		if (depth == 0 || random.nextInt(3) > 0) {
			return ATOMS[random.nextInt(ATOMS.length)];
		}
		String[] opens = { "(", "(?:", "(?-i:", "(?i:", "(?a:", "(?=", "(?!", "(?>" };
		return opens[random.nextInt(opens.length)] + pattern(random, depth - 1) + ")";
	}

	public static String text(Random random) {
		StringBuilder text = new StringBuilder();
		for (int item = random.nextInt(8); item >= 0; item--) {
			text.append(TEXTS[random.nextInt(TEXTS.length)]);
		}
		return text.toString();
	}

}
