package io.usher.core.script.format;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.value.BytesValue;
import io.usher.core.script.value.DictValue;
import io.usher.core.script.value.DictView;
import io.usher.core.script.value.Markup;
import io.usher.core.script.value.Numbers;
import io.usher.core.script.value.Strings;
import io.usher.core.script.value.Text;
import io.usher.core.script.value.Tuple;
import io.usher.core.script.value.Types;
import io.usher.core.script.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * Fills values into a text as {@code '%s and %d' % (…)} does.
 */
public final class PercentFormat {

	private static final int DEFAULT_PRECISION = 6;

	private static final int MAX_PRECISION = 1000;

	private final String format;

	private final @Nullable Object values;

	private final Iterator<? extends @Nullable Object> next;

	private final boolean escaping;

	private final CallContext context;

	private final StringBuilder out = new StringBuilder();

	private int position;

	private PercentFormat(String format, @Nullable Object values, boolean escaping, CallContext context) {
		this.escaping = escaping;
		this.format = format;
		this.values = values;
		this.next = ((values instanceof Tuple tuple) ? tuple : Tuple.of(values)).iterator();
		this.context = context;
	}

	/**
	 * Returns the text with the values in it.
	 * @param format a text, or markup, for which the values are escaped
	 * @param values a tuple of values, a dictionary for {@code %(name)s}, or one value
	 * @throws ScriptFailure when values are missing, left or of the wrong type
	 */
	public static Object format(Object format, @Nullable Object values, CallContext context) {
		if (format instanceof Markup markup) {
			return new Markup(new PercentFormat(markup.text(), values, true, context).run());
		}
		return new PercentFormat((String) format, values, false, context).run();
	}

	private String run() {
		this.context.room(this.format.length());
		while (this.position < this.format.length()) {
			char character = this.format.charAt(this.position++);
			if (character == '%') {
				directive();
			}
			else {
				this.out.append(character);
			}
		}
		boolean unused = this.next.hasNext() && !isSubscriptable(this.values);
		if (unused) {
			throw ScriptFailure.type("not all arguments converted during string formatting");
		}
		return this.out.toString();
	}

	/**
	 * Python takes whatever has elements for a mapping, whose values need not all be
	 * used.
	 */
	private static boolean isSubscriptable(@Nullable Object value) {
		if (value instanceof List<?>) {
			return !(value instanceof Tuple) && !(value instanceof DictView);
		}
		return value instanceof Map<?, ?> || value instanceof Undefined || value instanceof BytesValue;
	}

	private void directive() {
		int start = this.position;
		Directive directive = new Directive();
		if (peek() == '(') {
			directive.value = keyed();
			directive.hasValue = true;
		}
		while ("-+ 0#".indexOf(peek()) >= 0) {
			directive.flags += take();
		}
		directive.width = number();
		if (directive.width < 0) {
			directive.flags += '-';
			directive.width = -directive.width;
		}
		if (peek() == '.') {
			take();
			directive.precision = Math.max(0, number());
		}
		while ("hlL".indexOf(peek()) >= 0) {
			take();
		}
		char type = take();
		this.context.room(directive.width);
		if (type == '%' && this.position == start + 1) {
			this.out.append('%');
			return;
		}
		String text = convert(directive, type);
		this.context.room(text.length());
		this.out.append(text);
	}

	private char peek() {
		if (this.position >= this.format.length()) {
			throw ScriptFailure.value("incomplete format (expected: a letter such as s or d after %, or %%)");
		}
		return this.format.charAt(this.position);
	}

	private char take() {
		char character = peek();
		this.position++;
		return character;
	}

	private @Nullable Object keyed() {
		int start = this.position + 1;
		int open = 0;
		do {
			char character = take();
			open += (character == '(') ? 1 : (character == ')') ? -1 : 0;
		}
		while (open > 0);
		String key = this.format.substring(start, this.position - 1);
		if (!(this.values instanceof Map<?, ?> map)) {
			throw ScriptFailure.type("format requires a mapping");
		}
		if (!map.containsKey(key)) {
			throw ScriptFailure.of("KeyError", "'" + key + "'");
		}
		return map.get(key);
	}

	private int number() {
		if (peek() == '*') {
			take();
			return Numbers.index(nextValue(), "* wants an int: it");
		}
		int value = 0;
		while (peek() >= '0' && peek() <= '9') {
			value = Math.min(Integer.MAX_VALUE / 20, value) * 10 + (take() - '0');
		}
		return value;
	}

	private @Nullable Object nextValue() {
		if (!this.next.hasNext()) {
			throw ScriptFailure.type("not enough arguments for format string");
		}
		return this.next.next();
	}

