package io.usher.core.script.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.ScriptFailure;
import org.jspecify.annotations.Nullable;

/**
 * Python's operators of numbers and sequences.
 */
public final class Arithmetic {

	private static final int MAX_EXPONENT = 1 << 16;

	private Arithmetic() {
	}

	/** Returns the sum, or two sequences joined. */
	public static Object add(@Nullable Object left, @Nullable Object right, CallContext context) {
		if (left instanceof String first && right instanceof String second) {
			context.room((long) first.length() + second.length());
			return first.concat(second);
		}
		if (areNumbers(left, right)) {
			return addNumbers(left, right);
		}
		checkDefined(left, right);
		if (isText(left) && isText(right)) {
			return Markup.join(Arrays.asList(left, right), context);
		}
		if (left instanceof Tuple || left instanceof ListValue) {
			return join((List<?>) left, right, context);
		}
		if (left instanceof String) {
			throw ScriptFailure.type("can only concatenate str (not \"" + Types.name(right)
					+ "\") to str (expected: ~, which joins any values, or two strings)");
		}
		throw unsupported("+", left, right);
	}

	private static boolean isText(@Nullable Object value) {
		return value instanceof String || value instanceof Markup;
	}

	private static Object addNumbers(@Nullable Object left, @Nullable Object right) {
		if (Numbers.isSmall(left) && Numbers.isSmall(right)) {
			long first = Numbers.small(left);
			long second = Numbers.small(right);
			long sum = first + second;
			if (((first ^ sum) & (second ^ sum)) >= 0) {
				return sum;
			}
		}
		if (isFloating(left, right)) {
			return Numbers.floating(left) + Numbers.floating(right);
		}
		return Numbers.narrow(Numbers.big(left).add(Numbers.big(right)));
	}

	private static Object join(List<?> left, @Nullable Object right, CallContext context) {
		if (!(right instanceof List<?> second) || !Types.name(left).equals(Types.name(right))) {
			throw ScriptFailure.type("can only concatenate " + Types.name(left) + " (not \"" + Types.name(right)
					+ "\") to " + Types.name(left));
		}
		context.room((long) left.size() + second.size());
		ArrayList<@Nullable Object> joined = new ArrayList<>(left.size() + second.size());
		joined.addAll(left);
		joined.addAll(second);
		return (left instanceof Tuple) ? Tuple.copyOf(joined) : ListValue.owning(joined);
	}

	/** Returns the difference. */
	public static Object subtract(@Nullable Object left, @Nullable Object right) {
		checkNumbers("-", left, right);
		if (isFloating(left, right)) {
			return Numbers.floating(left) - Numbers.floating(right);
		}
		return Numbers.narrow(Numbers.big(left).subtract(Numbers.big(right)));
	}

	/** Returns the product, or a sequence repeated. */
	public static Object multiply(@Nullable Object left, @Nullable Object right, CallContext context) {
		if (areNumbers(left, right)) {
			if (isFloating(left, right)) {
				return Numbers.floating(left) * Numbers.floating(right);
			}
			if (Numbers.isSmall(left) && Numbers.isSmall(right)) {
				return Numbers.narrow(BigInteger.valueOf(Numbers.small(left)).multiply(Numbers.big(right)));
			}
			context.work(Numbers.big(left).bitLength() / 64L * (Numbers.big(right).bitLength() / 64L) / 16);
			return Numbers.narrow(Numbers.big(left).multiply(Numbers.big(right)));
		}
		checkDefined(left, right);
		if (Numbers.isWhole(right) && isRepeatable(left)) {
			return repeat(left, right, context);
		}
		if (Numbers.isWhole(left) && isRepeatable(right)) {
			return repeat(right, left, context);
		}
		throw unsupported("*", left, right);
	}

	private static boolean isRepeatable(@Nullable Object value) {
		return isText(value) || value instanceof ListValue || value instanceof Tuple;
	}

