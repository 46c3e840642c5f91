package io.usher.core.script.method;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.Parameters.Arguments;
import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.value.BytesValue;
import io.usher.core.script.value.Numbers;
import io.usher.core.script.value.Strings;
import io.usher.core.script.value.Truth;
import io.usher.core.script.value.Tuple;
import io.usher.core.script.value.Types;
import org.jspecify.annotations.Nullable;

/**
 * The attributes and methods of numbers.
 */
final class NumberMethods {

	private static final MethodTable<Object> WHOLE = new MethodTable<>();

	private static final MethodTable<Double> FLOATING = new MethodTable<>();

	private static final int MAX_BYTES = Numbers.MAX_BITS / Byte.SIZE;

	private static final Pattern HEX = Pattern
		.compile("(?i)([+-]?)(?:0x)?([0-9a-f]*)(?:\\.([0-9a-f]*))?(?:p([+-]?[0-9]{1,9}))?");

	static {
		WHOLE.add("bit_length", (context, self, arguments) -> (long) Numbers.big(self).abs().bitLength());
		WHOLE.add("bit_count", (context, self, arguments) -> (long) Numbers.big(self).abs().bitCount());
		WHOLE.add("conjugate", (context, self, arguments) -> Numbers.narrow(Numbers.big(self)));
		WHOLE.add("as_integer_ratio", (context, self, arguments) -> ratio(Numbers.big(self), BigInteger.ONE));
		WHOLE.addNamed("to_bytes", NumberMethods::toBytes, "length?", "byteorder?", "signed?");
		WHOLE.addNamed("from_bytes", NumberMethods::fromBytes, "bytes", "byteorder?", "signed?");
		FLOATING.add("conjugate", (context, self, arguments) -> self);
		FLOATING.add("is_integer", (context, self, arguments) -> !self.isInfinite() && Math.rint(self) == self);
		FLOATING.add("as_integer_ratio", NumberMethods::ratio);
		FLOATING.add("hex", (context, self, arguments) -> hex(self));
		FLOATING.add("fromhex", NumberMethods::fromHex, "string");
	}

	private NumberMethods() {
	}

	/** Returns an attribute of a number, or null when there is none of that name. */
	static @Nullable Object find(String name, Object self) {
		if (self instanceof Double number) {
			return switch (name) {
				case "real" -> number;
				case "imag" -> 0.0;
				default -> FLOATING.find(name, number);
			};
		}
		return switch (name) {
			case "real", "numerator" -> Numbers.narrow(Numbers.big(self));
			case "imag" -> 0L;
			case "denominator" -> 1L;
			default -> WHOLE.find(name, self);
		};
	}

	private static Object ratio(BigInteger numerator, BigInteger denominator) {
		return Tuple.of(Numbers.narrow(numerator), Numbers.narrow(denominator));
	}

	private static Object ratio(CallContext context, Double self, Arguments arguments) {
		if (self.isNaN() || self.isInfinite()) {
			throw ScriptFailure.of(self.isNaN() ? "ValueError" : "OverflowError",
					"cannot convert " + (self.isNaN() ? "NaN" : "Infinity") + " to integer ratio");
		}
		BigDecimal exact = new BigDecimal(self);
		BigInteger numerator = exact.unscaledValue();
		BigInteger denominator = BigInteger.ONE;
		if (exact.scale() > 0) {
			denominator = BigInteger.TEN.pow(exact.scale());
		}
		else {
			numerator = exact.toBigInteger();
		}
		BigInteger shared = numerator.gcd(denominator);
		return ratio(numerator.divide(shared), denominator.divide(shared));
	}

	private static String hex(double value) {
		if (Double.isNaN(value)) {
			return "nan";
		}
		String sign = (Double.doubleToRawLongBits(value) < 0) ? "-" : "";
		if (Double.isInfinite(value)) {
			return sign + "inf";
		}
		if (value == 0) {
			return sign + "0x0.0p+0";
		}
		int exponent = Math.max(Math.getExponent(value), Double.MIN_EXPONENT);
		long digits = Double.doubleToRawLongBits(value) & ((1L << 52) - 1);
		boolean whole = Math.getExponent(value) >= Double.MIN_EXPONENT;
		return sign + "0x" + (whole ? "1" : "0") + ".%013xp%+d".formatted(digits, exponent);
	}

	private static Object fromHex(CallContext context, Double self, Arguments arguments) {
		String text = Strings.strip(StringMethods.text(arguments.get(0), "fromhex() argument"));
		Matcher matcher = HEX.matcher(text);
		String fraction = matcher.matches() && matcher.group(3) != null ? matcher.group(3) : "";
		if (!matcher.matches() || (matcher.group(2) + fraction).isEmpty()) {
			throw ScriptFailure.value("invalid hexadecimal floating-point string (expected: such as 0x1.8p+1)");
		}
		context.work(text.length());
		String exponent = (matcher.group(4) != null) ? matcher.group(4) : "0";
		return Double.valueOf(matcher.group(1) + "0x" + matcher.group(2) + "." + fraction + "p" + exponent);
	}

	private static Object toBytes(CallContext context, Object self, Arguments arguments) {
		int length = Numbers.index(arguments.get(0, 1L), "length");
		boolean little = isLittle(arguments.get(1, "big"));
		boolean signed = Truth.of(arguments.get(2, false));
		BigInteger number = Numbers.big(self);
		if (length < 0 || length > MAX_BYTES) {
			throw ScriptFailure.value("length: " + length + " (expected: 0 to " + MAX_BYTES + ")");
		}
		if (number.signum() < 0 && !signed) {
			throw ScriptFailure.of("OverflowError", "can't convert negative int to unsigned");
		}
		if (number.bitLength() + (signed ? 1 : 0) > length * Byte.SIZE) {
			throw ScriptFailure.of("OverflowError", "int too big to convert");
		}
		byte[] filled = new byte[length];
		Arrays.fill(filled, (byte) ((number.signum() < 0) ? -1 : 0));
		byte[] digits = number.toByteArray();
		int kept = Math.min(digits.length, length);
		System.arraycopy(digits, digits.length - kept, filled, length - kept, kept);
		return BytesValue.of(little ? reversed(filled) : filled);
	}

	private static Object fromBytes(CallContext context, Object self, Arguments arguments) {
		if (!(arguments.get(0) instanceof BytesValue bytes)) {
			throw ScriptFailure.type("cannot convert '" + Types.name(arguments.get(0)) + "' object to bytes");
		}
		context.work(bytes.latin().length());
		if (bytes.latin().length() > MAX_BYTES) {
			throw ScriptFailure
				.limit("a number of " + bytes.latin().length() + " bytes (expected: up to " + MAX_BYTES + ")");
		}
		byte[] digits = isLittle(arguments.get(1, "big")) ? reversed(bytes.bytes()) : bytes.bytes();
		boolean signed = Truth.of(arguments.get(2, false));
		return Numbers.narrow(signed && digits.length > 0 ? new BigInteger(digits) : new BigInteger(1, digits));
	}

	private static boolean isLittle(@Nullable Object order) {
		String name = StringMethods.text(order, "byteorder").toLowerCase(Locale.ROOT);
		if (!name.equals("little") && !name.equals("big")) {
			throw ScriptFailure.value("byteorder must be either 'little' or 'big'");
		}
		return name.equals("little");
	}

	private static byte[] reversed(byte[] bytes) {
		byte[] reversed = new byte[bytes.length];
		for (int i = 0; i < bytes.length; i++) {
			reversed[i] = bytes[bytes.length - 1 - i];
		}
		return reversed;
	}

}
