package io.usher.core.script.builtin;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.Parameters.Arguments;
import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.value.Arithmetic;
import io.usher.core.script.value.Numbers;
import io.usher.core.script.value.Strings;
import io.usher.core.script.value.Types;
import io.usher.core.script.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * Filters of numbers.
 */
final class NumberFilters {

	private static final Pattern FLOAT = Pattern
		.compile("[+-]?(?:(?:\\d+(?:_\\d+)*)?\\.?\\d+(?:_\\d+)*|\\d+(?:_\\d+)*\\.)(?:[eE][+-]?\\d+(?:_\\d+)*)?");

	private static final Pattern SPECIAL = Pattern.compile("(?i)[+-]?(?:inf(?:inity)?|nan)");

	private static final Pattern DIGITS = Pattern.compile("[0-9a-z]+(?:_[0-9a-z]+)*");

	private static final int MAX_FLOAT_LENGTH = 1000;

	private static final int MAX_PRECISION = 400;

	private NumberFilters() {
	}

	static Object abs(CallContext context, Arguments arguments) {
		Object value = arguments.get(0);
		checkDefined(value);
		if (value instanceof Double number) {
			return Math.abs(number);
		}
		if (Numbers.isWhole(value)) {
			return Numbers.narrow(Numbers.big(value).abs());
		}
		throw ScriptFailure.type("bad operand type for abs(): '" + Types.name(value) + "'");
	}

	private static void checkDefined(@Nullable Object value) {
		if (value instanceof Undefined undefined) {
			throw undefined.failure();
		}
	}

	static @Nullable Object toInt(CallContext context, Arguments arguments) {
		Object value = arguments.get(0);
		checkDefined(value);
		if (value instanceof String text) {
			context.work(text.length());
			Object base = arguments.get(2, 10L);
			// A base that is no number is ignored, as is a text that is none.
			BigInteger whole = Numbers.isWhole(base) ? whole(text, Numbers.index(base, "base")) : null;
			if (whole != null) {
				return Numbers.narrow(whole);
			}
			Double number = floating(text);
			return (number != null && isFinite(number)) ? truncate(number) : arguments.get(1, 0L);
		}
		if (value instanceof Double number) {
			if (Double.isInfinite(number)) {
				throw ScriptFailure.of("OverflowError", "cannot convert float infinity to integer");
			}
			return Double.isNaN(number) ? arguments.get(1, 0L) : truncate(number);
		}
		return Numbers.isWhole(value) ? Numbers.narrow(Numbers.big(value)) : arguments.get(1, 0L);
	}

	private static boolean isFinite(double number) {
		return !Double.isInfinite(number) && !Double.isNaN(number);
	}

	private static Object truncate(double number) {
		return Numbers.narrow(new BigDecimal(number).toBigInteger());
	}

	static @Nullable Object toFloat(CallContext context, Arguments arguments) {
		Object value = arguments.get(0);
		checkDefined(value);
		if (value instanceof String text) {
			Double number = floating(text);
			return (number != null) ? number : arguments.get(1, 0.0);
		}
		return Numbers.isNumber(value) ? Numbers.floating(value) : arguments.get(1, 0.0);
	}

	/** Reads a whole number as {@code int} does, or returns null. */
	private static @Nullable BigInteger whole(String text, int base) {
		if (base != 0 && (base < 2 || base > 36)) {
			return null;
		}
		String digits = westernDigits(Strings.strip(text)).toLowerCase(Locale.ROOT);
		boolean negative = digits.startsWith("-");
		if (negative || digits.startsWith("+")) {
			digits = digits.substring(1);
		}
		int radix = (base == 0) ? 10 : base;
		for (String prefix : new String[] { "0x16", "0o8", "0b2" }) {
			int prefixed = Integer.parseInt(prefix.substring(2));
			if (digits.startsWith(prefix.substring(0, 2)) && (base == 0 || base == prefixed)) {
				digits = digits.substring((digits.startsWith("_", 2)) ? 3 : 2);
				radix = prefixed;
			}
		}
		if (digits.length() > Numbers.MAX_DIGITS || !DIGITS.matcher(digits).matches()) {
			return null;
		}
		try {
			BigInteger number = new BigInteger(digits.replace("_", ""), radix);
			return negative ? number.negate() : number;
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	private static String westernDigits(String text) {
		if (text.chars().allMatch((each) -> each < 0x80)) {
			return text;
		}
		StringBuilder western = new StringBuilder(text.length());
		text.codePoints().forEach((each) -> {
			int digit = Character.isDigit(each) ? Character.digit(each, 10) : -1;
			western.appendCodePoint((digit >= 0) ? '0' + digit : each);
		});
		return western.toString();
	}

	/** Reads a number as {@code float} does, or returns null. */
	private static @Nullable Double floating(String text) {
		String digits = westernDigits(Strings.strip(text));
		if (SPECIAL.matcher(digits).matches()) {
			double infinite = digits.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
			return digits.toLowerCase(Locale.ROOT).contains("nan") ? Double.NaN : infinite;
		}
		if (digits.length() > MAX_FLOAT_LENGTH || !FLOAT.matcher(digits).matches()) {
			return null;
		}
		return Double.valueOf(digits.replace("_", ""));
	}

	static Object round(CallContext context, Arguments arguments) {
		Object value = arguments.get(0);
		int precision = Numbers.index(arguments.get(1, 0L), "precision");
		String method = context.text(arguments.get(2, "common"));
		if (!Numbers.isNumber(value)) {
			checkDefined(value);
			throw ScriptFailure.type("type " + Types.name(value) + " doesn't define __round__ method");
		}
		if (Math.abs((long) precision) > MAX_PRECISION) {
			throw ScriptFailure.limit("a precision of " + precision + " (expected: up to " + MAX_PRECISION + ")");
		}
		return switch (method) {
			case "common" -> round(value, precision);
			case "ceil", "floor" -> {
				Object factor = Arithmetic.power(10L, (long) precision, context);
				Object scaled = Arithmetic.multiply(value, factor, context);
				yield Arithmetic.divide(whole(scaled, method.equals("ceil")), factor);
			}
			default -> throw ScriptFailure.of("FilterArgumentError", "method must be common, ceil or floor");
		};
	}

	/** Returns the next whole number above, or below. */
	private static Object whole(Object value, boolean above) {
		if (!(value instanceof Double number)) {
			return value;
		}
		if (!isFinite(number)) {
			throw ScriptFailure.of(number.isNaN() ? "ValueError" : "OverflowError",
					"cannot convert float " + (number.isNaN() ? "NaN" : "infinity") + " to integer");
		}
		return truncate(above ? Math.ceil(number) : Math.floor(number));
	}

	private static Object round(@Nullable Object value, int precision) {
		if (value instanceof Double number) {
			// Java's decimal numbers know no negative zero.
			return isFinite(number) ? Math.copySign(
					new BigDecimal(number).setScale(precision, RoundingMode.HALF_EVEN).doubleValue(), number) : number;
		}
		if (precision >= 0) {
			return Numbers.narrow(Numbers.big(value));
		}
		return Numbers
			.narrow(new BigDecimal(Numbers.big(value)).setScale(precision, RoundingMode.HALF_EVEN).toBigIntegerExact());
	}

}
