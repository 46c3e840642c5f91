package io.usher.core.script.method;

import io.usher.core.script.value.Strings;
import org.jspecify.annotations.Nullable;

/**
 * Taking characters off the ends of strings.
 */
public final class Trimming {

	private Trimming() {
	}

	/**
	 * Returns a text without some characters at its ends.
	 * @param characters the characters, or null for white space
	 */
	public static String strip(String text, @Nullable Object characters, boolean start, boolean end) {
		if (characters == null) {
			String stripped = start ? Strings.stripStart(text) : text;
			return end ? Strings.stripEnd(stripped) : stripped;
		}
		String set = StringMethods.text(characters, "strip arg");
		int from = 0;
		int to = text.length();
		while (start && from < to && set.indexOf(text.codePointAt(from)) >= 0) {
			from = text.offsetByCodePoints(from, 1);
		}
		while (end && to > from && set.indexOf(text.codePointBefore(to)) >= 0) {
			to = text.offsetByCodePoints(to, -1);
		}
		return text.substring(from, to);
	}

}
