package io.usher.core.script.method;

import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Capitals and small letters, as Unicode and Python know them.
 */
public final class Casing {

	private static final char SIGMA = '\u03A3';

	private static final char FINAL_SIGMA = '\u03C2';

	private static final char SMALL_SIGMA = '\u03C3';

	private static final char DOTTED_I = '\u0130';

	private static final String SMALL_DOTTED_I = "i\u0307";

	/** Characters between letters that do not end a word (Unicode's Word_Break). */
	private static final String WITHIN_WORDS = "'.:\u00B7\u0387\u055F\u05F4\u2018\u2019\u2024\u2027\uFE13\uFE52\uFE55\uFF07\uFF0E\uFF1A";

	/** The Greek letters with an iota below, which stays below in a title. */
	private static final char FIRST_IOTA = '\u1F80';

	private static final char LAST_IOTA = '\u1FFF';

	private static final char APOSTROPHE = '\u02BC';

	private static final char IOTA = '\u0399';

	private static final char IOTA_BELOW = '\u0345';

	/** What folds otherwise than into the small letter of its capital. */
	private static final Map<Integer, String> FOLDED = Map.of(0x131, "\u0131", 0x1E9E, "ss");

	private Casing() {
	}

	/**
	 * Returns how much room a text may take in another case: some letters have three
	 * capitals, and those beyond ASCII take more work.
	 */
	public static long room(String text) {
		return text.chars().allMatch((each) -> each < 0x80) ? text.length() : 8L * text.length();
	}

	/** Returns a text in capitals. */
	public static String upper(String text) {
		return text.toUpperCase(Locale.ROOT);
	}

	/** Returns a text in small letters. */
	public static String lower(String text) {
		if (text.indexOf(SIGMA) < 0) {
			return text.toLowerCase(Locale.ROOT);
		}
		StringBuilder lower = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
			appendLower(lower, text, i);
		}
		return lower.toString();
	}

	private static void appendLower(StringBuilder lower, String text, int index) {
		int character = text.codePointAt(index);
		if (character == SIGMA) {
			lower.append(smallSigma(text, index));
		}
		else if (character == DOTTED_I) {
			lower.append(SMALL_DOTTED_I);
		}
		else {
			lower.appendCodePoint(Character.toLowerCase(character));
		}
	}

	/**
	 * Returns the small sigma at a place of a text: at the end of a word it is another.
	 */
	private static char smallSigma(String text, int index) {
		int before = index;
		while (before > 0 && isIgnored(text.codePointBefore(before))) {
			before -= Character.charCount(text.codePointBefore(before));
		}
		if (before == 0 || !isCased(text.codePointBefore(before))) {
			return SMALL_SIGMA;
		}
		int after = index + 1;
		while (after < text.length() && isIgnored(text.codePointAt(after))) {
			after += Character.charCount(text.codePointAt(after));
		}
		return (after < text.length() && isCased(text.codePointAt(after))) ? SMALL_SIGMA : FINAL_SIGMA;
	}

	private static boolean isIgnored(int character) {
		return switch (Character.getType(character)) {
			case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.MODIFIER_LETTER,
					Character.MODIFIER_SYMBOL ->
				true;
			default -> WITHIN_WORDS.indexOf(character) >= 0;
		};
	}

	static String fold(String text) {
		StringBuilder folded = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
			int character = text.codePointAt(i);
			if (character < 0x80) {
				folded.append((char) Character.toLowerCase(character));
			}
			else {
				folded.append(fold(character));
			}
		}
		return folded.toString();
	}

	private static String fold(int character) {
		String folded = FOLDED.get(character);
		if (folded != null) {
			return folded;
		}
		String upper = upper(Character.toString(character));
		if (Character.UnicodeScript.of(character) == Character.UnicodeScript.CHEROKEE) {
			return upper;
		}
		StringBuilder lower = new StringBuilder(2);
		upper.codePoints().forEach((each) -> lower.append(Character.toString(each).toLowerCase(Locale.ROOT)));
		return lower.toString();
	}

	static String swap(String text) {
		StringBuilder swapped = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
			int character = text.codePointAt(i);
			if (Character.isUpperCase(character)) {
				appendLower(swapped, text, i);
			}
			else if (Character.isLowerCase(character)) {
				appendUpper(swapped, character);
			}
			else {
				swapped.appendCodePoint(character);
			}
		}
		return swapped.toString();
	}

	private static void appendUpper(StringBuilder upper, int character) {
		if (character < 0x80) {
			upper.append((char) Character.toUpperCase(character));
		}
		else {
			upper.append(upper(Character.toString(character)));
		}
	}

	static String title(String text) {
		StringBuilder titled = new StringBuilder(text.length());
		boolean inWord = false;
		for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
			int character = text.codePointAt(i);
			if (inWord) {
				appendLower(titled, text, i);
			}
			else {
				appendTitle(titled, character);
			}
			inWord = isCased(character);
		}
		return titled.toString();
	}

	/** Returns a text in small letters, the first a capital. */
	public static String capitalize(String text) {
		if (text.isEmpty()) {
			return text;
		}
		StringBuilder capitalized = new StringBuilder(text.length());
		appendTitle(capitalized, text.codePointAt(0));
		for (int i = Character.charCount(text.codePointAt(0)); i < text.length(); i += Character
			.charCount(text.codePointAt(i))) {
			appendLower(capitalized, text, i);
		}
		return capitalized.toString();
	}

	private static void appendTitle(StringBuilder titled, int character) {
		int simple = Character.toTitleCase(character);
		if (simple != character || character < 0x80 || !Character.isLowerCase(character)) {
			titled.appendCodePoint(simple);
		}
		else {
			titled.append(specialTitle(character));
		}
	}

	/**
	 * Returns the title case of a small letter that is no single character, or itself.
	 */
	private static String specialTitle(int character) {
		String upper = upper(Character.toString(character));
		if (upper.codePointCount(0, upper.length()) == 1) {
			return Character.toString(character);
		}
		String rest = upper.substring(1);
		if (character >= FIRST_IOTA && character <= LAST_IOTA) {
			return upper.charAt(0) + rest.replace(IOTA, IOTA_BELOW);
		}
		return (upper.charAt(0) == APOSTROPHE) ? upper : upper.charAt(0) + rest.toLowerCase(Locale.ROOT);
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
		for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
			int character = text.codePointAt(i);
			boolean capital = Character.isUpperCase(character) || Character.isTitleCase(character);
			if (isCased(character) && capital == inWord) {
				return false;
			}
			inWord = isCased(character);
			found |= inWord;
		}
		return found;
	}

}
