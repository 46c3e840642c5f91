package io.usher.core.log;

import io.usher.core.record.UniqueKey;

/**
 * Texts as the log keeps, compares and prints them.
 */
public final class LogText {

	/** The most characters that are kept of a text that callers send. */
	static final int MAX_LENGTH = 2048;

	/** The most characters that are compared. */
	private static final int MAX_KEY = 250;

	private static final char CUT = '…';

	private LogText() {
	}

	/** Returns the text, cut where it is too long. */
	static String bounded(String text) {
		return bounded(text, MAX_LENGTH);
	}

	/**
	 * Returns the text in at most so many characters, of which the last one is {@code …}
	 * when something was cut. Half surrogate pairs, which databases refuse, are replaced.
	 */
	static String bounded(String text, int most) {
		String whole = withoutHalves(text);
		if (whole.length() <= most || whole.codePointCount(0, whole.length()) <= most) {
			return whole;
		}
		return whole.substring(0, whole.offsetByCodePoints(0, most - 1)) + CUT;
	}

	private static String withoutHalves(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (Character.isSurrogate(text.charAt(i))) {
				return text.codePoints()
					.map((character) -> (Character.getType(character) == Character.SURROGATE) ? '\ufffd' : character)
					.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
					.toString();
			}
		}
		return text;
	}

	/**
	 * Returns the text as it is compared: NFC, lower case, the first 250 characters of
	 * it.
	 */
	static String key(String text) {
		String key = UniqueKey.normalise(text.strip());
		return (key.length() <= MAX_KEY) ? key
				: key.substring(0, key.offsetByCodePoints(0, Math.min(MAX_KEY, key.codePointCount(0, key.length()))));
	}

	/**
	 * Returns the text for a line of a log or of an export: what would break the line or
	 * turn its direction is written as in JSON, so that nothing that a caller sends looks
	 * like another entry.
	 */
	public static String visible(String text) {
		StringBuilder visible = new StringBuilder(text.length());
		text.codePoints().forEach((character) -> {
			if (isHidden(character)) {
				for (char half : Character.toChars(character)) {
					visible.append(String.format("\\u%04x", (int) half));
				}
			}
			else {
				visible.appendCodePoint(character);
			}
		});
		return visible.toString();
	}

	/**
	 * Tells of controls, line and paragraph separators, marks of direction and halves.
	 */
	private static boolean isHidden(int character) {
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
					Character.SURROGATE ->
				true;
			default -> false;
		};
	}

}
