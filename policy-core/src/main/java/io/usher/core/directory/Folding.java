package io.usher.core.directory;

import java.text.Normalizer;
import java.util.Locale;

import org.apache.commons.lang3.StringUtils;

/**
 * Texts in the forms in which they are compared. Nothing folded contains a control
 * character, so that these can mark places.
 */
final class Folding {

	/** Stands before each word. */
	static final char WORD = 1;

	private static final char FIRST_MARK = '\u0300';

	private static final char LAST_MARK = '\u036f';

	/** Letters that are no others with an accent, as Unicode has it, but look like it. */
	private static final String[] BARRED = { "\u00e6", "\u00f0", "\u00f8", "\u00fe", "\u0111", "\u0127", "\u0142",
			"\u0153", "\u0167" };

	private static final String[] UNBARRED = { "ae", "d", "o", "th", "d", "h", "l", "oe", "t" };

	private Folding() {
	}

	/**
	 * Returns the text without differences of case (with {@code ß} as {@code ss}), width
	 * and composition, without invisible characters, and with single spaces.
	 */
	static String exact(String text) {
		if (isAscii(text)) {
			return spaced(text.toLowerCase(Locale.ROOT));
		}
		String composed = Normalizer.normalize(visible(text), Normalizer.Form.NFKC);
		String folded = lower(lower(composed).toUpperCase(Locale.ROOT));
		return spaced(Normalizer.normalize(folded, Normalizer.Form.NFKC));
	}

	/** Returns a folded text without accents. */
	static String plain(String exact) {
		if (isAscii(exact)) {
			return exact;
		}
		String decomposed = Normalizer.normalize(exact, Normalizer.Form.NFD);
		StringBuilder plain = new StringBuilder(decomposed.length());
		for (int i = 0; i < decomposed.length(); i++) {
			char letter = decomposed.charAt(i);
			if (letter < FIRST_MARK || letter > LAST_MARK) {
				plain.append(letter);
			}
		}
		return Normalizer.normalize(StringUtils.replaceEach(plain.toString(), BARRED, UNBARRED), Normalizer.Form.NFC);
	}

	/**
	 * Puts a mark before each word but the first: after a space, and where a letter or
	 * digit follows what is neither.
	 */
	static String marked(String folded) {
		StringBuilder marked = new StringBuilder(folded.length() + 16);
		boolean afterWord = true;
		boolean afterSpace = false;
		for (int at = 0; at < folded.length();) {
			int letter = folded.codePointAt(at);
			boolean inWord = isOfWord(letter);
			if (afterSpace || inWord && !afterWord) {
				marked.append(WORD);
			}
			marked.appendCodePoint(letter);
			afterWord = inWord;
			afterSpace = letter == ' ';
			at += Character.charCount(letter);
		}
		return marked.toString();
	}

	private static boolean isAscii(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) >= 0x80) {
				return false;
			}
		}
		return true;
	}

	private static String visible(String text) {
		StringBuilder visible = new StringBuilder(text.length());
		for (int at = 0; at < text.length();) {
			int letter = text.codePointAt(at);
			if (letter < 0x80 || !isInvisible(letter)) {
				visible.appendCodePoint(letter);
			}
			at += Character.charCount(letter);
		}
		return visible.toString();
	}

	/** Letter by letter, so that a letter's place in its word does not matter. */
	private static String lower(String text) {
		StringBuilder lower = new StringBuilder(text.length());
		for (int at = 0; at < text.length();) {
			int letter = text.codePointAt(at);
			lower.appendCodePoint(Character.toLowerCase(letter));
			at += Character.charCount(letter);
		}
		return lower.toString();
	}

	private static String spaced(String text) {
		if (isSpaced(text)) {
			return text;
		}
		StringBuilder spaced = new StringBuilder(text.length());
		boolean pending = false;
		for (int i = 0; i < text.length(); i++) {
			char letter = text.charAt(i);
			if (isSpace(letter)) {
				pending = !spaced.isEmpty();
			}
			else {
				if (pending) {
					spaced.append(' ');
					pending = false;
				}
				spaced.append(letter);
			}
		}
		return spaced.toString();
	}

	private static boolean isSpaced(String text) {
		boolean afterSpace = true;
		for (int i = 0; i < text.length(); i++) {
			char letter = text.charAt(i);
			boolean space = isSpace(letter);
			if (space && (afterSpace || letter != ' ')) {
				return false;
			}
			afterSpace = space;
		}
		return !afterSpace || text.isEmpty();
	}

	private static boolean isSpace(char letter) {
		if (letter < 0x7F) {
			return letter <= ' ';
		}
		return Character.isISOControl(letter) || Character.isWhitespace(letter) || Character.isSpaceChar(letter);
	}

	/** Tells whether it is a joiner, a direction mark, a selector of variants or so. */
	private static boolean isInvisible(int letter) {
		return Character.getType(letter) == Character.FORMAT || letter >= 0xFE00 && letter <= 0xFE0F
				|| letter >= 0xE0100 && letter <= 0xE01EF;
	}

	private static boolean isOfWord(int letter) {
		if (letter < 0x80) {
			return letter >= 'a' && letter <= 'z' || letter >= '0' && letter <= '9';
		}
		return switch (Character.getType(letter)) {
			case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
			default -> Character.isLetterOrDigit(letter);
		};
	}

}
