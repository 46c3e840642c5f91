package io.usher.core.transfer;

/**
 * Texts that a spreadsheet would run as a formula, told from others by an apostrophe
 * before them. A text that begins with an apostrophe gets another one, so that taking one
 * off always gives back what there was.
 */
public final class Formulas {

	private static final char MARK = '\'';

	/** The wide forms are the same to spreadsheets of some languages. */
	private static final String RISKY = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

	private static final String QUOTES = "\"'";

	private Formulas() {
	}

	/** Returns the text as it stands in a cell. */
	public static String guarded(String text) {
		return (isMarked(text) || isRisky(text)) ? MARK + text : text;
	}

	/** Returns the text that a cell means. */
	public static String plain(String cell) {
		if (!isMarked(cell)) {
			return cell;
		}
		String rest = cell.substring(1);
		return (isMarked(rest) || isRisky(rest)) ? rest : cell;
	}

	private static boolean isMarked(String text) {
		return !text.isEmpty() && text.charAt(0) == MARK;
	}

	/**
	 * Blanks and quotes before a formula do not keep every spreadsheet from running it.
	 */
	private static boolean isRisky(String text) {
		for (int i = 0; i < text.length(); i++) {
			char letter = text.charAt(i);
			if (RISKY.indexOf(letter) >= 0) {
				return true;
			}
			if (!isPassedOver(letter)) {
				return false;
			}
		}
		return false;
	}

	private static boolean isPassedOver(char letter) {
		return QUOTES.indexOf(letter) >= 0 || Character.isWhitespace(letter) || Character.isSpaceChar(letter)
				|| Character.isISOControl(letter) || Character.getType(letter) == Character.FORMAT;
	}

}