	private static Object repeat(@Nullable Object value, @Nullable Object count, CallContext context) {
		long times = Math.max(0, Numbers.index(count, "a count"));
		if (value instanceof Markup markup) {
			return new Markup((String) repeat(markup.text(), count, context));
		}
		if (value instanceof String text) {
			context.room(product(text.length(), times));
			return text.isEmpty() ? "" : text.repeat((int) times);
		}
		List<?> list = (value instanceof List<?> sequence) ? sequence : List.of();
		context.room(product(list.size(), times));
		if (list.isEmpty()) {
			// Nothing stays nothing, however often.
			times = 0;
		}
		ArrayList<@Nullable Object> repeated = new ArrayList<>((int) (list.size() * times));
		for (long i = 0; i < times; i++) {
			repeated.addAll(list);
		}
		return (value instanceof Tuple) ? Tuple.copyOf(repeated) : ListValue.owning(repeated);
	}

	/** Returns how much is wanted, the greatest number when there is none for it. */
	private static long product(int size, long times) {
		return (size > 0 && times > Long.MAX_VALUE / size) ? Long.MAX_VALUE : size * times;
	}

	/** Returns the quotient, always a floating number. */
	public static Object divide(@Nullable Object left, @Nullable Object right) {
		checkNumbers("/", left, right);
		checkDivisor(right, isFloating(left, right) ? "float division by zero" : "division by zero");
		if (!isFloating(left, right) && !(Numbers.isSmall(left) && Numbers.isSmall(right))) {
			return divideLarge(Numbers.big(left), Numbers.big(right));
		}
		return Numbers.floating(left) / Numbers.floating(right);
	}

	private static Object divideLarge(BigInteger left, BigInteger right) {
		double quotient = new BigDecimal(left).divide(new BigDecimal(right), MathContext.DECIMAL128).doubleValue();
		if (Double.isInfinite(quotient)) {
			throw ScriptFailure.of("OverflowError", "integer division result too large for a float");
		}
		return quotient;
	}

	/** Returns the quotient rounded towards minus infinity. */
	public static Object floorDivide(@Nullable Object left, @Nullable Object right) {
		checkNumbers("//", left, right);
		if (isFloating(left, right)) {
			checkDivisor(right, "float floor division by zero");
			return floorDivide(Numbers.floating(left), Numbers.floating(right));
		}
		checkDivisor(right, "integer division or modulo by zero");
		BigInteger[] parts = Numbers.big(left).divideAndRemainder(Numbers.big(right));
		boolean below = parts[1].signum() != 0 && parts[1].signum() != Numbers.big(right).signum();
		return Numbers.narrow(below ? parts[0].subtract(BigInteger.ONE) : parts[0]);
	}

	private static double floorDivide(double left, double right) {
		double quotient = (left - modulo(left, right)) / right;
		if (quotient == 0) {
			return Math.copySign(0, left / right);
		}
		double floor = Math.floor(quotient);
		return (quotient - floor > 0.5) ? floor + 1 : floor;
	}

	/** Returns the remainder, which has the sign of the divisor. */
	public static Object modulo(@Nullable Object left, @Nullable Object right) {
		checkNumbers("%", left, right);
		if (isFloating(left, right)) {
			checkDivisor(right, "float modulo");
			return modulo(Numbers.floating(left), Numbers.floating(right));
		}
		checkDivisor(right, "integer modulo by zero");
		if (Numbers.isSmall(left) && Numbers.isSmall(right)) {
			return Math.floorMod(Numbers.small(left), Numbers.small(right));
		}
		BigInteger divisor = Numbers.big(right);
		BigInteger remainder = Numbers.big(left).remainder(divisor);
		boolean other = remainder.signum() != 0 && remainder.signum() != divisor.signum();
		return Numbers.narrow(other ? remainder.add(divisor) : remainder);
	}

