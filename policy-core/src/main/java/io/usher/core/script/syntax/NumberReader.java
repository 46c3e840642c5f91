package io.usher.core.script.syntax;

/**
 * Reads one number of a source: {@code 1_000}, {@code 0x1F}, {@code 2.5e-3}.
 */
final class NumberReader {

	private final Source source;

	private final int start;

	private int end;

	private boolean floating;

	NumberReader(Source source, int start) {
		this.source = source;
		this.start = start;
		if (!readFloat()) {
			this.end = readInteger();
		}
	}

	boolean isFloat() {
		return this.floating;
	}

	int end() {
		return this.end;
	}

	/** Returns the number as written, without underscores. */
	String digits() {
		return this.source.substring(this.start, this.end).replace("_", "");
	}

	private boolean readFloat() {
		if (this.start > 0 && this.source.at(this.start - 1) == '.') {
			return false;
		}
		int whole = digits(this.start, 10);
		int fraction = (this.source.at(whole) == '.') ? digits(whole + 1, 10) : whole + 1;
		int mantissa = (fraction > whole + 1) ? fraction : whole;
		int exponent = exponent(mantissa);
		this.floating = exponent > mantissa || mantissa > whole;
		this.end = exponent;
		return this.floating;
	}

	private int exponent(int from) {
		char letter = this.source.at(from);
		if (letter != 'e' && letter != 'E') {
			return from;
		}
		char sign = this.source.at(from + 1);
		int digits = (sign == '+' || sign == '-') ? from + 2 : from + 1;
		int after = digits(digits, 10);
		return (after > digits) ? after : from;
	}

	private int readInteger() {
		if (this.source.at(this.start) == '0') {
			int radix = switch (this.source.at(this.start + 1)) {
				case 'b', 'B' -> 2;
				case 'o', 'O' -> 8;
				case 'x', 'X' -> 16;
				default -> 0;
			};
			if (radix > 0) {
				int first = this.start + 2 + ((this.source.at(this.start + 2) == '_') ? 1 : 0);
				int after = digits(first, radix);
				return (after > first) ? after : this.start + 1;
			}
			return digits(this.start, 1);
		}
		return digits(this.start, 10);
	}

	/** Returns the place after digits with single underscores between them. */
	private int digits(int from, int radix) {
		int index = from;
		int after = from;
		while (isDigit(this.source.at(index), radix)) {
			after = index + 1;
			index = (this.source.at(after) == '_') ? after + 1 : after;
		}
		return after;
	}

	private static boolean isDigit(char character, int radix) {
		if (radix == 1) {
			return character == '0';
		}
		return character < 0x80 && Character.digit(character, radix) >= 0;
	}

}