	private String convert(Directive directive, char type) {
		Object value = directive.hasValue ? directive.value : nextValue();
		return switch (type) {
			case 's' -> directive.text(shown(value));
			case 'r' -> directive.text(shown(Text.repr(value, this.context)));
			case 'a' -> directive.text(shown(Text.ascii(value, this.context)));
			case 'd', 'i', 'u' -> directive.number(decimal(value, type), Numbers.MAX_DIGITS);
			case 'x', 'X', 'o' -> whole(directive, value, type);
			case 'e', 'E', 'f', 'F', 'g', 'G' -> floating(directive, value, type);
			case 'c' -> directive.pad("", character(value), false);
			default -> throw ScriptFailure
				.value("unsupported format character '" + Character.toString(this.format.codePointAt(this.position - 1))
						+ "' (expected: s, d, f or" + " another that Python knows, or %%)");
		};
	}

	private String shown(@Nullable Object value) {
		return this.escaping ? Markup.escape(value, this.context).text() : Text.str(value, this.context);
	}

	private static BigInteger decimal(@Nullable Object value, char type) {
		if (value instanceof Double number && !Double.isNaN(number) && !Double.isInfinite(number)) {
			return new BigDecimal(number).toBigInteger();
		}
		return wholeNumber(value, type, "a real number");
	}

	private static BigInteger wholeNumber(@Nullable Object value, char type, String expected) {
		if (value instanceof Undefined undefined) {
			throw undefined.failure();
		}
		if (!Numbers.isWhole(value)) {
			throw ScriptFailure.type("%" + type + " format: " + expected + " is required, not " + Types.name(value));
		}
		return Numbers.big(value);
	}

	private static String whole(Directive directive, @Nullable Object value, char type) {
		BigInteger number = wholeNumber(value, type, "an integer");
		String digits = number.abs().toString((type == 'o') ? 8 : 16);
		String prefix = (directive.flags.indexOf('#') >= 0) ? "0" + type : "";
		return directive.signed(number.signum() < 0, prefix, (type == 'X') ? digits.toUpperCase(Locale.ROOT) : digits);
	}

	private static String floating(Directive directive, @Nullable Object value, char type) {
		if (value instanceof Undefined undefined) {
			throw undefined.failure();
		}
		if (!Numbers.isNumber(value)) {
			throw ScriptFailure.type("must be real number, not " + Types.name(value));
		}
		double number = Numbers.floating(value);
		int precision = (directive.precision < 0) ? DEFAULT_PRECISION : directive.precision;
		String digits = Digits.of(number, precision, type, directive.flags.indexOf('#') >= 0);
		boolean negative = number < 0 || (number == 0 && 1 / number < 0);
		return directive.pad(directive.sign(negative), digits, true);
	}

	private static String character(@Nullable Object value) {
		if (value instanceof String text && Strings.length(text) == 1) {
			return text;
		}
		if (!Numbers.isWhole(value)) {
			throw ScriptFailure.type("%c requires int or char");
		}
		int point = Numbers.index(value, "a character");
		if (!Character.isValidCodePoint(point)) {
			throw ScriptFailure.of("OverflowError", "%c arg not in range(0x110000)");
		}
		return Character.toString(point);
	}

	/** Returns the values as a tuple or dictionary for a text. */
	public static Object values(List<@Nullable Object> positional, Map<String, @Nullable Object> named) {
		return named.isEmpty() ? Tuple.copyOf(positional) : new DictValue(named);
	}

	/** What stands between {@code %} and the letter. */
	private static final class Directive {

		private String flags = "";

		private int width;

		private int precision = -1;

		private boolean hasValue;

		private @Nullable Object value;

		String text(String text) {
			int length = Strings.length(text);
			String cut = (this.precision >= 0 && length > this.precision) ? Strings.slice(text, 0, this.precision)
					: text;
			return pad("", cut, false);
		}

		String number(BigInteger number, int maxDigits) {
			String digits = number.abs().toString();
			if (digits.length() > maxDigits) {
				throw ScriptFailure.value("Exceeds the limit (" + maxDigits + " digits) for integer string conversion");
			}
			return signed(number.signum() < 0, "", digits);
		}

		String signed(boolean negative, String prefix, String digits) {
			if (this.precision > MAX_PRECISION) {
				throw ScriptFailure
					.limit("a precision of " + this.precision + " (expected: up to " + MAX_PRECISION + ")");
			}
			int missing = Math.max(0, this.precision - digits.length());
			return pad(sign(negative) + prefix, "0".repeat(missing) + digits, true);
		}

		String sign(boolean negative) {
			if (negative) {
				return "-";
			}
			return (this.flags.indexOf('+') >= 0) ? "+" : (this.flags.indexOf(' ') >= 0) ? " " : "";
		}

		String pad(String sign, String text, boolean zeros) {
			int missing = this.width - sign.length() - Strings.length(text);
			if (missing <= 0) {
				return sign + text;
			}
			if (this.flags.indexOf('-') >= 0) {
				return sign + text + " ".repeat(missing);
			}
			if (zeros && this.flags.indexOf('0') >= 0) {
				return sign + "0".repeat(missing) + text;
			}
			return " ".repeat(missing) + sign + text;
		}

	}

}