	private static double modulo(double left, double right) {
		double remainder = left % right;
		if (remainder == 0) {
			return Math.copySign(0, right);
		}
		return ((remainder < 0) == (right < 0)) ? remainder : remainder + right;
	}

	/** Returns the power. */
	public static Object power(@Nullable Object left, @Nullable Object right, CallContext context) {
		checkNumbers("** or pow()", left, right);
		if (!isFloating(left, right) && Numbers.big(right).signum() >= 0) {
			return wholePower(Numbers.big(left), right, context);
		}
		double base = Numbers.floating(left);
		double exponent = Numbers.floating(right);
		if (base == 0 && exponent < 0) {
			throw ScriptFailure.of("ZeroDivisionError", "0.0 cannot be raised to a negative power");
		}
		double result = Math.pow(base, exponent);
		if (Double.isNaN(result) && !Double.isNaN(base) && !Double.isNaN(exponent)) {
			throw ScriptFailure.value("a negative number cannot be raised to a fraction (expected: a positive number)");
		}
		if (Double.isInfinite(result) && !Double.isInfinite(base) && !Double.isInfinite(exponent)) {
			throw ScriptFailure.of("OverflowError", "(34, 'Numerical result out of range')");
		}
		return result;
	}

	private static Object wholePower(BigInteger base, @Nullable Object exponent, CallContext context) {
		if (base.bitLength() <= 1 && base.signum() >= 0) {
			return (base.signum() == 0 && Numbers.big(exponent).signum() != 0) ? 0L : 1L;
		}
		int times = Numbers.index(exponent, "an exponent");
		long bits = (long) base.bitLength() * Math.min(times, MAX_EXPONENT);
		if (times > MAX_EXPONENT || bits > 2L * Numbers.MAX_BITS) {
			throw ScriptFailure
				.limit("a power of " + bits + " bits or more (expected: up to " + Numbers.MAX_BITS + ")");
		}
		context.work(bits / 16);
		return Numbers.narrow(base.pow(times));
	}

	/** Returns the number with its sign changed. */
	public static Object negate(@Nullable Object value) {
		if (value instanceof Double number) {
			return -number;
		}
		if (Numbers.isWhole(value)) {
			return Numbers.narrow(Numbers.big(value).negate());
		}
		throw unary("-", value);
	}

	/** Returns the number. */
	public static Object plus(@Nullable Object value) {
		if (value instanceof Double number) {
			return number;
		}
		if (Numbers.isWhole(value)) {
			return Numbers.narrow(Numbers.big(value));
		}
		throw unary("+", value);
	}

	private static ScriptFailure unary(String operator, @Nullable Object value) {
		return (value instanceof Undefined undefined) ? undefined.failure()
				: ScriptFailure.type("bad operand type for unary " + operator + ": '" + Types.name(value) + "'");
	}

	private static boolean areNumbers(@Nullable Object left, @Nullable Object right) {
		return Numbers.isNumber(left) && Numbers.isNumber(right);
	}

	private static boolean isFloating(@Nullable Object left, @Nullable Object right) {
		return left instanceof Double || right instanceof Double;
	}

	private static void checkNumbers(String operator, @Nullable Object left, @Nullable Object right) {
		if (!areNumbers(left, right)) {
			checkDefined(left, right);
			throw unsupported(operator, left, right);
		}
	}

	private static void checkDefined(@Nullable Object left, @Nullable Object right) {
		if (left instanceof Undefined undefined) {
			throw undefined.failure();
		}
		if (right instanceof Undefined undefined) {
			throw undefined.failure();
		}
	}

	private static void checkDivisor(@Nullable Object divisor, String message) {
		if (!Truth.of(divisor)) {
			throw ScriptFailure.of("ZeroDivisionError", message);
		}
	}

	private static ScriptFailure unsupported(String operator, @Nullable Object left, @Nullable Object right) {
		return ScriptFailure.type("unsupported operand type(s) for " + operator + ": '" + Types.name(left) + "' and '"
				+ Types.name(right) + "'");
	}

}
