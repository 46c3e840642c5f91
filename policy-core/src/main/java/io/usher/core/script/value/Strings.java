package io.usher.core.script.value;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;

/**
 * Texts counted in characters of Unicode, as Python counts them, not in UTF-16.
 */
public final class Strings {

	private static final String[] COMMON = IntStream.range(0, 0x100)
		.mapToObj(Character::toString)
		.toArray(String[]::new);

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

	/** Returns each character as a text of its own, as they are asked for. */
	static Iterator<String> characters(String text) {
		return new Iterator<>() {

			private int next;

			@Override
			public boolean hasNext() {
				return this.next < text.length();
			}

			@Override
			public String next() {
				if (!hasNext()) {
					throw new NoSuchElementException();
				}
				int character = text.codePointAt(this.next);
				this.next += Character.charCount(character);
				return character(character);
			}

		};
	}

	/** Returns a character as a text. */
	public static String character(int character) {
		return (character < COMMON.length) ? COMMON[character] : Character.toString(character);
	}

	/** Compares by the numbers of the characters. */
	static int compare(String left, String right) {
		int shared = Math.min(left.length(), right.length());
		for (int i = 0; i < shared; i++) {
			char first = left.charAt(i);
			char second = right.charAt(i);
			if (first != second) {
				// Halves of characters stand for numbers above all others.
				boolean other = Character.isSurrogate(first) != Character.isSurrogate(second);
				return (other ? Character.isSurrogate(first) : first > second) ? 1 : -1;
			}
		}
		return Integer.compare(left.length(), right.length());
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
