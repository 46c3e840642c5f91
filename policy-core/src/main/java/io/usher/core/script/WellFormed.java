package io.usher.core.script;

/**
 * Texts without halves of characters. Scripts can make halves, as Python's can, and no
 * encoding has them.
 */
final class WellFormed {

	private static final char REPLACEMENT = '\uFFFD';

	private WellFormed() {
	}

	/** Returns a text with each half of a character replaced. */
	static String text(String text) {
		int half = firstHalf(text, 0);
		if (half < 0) {
			return text;
		}
		StringBuilder mended = new StringBuilder(text);
		for (int i = half; i >= 0; i = firstHalf(text, i + 1)) {
			mended.setCharAt(i, REPLACEMENT);
		}
		return mended.toString();
	}

	private static int firstHalf(String text, int from) {
		for (int i = from; i < text.length(); i++) {
			if (!Character.isSurrogate(text.charAt(i))) {
				continue;
			}
			if (i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
				i++;
				continue;
			}
			return i;
		}
		return -1;
	}

}
