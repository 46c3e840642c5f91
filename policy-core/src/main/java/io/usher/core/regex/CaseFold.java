package io.usher.core.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which characters are the same when case is ignored, as Python's {@code re} sees it:
 * those with the same lower case of their upper case, one character at a time, and three
 * pairs whose upper case has several characters.
 */
final class CaseFold {

	private static final int LAST_CASED = 0x1FFFF;

	private static final Map<Integer, Integer> PAIRS = Map.of(0x1FD3, 0x0390, 0x1FE3, 0x03B0, 0xFB05, 0xFB06);

	private static final int[] CASED;

	private static final int[][] VARIANTS;

	static {
		Map<Integer, List<Integer>> byFold = new TreeMap<>();
		for (int c = 0; c <= LAST_CASED; c++) {
			int folded = fold(c);
			if (folded != c) {
				byFold.computeIfAbsent(folded, (key) -> new ArrayList<>(List.of(key))).add(c);
			}
		}
		TreeMap<Integer, int[]> variants = new TreeMap<>();
		for (List<Integer> same : byFold.values()) {
			int[] sorted = same.stream().mapToInt(Integer::intValue).sorted().toArray();
			same.forEach((c) -> variants.put(c, sorted));
		}
		CASED = variants.keySet().stream().mapToInt(Integer::intValue).toArray();
		VARIANTS = variants.values().toArray(int[][]::new);
	}

	private CaseFold() {
	}

	/** Returns the character that stands for all that are the same in any case. */
	static int fold(int codePoint) {
		if (codePoint < 0x80) {
			return (codePoint >= 'A' && codePoint <= 'Z') ? codePoint + ('a' - 'A') : codePoint;
		}
		int folded = Character.toLowerCase(Character.toUpperCase(codePoint));
		return (folded >= 0x1FD3) ? PAIRS.getOrDefault(folded, folded) : folded;
	}

	/** Folds each character of a text. */
	static String fold(String text) {
		int at = 0;
		while (at < text.length() && text.charAt(at) < 0x80 && fold(text.charAt(at)) == text.charAt(at)) {
			at++;
		}
		if (at == text.length()) {
			return text;
		}
		StringBuilder folded = new StringBuilder(text.length()).append(text, 0, at);
		while (at < text.length()) {
			int codePoint = text.codePointAt(at);
			folded.appendCodePoint(fold(codePoint));
			at += Character.charCount(codePoint);
		}
		return folded.toString();
	}

	/** Tells whether another character is the same in another case. */
	static boolean isCased(int codePoint) {
		return Arrays.binarySearch(CASED, codePoint) >= 0;
	}

	/** Tells whether Java, too, finds all the variants of the character by itself. */
	static boolean isFoldedByJava(int codePoint) {
		// Java looks for variants only of letters that have another upper or lower case.
		int upper = Character.toUpperCase(codePoint);
		boolean changes = upper != codePoint || Character.toLowerCase(upper) != codePoint;
		return changes && !PAIRS.containsKey(codePoint) && !PAIRS.containsValue(codePoint);
	}

	/** Adds every variant of the characters between two, both included. */
	static void addVariants(int first, int last, CodePoints to) {
		int at = Arrays.binarySearch(CASED, first);
		for (int i = (at >= 0) ? at : -at - 1; i < CASED.length && CASED[i] <= last; i++) {
			for (int variant : VARIANTS[i]) {
				to.add(variant, variant);
			}
		}
	}

}
