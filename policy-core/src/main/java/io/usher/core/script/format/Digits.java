package io.usher.core.script.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.value.FloatText;

/**
 * The digits of numbers without a sign, rounded as C rounds them.
 */
final class Digits {

	private static final int MAX_PRECISION = 1000;

	private Digits() {
	}

	/**
	 * Returns the digits of a number.
	 * @param type {@code e}, {@code f} or {@code g}, or its capital
	 * @param alternate whether a point is always written
	 */
	static String of(double value, int precision, char type, boolean alternate) {
		checkPrecision(precision);
		String digits = digits(Math.abs(value), precision, Character.toLowerCase(type), alternate);
		return Character.isUpperCase(type) ? digits.toUpperCase(Locale.ROOT) : digits;
	}

	/**
	 * Returns as many digits as asked for, and at least one after the point.
	 * @param precision how many digits
	 */
	static String ofAny(double value, int precision, boolean alternate) {
		checkPrecision(precision);
		double magnitude = Math.abs(value);
		if (Double.isNaN(magnitude) || Double.isInfinite(magnitude)) {
			return FloatText.repr(magnitude);
		}
		int places = Math.max(1, precision);
		String digits = general(magnitude, places, places - 1, alternate);
		boolean plain = digits.chars().allMatch(Character::isDigit);
		return plain ? digits + ".0" : (alternate && digits.endsWith(".")) ? digits + "0" : digits;
	}

	private static void checkPrecision(int precision) {
		if (precision > MAX_PRECISION) {
			throw ScriptFailure.limit("a precision of " + precision + " (expected: up to " + MAX_PRECISION + ")");
		}
	}

	private static String digits(double value, int precision, char type, boolean alternate) {
		if (Double.isNaN(value) || Double.isInfinite(value)) {
			return FloatText.repr(value);
		}
		return switch (type) {
			case 'e' -> scientific(value, precision, alternate);
			case 'f' -> fixed(value, precision, alternate);
			default -> general(value, Math.max(1, precision), Math.max(1, precision), alternate);
		};
	}

	private static String fixed(double value, int precision, boolean alternate) {
		String plain = new BigDecimal(value).setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
		return (alternate && precision == 0) ? plain + "." : plain;
	}

	private static String scientific(double value, int precision, boolean alternate) {
		BigDecimal rounded = rounded(value, precision + 1);
		StringBuilder digits = new StringBuilder(rounded.unscaledValue().toString());
		int exponent = (value == 0) ? 0 : digits.length() - 1 - rounded.scale();
		while (digits.length() <= precision) {
			digits.append('0');
		}
		digits.setLength(precision + 1);
		if (precision > 0 || alternate) {
			digits.insert(1, '.');
		}
		return digits + FloatText.exponent(exponent);
	}

	private static BigDecimal rounded(double value, int digits) {
		return new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
	}

	private static String general(double value, int precision, int largest, boolean alternate) {
		BigDecimal rounded = rounded(value, precision);
		int exponent = (value == 0) ? 0 : rounded.precision() - 1 - rounded.scale();
		if (exponent < -4 || exponent >= largest) {
			String digits = scientific(value, precision - 1, alternate);
			int letter = digits.indexOf('e');
			return alternate ? digits : withoutZeros(digits.substring(0, letter)) + digits.substring(letter);
		}
		String plain = fixed(value, precision - 1 - exponent, alternate);
		return alternate ? plain : withoutZeros(plain);
	}

	private static String withoutZeros(String digits) {
		if (digits.indexOf('.') < 0) {
			return digits;
		}
		int end = digits.length();
		while (digits.charAt(end - 1) == '0') {
			end--;
		}
		return digits.substring(0, (digits.charAt(end - 1) == '.') ? end - 1 : end);
	}

}
