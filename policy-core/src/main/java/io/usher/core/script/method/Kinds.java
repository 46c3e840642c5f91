package io.usher.core.script.method;

import java.util.function.IntPredicate;

/**
 * The kinds of characters, as Unicode and Python know them.
 */
final class Kinds {

	/** Digits that are no decimal ones, such as ², as first and last of each range. */
	private static final int[] DIGITS = { 0xB2, 0xB3, 0xB9, 0xB9, 0x1369, 0x1371, 0x19DA, 0x19DA, 0x2070, 0x2070,
			0x2074, 0x2079, 0x2080, 0x2089, 0x2460, 0x2468, 0x2474, 0x247C, 0x2488, 0x2490, 0x24EA, 0x24EA, 0x24F5,
			0x24FD, 0x24FF, 0x24FF, 0x2776, 0x277E, 0x2780, 0x2788, 0x278A, 0x2792, 0x10A40, 0x10A43, 0x10E60, 0x10E68,
			0x11052, 0x1105A, 0x1F100, 0x1F10A };

	/** Letters that stand for numbers. */
	private static final String NUMBERS = "\u3405\u3483\u382A\u3B4D\u4E00\u4E03\u4E07\u4E09\u4E5D\u4E8C\u4E94\u4E96"
			+ "\u4EBF\u4EC0\u4EDF\u4EE8\u4F0D\u4F70\u5104\u5146\u5169\u516B\u516D\u5341\u5343\u5344\u5345\u534C\u53C1"
			+ "\u53C2\u53C3\u53C4\u56DB\u58F1\u58F9\u5E7A\u5EFE\u5EFF\u5F0C\u5F0D\u5F0E\u5F10\u62FE\u634C\u67D2\u6F06"
			+ "\u7396\u767E\u8086\u842C\u8CAE\u8CB3\u8D30\u9621\u9646\u964C\u9678\u96F6\uF96B\uF973\uF978\uF9B2\uF9D1"
			+ "\uF9D3\uF9FD";

	private Kinds() {
	}

	/** Returns whether there are characters, all of a kind. */
	static boolean areAll(String text, IntPredicate kind) {
		return !text.isEmpty() && text.codePoints().allMatch(kind);
	}

	static boolean isDigit(int character) {
		if (Character.isDigit(character)) {
			return true;
		}
		for (int i = 0; i < DIGITS.length; i += 2) {
			if (character >= DIGITS[i] && character <= DIGITS[i + 1]) {
				return true;
			}
		}
		return false;
	}

	static boolean isNumeric(int character) {
		return switch (Character.getType(character)) {
			case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
			default -> NUMBERS.indexOf(character) >= 0;
		};
	}

	static boolean isAlphanumeric(int character) {
		return Character.isLetter(character) || isNumeric(character);
	}

	static boolean isIdentifier(String text) {
		if (text.isEmpty()) {
			return false;
		}
		int first = text.codePointAt(0);
		return (first == '_' || Character.isUnicodeIdentifierStart(first)) && text.codePoints()
			.allMatch((each) -> Character.isUnicodeIdentifierPart(each) && !Character.isIdentifierIgnorable(each));
	}

}
