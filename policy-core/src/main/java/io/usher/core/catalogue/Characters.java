package io.usher.core.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * Which characters a text may hold: not those that nobody sees, which hide a value from
 * people and from comparison, and no half characters, which cannot be stored.
 */
final class Characters {

	private Characters() {
	}

	/**
	 * Returns what is expected of the characters of a text, null when they are right.
	 * @param lines whether tabs and line breaks are taken
	 */
	static @Nullable String fault(String text, boolean lines) {
		boolean hidden = text.codePoints()
			.anyMatch((character) -> Character.isISOControl(character) && !(lines && isLayout(character)));
		if (hidden) {
			return lines ? "a text without control characters other than tab and line break"
					: "a text without control characters such as tab and line break";
		}
		boolean halves = text.codePoints().anyMatch((character) -> Character.getType(character) == Character.SURROGATE);
		return halves ? "a text of whole characters, without half a surrogate pair" : null;
	}

	/** Returns the text with the characters that nobody sees in JSON's spelling. */
	static String visible(String text) {
		StringBuilder visible = new StringBuilder();
		text.codePoints().forEach((character) -> {
			if (Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE) {
				visible.append(String.format("\\u%04x", character));
			}
			else {
				visible.appendCodePoint(character);
			}
		});
		return visible.toString();
	}

	private static boolean isLayout(int character) {
		return character == '\t' || character == '\n' || character == '\r';
	}

}
