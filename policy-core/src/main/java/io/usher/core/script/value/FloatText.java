package io.usher.core.script.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Floating numbers as Python prints them: the shortest digits that read back as the same
 * number.
 */
public final class FloatText {

	private static final int MOST_SPARE = 2;

	private static final int LAST_PRECISION = 17;

	private static final int LARGEST_PLAIN = 16;

	private static final int SMALLEST_PLAIN = -4;

	private static final RoundingMode[] NEAREST = { RoundingMode.HALF_EVEN, RoundingMode.UP, RoundingMode.DOWN };

	private FloatText() {
	}

	/** Returns what {@code repr} prints. */
	public static String repr(double value) {
		if (Double.isNaN(value)) {
			return "nan";
		}
		if (Double.isInfinite(value)) {
			return (value > 0) ? "inf" : "-inf";
		}
		if (value == Math.rint(value) && Math.abs(value) < 1e15) {
			return ((value == 0 && 1 / value < 0) ? "-0" : Long.toString((long) value)) + ".0";
		}
		BigDecimal shortest = shortest(Math.abs(value));
		String digits = shortest.unscaledValue().toString();
		int exponent = digits.length() - shortest.scale() - 1;
		String sign = (value < 0) ? "-" : "";
		if (exponent < SMALLEST_PLAIN || exponent >= LARGEST_PLAIN) {
			String fraction = (digits.length() > 1) ? "." + digits.substring(1) : "";
			return sign + digits.charAt(0) + fraction + exponent(exponent);
		}
		String plain = shortest.toPlainString();
		return sign + (plain.contains(".") ? plain : plain + ".0");
	}

	/** Returns an exponent as C prints it: signed, of two digits at least. */
	public static String exponent(int exponent) {
		String digits = Integer.toString(Math.abs(exponent));
		return "e" + ((exponent < 0) ? "-" : "+") + ((digits.length() < 2) ? "0" + digits : digits);
	}

	private static BigDecimal shortest(double value) {
		BigDecimal exact = new BigDecimal(value);
		// Java's digits read back as well, but may be some more than are needed.
		int enough = new BigDecimal(Double.toString(value)).precision();
		for (int precision = Math.max(1, enough - MOST_SPARE); precision < LAST_PRECISION; precision++) {
			// Beside a power of two, the nearest may not read back, and its neighbour
			// does.
			for (RoundingMode mode : NEAREST) {
				BigDecimal rounded = exact.round(new MathContext(precision, mode));
				if (rounded.doubleValue() == value) {
					return rounded.stripTrailingZeros();
				}
			}
		}
		return exact.round(new MathContext(LAST_PRECISION, RoundingMode.HALF_EVEN)).stripTrailingZeros();
	}

}
