package io.usher.core.script.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Texts counted in characters of Unicode, as Python counts them, not in UTF-16.
 */
public final class Strings {

	private Strings() {
	}

	/** Returns how many characters a text has. */
	public static int length(String text) {
		return text.codePointCount(0, text.length());
	}

	/** Returns whether every character is one of Java's. */
	public static boolean isPlain(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (Character.isSurrogate(text.charAt(i))) {
				return false;
			}
		}
		return true;
	}

	/** Returns the part from one character, 0 being the first, up to before another. */
	public static String slice(String text, int start, int end) {
		if (start >= end) {
			return "";
		}
		if (isPlain(text)) {
			return text.substring(start, end);
		}
		int from = text.offsetByCodePoints(0, start);
		return text.substring(from, text.offsetByCodePoints(from, end - start));
	}

	/** Returns one character. */
	public static String at(String text, int index) {
		return slice(text, index, index + 1);
	}

	/** Returns each character as a text of its own. */
	public static List<String> characters(String text) {
		List<String> characters = new ArrayList<>(text.length());
		for (int i = 0; i < text.length();) {
			int end = text.offsetByCodePoints(i, 1);
			characters.add(text.substring(i, end));
			i = end;
		}
		return characters;
	}

	/** Compares by the numbers of the characters. */
	static int compare(String left, String right) {
		if (isPlain(left) && isPlain(right)) {
			return left.compareTo(right);
		}
		int[] first = left.codePoints().toArray();
		int[] second = right.codePoints().toArray();
		return Arrays.compare(first, second);
	}

	/** Returns whether Python counts a character as white space. */
	public static boolean isSpace(int character) {
		return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == 0x85;
	}

	/** Returns the text without white space at its ends. */
	public static String strip(String text) {
		return stripEnd(stripStart(text));
	}

	/** Returns the text without white space at its start. */
	public static String stripStart(String text) {
		int start = 0;
		while (start < text.length() && isSpace(text.charAt(start))) {
			start++;
		}
		return text.substring(start);
	}

	/** Returns the text without white space at its end. */
	public static String stripEnd(String text) {
		int end = text.length();
		while (end > 0 && isSpace(text.charAt(end - 1))) {
			end--;
		}
		return text.substring(0, end);
	}

}
