package io.usher.core.script.value;

import java.math.BigDecimal;
import java.math.BigInteger;

import io.usher.core.script.function.ScriptFailure;
import org.jspecify.annotations.Nullable;

/**
 * Python's numbers: whole ones of any size, floating ones, and truth values as 1 and 0.
 */
public final class Numbers {

	/** How many bits a whole number may have. */
	public static final int MAX_BITS = 1 << 15;

	/** How many digits a whole number may have to be printed or read, as in Python. */
	public static final int MAX_DIGITS = 4300;

	private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);

	private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

	/** Up to here every whole number is a floating one too. */
	private static final long EXACT = 1L << 53;

	private Numbers() {
	}

	/** Returns a whole number in the form that scripts hold it. */
	public static Object narrow(BigInteger value) {
		if (value.compareTo(LONG_MIN) >= 0 && value.compareTo(LONG_MAX) <= 0) {
			return value.longValue();
		}
		if (value.bitLength() > MAX_BITS) {
			throw ScriptFailure.limit("a number of " + value.bitLength() + " bits (expected: up to " + MAX_BITS + ")");
		}
		return value;
	}

	/** Returns whether a value is a whole number, or a truth value. */
	public static boolean isWhole(@Nullable Object value) {
		return value instanceof Long || value instanceof Boolean || value instanceof BigInteger;
	}

	/** Returns whether a value is a number, or a truth value. */
	public static boolean isNumber(@Nullable Object value) {
		return value instanceof Double || isWhole(value);
	}

	/** Returns a {@linkplain #isWhole whole} number, whatever its size. */
	public static BigInteger big(@Nullable Object value) {
		return (value instanceof BigInteger big) ? big : BigInteger.valueOf(small(value));
	}

	/** Returns whether a whole number fits a {@code long}. */
	public static boolean isSmall(@Nullable Object value) {
		return value instanceof Long || value instanceof Boolean;
	}

	/** Returns a {@linkplain #isSmall small} number. */
	public static long small(@Nullable Object value) {
		if (value instanceof Long number) {
			return number;
		}
		return Boolean.TRUE.equals(value) ? 1 : 0;
	}

	/**
	 * Returns a number as a floating one.
	 * @throws ScriptFailure when it is too large
	 */
	public static double floating(@Nullable Object value) {
		if (value instanceof Double number) {
			return number;
		}
		if (value instanceof BigInteger big) {
			double converted = big.doubleValue();
			if (Double.isInfinite(converted)) {
				throw ScriptFailure.of("OverflowError", "int too large to convert to float");
			}
			return converted;
		}
		return small(value);
	}

	/** Compares two numbers, neither of them NaN, exactly. */
	static int compare(@Nullable Object left, @Nullable Object right) {
		if (isSmall(left) && isSmall(right)) {
			return Long.compare(small(left), small(right));
		}
		if (isWhole(left) && isWhole(right)) {
			return big(left).compareTo(big(right));
		}
		double first = approximate(left);
		double second = approximate(right);
		boolean exact = Math.abs(first) < EXACT && Math.abs(second) < EXACT;
		if (exact || Double.isInfinite(first) || Double.isInfinite(second) || isFloating(left, right)) {
			return (first < second) ? -1 : (first > second) ? 1 : 0;
		}
		return exact(left).compareTo(exact(right));
	}

	private static boolean isFloating(@Nullable Object left, @Nullable Object right) {
		return left instanceof Double && right instanceof Double;
	}

	private static double approximate(@Nullable Object value) {
		if (value instanceof BigInteger big) {
			double converted = big.doubleValue();
			return Double.isInfinite(converted) ? Math.copySign(Double.MAX_VALUE, big.signum()) : converted;
		}
		return floating(value);
	}

	private static BigDecimal exact(@Nullable Object value) {
		return (value instanceof Double number) ? new BigDecimal(number) : new BigDecimal(big(value));
	}

	/**
	 * Returns a whole number that stands for a place or a count, cut to the range of an
	 * {@code int}.
	 * @throws ScriptFailure when the value is no whole number
	 */
	public static int index(@Nullable Object value, String what) {
		if (value instanceof Undefined undefined) {
			throw undefined.failure();
		}
		if (!isWhole(value)) {
			throw ScriptFailure.type(what + " must be an int, not " + Types.name(value));
		}
		if (value instanceof BigInteger big) {
			return (big.signum() < 0) ? Integer.MIN_VALUE : Integer.MAX_VALUE;
		}
		return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, small(value)));
	}

}
