package io.usher.core.script.method;

import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * Capitals and small letters, and what kind of characters a text has.
 */
public final class Casing {

	private Casing() {
	}

	/** Returns a text in capitals. */
	public static String upper(String text) {
		return text.toUpperCase(Locale.ROOT);
	}

	/** Returns a text in small letters. */
	public static String lower(String text) {
		return text.toLowerCase(Locale.ROOT);
	}

	static String fold(String text) {
		return lower(upper(text));
	}

	static String swap(String text) {
		StringBuilder swapped = new StringBuilder(text.length());
		text.codePoints().forEach((each) -> {
			String character = Character.toString(each);
			swapped.append(Character.isUpperCase(each) ? lower(character) : upper(character));
		});
		return swapped.toString();
	}

	static String title(String text) {
		StringBuilder titled = new StringBuilder(text.length());
		boolean inWord = false;
		for (int i = 0; i < text.length();) {
			int character = text.codePointAt(i);
			i += Character.charCount(character);
			String each = Character.toString(character);
			titled.append(inWord ? lower(each) : titleCase(character));
			inWord = isCased(character);
		}
		return titled.toString();
	}

	/** Returns a text in small letters, the first a capital. */
	public static String capitalize(String text) {
		if (text.isEmpty()) {
			return text;
		}
		int first = text.codePointAt(0);
		return titleCase(first) + lower(text.substring(Character.charCount(first)));
	}

	private static String titleCase(int character) {
		String upper = upper(Character.toString(character));
		return (upper.codePointCount(0, upper.length()) == 1) ? Character.toString(Character.toTitleCase(character))
				: upper.charAt(0) + lower(upper.substring(1));
	}

	static boolean isCased(int character) {
		return Character.isUpperCase(character) || Character.isLowerCase(character) || Character.isTitleCase(character);
	}

	/** Returns whether there are cased characters, all of them of one case. */
	public static boolean isAll(String text, IntPredicate inCase) {
		return text.codePoints().anyMatch(Casing::isCased)
				&& text.codePoints().filter(Casing::isCased).allMatch(inCase);
	}

	static boolean isTitle(String text) {
		boolean inWord = false;
		boolean found = false;
		for (int character : text.codePoints().toArray()) {
			boolean capital = Character.isUpperCase(character) || Character.isTitleCase(character);
			if (isCased(character) && capital == inWord) {
				return false;
			}
			inWord = isCased(character);
			found |= inWord;
		}
		return found;
	}

	/** Returns whether there are characters, all of a kind. */
	static boolean isMadeOf(String text, IntPredicate kind) {
		return !text.isEmpty() && text.codePoints().allMatch(kind);
	}

	static boolean isNumeric(int character) {
		return switch (Character.getType(character)) {
			case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
			default -> false;
		};
	}

	static boolean isIdentifier(String text) {
		if (text.isEmpty()) {
			return false;
		}
		int first = text.codePointAt(0);
		return (first == '_' || Character.isUnicodeIdentifierStart(first))
				&& text.codePoints().allMatch(Character::isUnicodeIdentifierPart);
	}

}
