package io.usher.core.regex;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The escapes of Python's patterns that stand for characters or classes of them.
 */
final class Escapes {

	static final String KNOWN = "an escape that Python knows, such as \\d, \\w, \\s, \\b or \\.";

	private static final Map<String, Integer> CHARACTERS = Map.of("\\a", 7, "\\b", 8, "\\f", 12, "\\n", 10, "\\r", 13,
			"\\t", 9, "\\v", 11, "\\\\", (int) '\\');

	private static final Map<String, CharacterSet.Category> CATEGORIES = Map.of("\\d", CharacterSet.Category.DIGIT,
			"\\D", CharacterSet.Category.NOT_DIGIT, "\\s", CharacterSet.Category.SPACE, "\\S",
			CharacterSet.Category.NOT_SPACE, "\\w", CharacterSet.Category.WORD, "\\W", CharacterSet.Category.NOT_WORD);

	private Escapes() {
	}

	/** Returns the class that a token stands for, or null. */
	static CharacterSet.@Nullable Category category(String token) {
		return CATEGORIES.get(token);
	}

	/** Returns the character that a token of two characters stands for, or null. */
	static @Nullable Integer simple(String token) {
		return CHARACTERS.get(token);
	}

	/**
	 * Reads what follows an escape that was just taken and stands for one character.
	 * @param start where the escape starts
	 */
	static int character(PatternSource source, String token, int start) {
		Integer simple = CHARACTERS.get(token);
		if (simple != null) {
			return simple;
		}
		int letter = token.codePointAt(1);
		return switch (letter) {
			case 'x' -> hex(source, token, start, 2);
			case 'u' -> hex(source, token, start, 4);
			case 'U' -> hex(source, token, start, 8);
			case 'N' -> named(source, start);
			default -> {
				if (PatternSource.isOctal(letter)) {
					yield octal(source, token, start);
				}
				if (PatternSource.isAsciiLetter(letter) || PatternSource.isDigit(letter)) {
					throw source.at(start, token, KNOWN);
				}
				yield letter;
			}
		};
	}

	private static int hex(PatternSource source, String token, int start, int digits) {
		String hex = source.takeWhile(digits, PatternSource::isHex);
		String expected = token + " and " + digits + " hexadecimal digits of a character";
		if (hex.length() < digits) {
			throw source.at(start, token + hex, expected);
		}
		long value = Long.parseLong(hex, 16);
		if (value > Character.MAX_CODE_POINT || PatternSource.isSurrogate((int) value)) {
			throw source.at(start, token + hex, expected);
		}
		return (int) value;
	}

	private static int named(PatternSource source, int start) {
		if (!source.take("{")) {
			throw source.at(start, "\\N", "\\N{NAME OF A CHARACTER}");
		}
		String name = source.takeName("}");
		try {
			return Character.codePointOf(name);
		}
		catch (IllegalArgumentException ex) {
			throw source.at(start, "\\N{" + name + "}", "the name of a character");
		}
	}

	/** Reads up to three octal digits, the first of which is in the token. */
	static int octal(PatternSource source, String token, int start) {
		String digits = token.substring(1) + source.takeWhile(2, PatternSource::isOctal);
		int value = Integer.parseInt(digits, 8);
		if (value > 0xFF) {
			throw source.at(start, "\\" + digits, "an octal number up to \\377");
		}
		return value;
	}

}
