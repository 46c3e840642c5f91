package io.usher.core.script.format;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.value.FloatText;
import io.usher.core.script.value.Markup;
import io.usher.core.script.value.Numbers;
import io.usher.core.script.value.Strings;
import io.usher.core.script.value.Text;
import io.usher.core.script.value.Types;
import org.jspecify.annotations.Nullable;

/**
 * How a value is written, as after the colon of {@code {:>10.2f}}.
 */
final class FormatSpec {

	private static final Pattern SYNTAX = Pattern
		.compile("(?s)(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\\p{Nd}{1,18})?([,_])?(?:\\.(\\p{Nd}{1,18}))?(.)?");

	private static final char NONE = 0;

	private static final int DEFAULT_PRECISION = 6;

	private final String fill;

	private final String align;

	private final String sign;

	/** Whether a negative number that rounds to zero loses its sign. */
	private final boolean positiveZero;

	private final boolean alternate;

	private final boolean zero;

	private final int width;

	private final String grouping;

	private final int precision;

	private final String letter;

	private final char type;

	private final CallContext context;

	private FormatSpec(Matcher matcher, CallContext context) {
		this.zero = matcher.group(6) != null;
		this.fill = or(matcher.group(1), this.zero ? "0" : " ");
		this.align = or(matcher.group(2), "");
		this.sign = or(matcher.group(3), "");
		this.positiveZero = matcher.group(4) != null;
		this.alternate = matcher.group(5) != null;
		this.width = number(matcher.group(7), 0);
		this.grouping = or(matcher.group(8), "");
		this.precision = number(matcher.group(9), -1);
		this.letter = or(matcher.group(10), "");
		this.type = this.letter.isEmpty() ? NONE : this.letter.charAt(0);
		this.context = context;
	}

	private static String or(@Nullable String value, String otherwise) {
		return (value != null) ? value : otherwise;
	}

	private static int number(@Nullable String digits, int otherwise) {
		return (digits != null) ? (int) Math.min(Integer.MAX_VALUE, Long.parseLong(digits)) : otherwise;
	}

	/** Writes a value. */
	static String format(@Nullable Object value, String spec, CallContext context) {
		if (spec.isEmpty()) {
			return Text.str(value, context);
		}
		boolean formatted = Numbers.isNumber(value) || Markup.plain(value) instanceof String;
		if (!formatted) {
			throw ScriptFailure.type("unsupported format string passed to " + Types.name(value) + ".__format__"
					+ " (expected: a number or text, or !s before the colon)");
		}
		Matcher matcher = SYNTAX.matcher(spec);
		if (!matcher.matches()) {
			throw ScriptFailure.value("Invalid format specifier '" + spec + "' for object of type '" + Types.name(value)
					+ "'" + " (expected: such as >10, 05d or .2f)");
		}
		FormatSpec parsed = new FormatSpec(matcher, context);
		context.room(parsed.width);
		parsed.checkGrouping();
		return parsed.format(value);
	}

	private void checkGrouping() {
		boolean allowed = this.grouping.isEmpty() || this.type == NONE || "deEfFgG%".indexOf(this.type) >= 0
				|| (this.grouping.equals("_") && "boxX".indexOf(this.type) >= 0);
		if (!allowed) {
			throw ScriptFailure.value("Cannot specify '" + this.grouping + "' with '" + this.letter + "'.");
		}
	}

	private String format(@Nullable Object value) {
		if (Markup.plain(value) instanceof String text) {
			return text(text);
		}
		if (value instanceof Double number) {
			return floating(number, "float");
		}
		if (this.type != NONE && "eEfFgG%".indexOf(this.type) >= 0) {
			return floating(Numbers.floating(value), Types.name(value));
		}
		return whole(Numbers.big(value), Types.name(value));
	}

	private static void check(boolean valid, String what, String kind) {
		if (!valid) {
			throw ScriptFailure.value(what + " not allowed in " + kind + " format specifier");
		}
	}

	private ScriptFailure unknownType(String name) {
		return ScriptFailure.value("Unknown format code '" + this.letter + "' for object of type '" + name + "'"
				+ " (expected: s for text, d for whole numbers, f for others)");
	}

	private String text(String text) {
		if (this.type != NONE && this.type != 's') {
			throw unknownType("str");
		}
		check(this.sign.isEmpty(), this.sign.equals(" ") ? "Space" : "Sign", "string");
		check(!this.positiveZero, "Negative zero coercion (z)", "string");
		check(!this.alternate, "Alternate form (#)", "string");
		check(!this.align.equals("="), "'=' alignment", "string");
		check(this.grouping.isEmpty(), "'" + this.grouping + "'", "string");
		String cut = (this.precision >= 0 && Strings.length(text) > this.precision)
				? Strings.slice(text, 0, this.precision) : text;
		return pad("", cut, this.align.isEmpty() ? "<" : this.align);
	}

	private String whole(BigInteger number, String name) {
		check(this.precision < 0, "Precision", "integer");
		check(!this.positiveZero, "Negative zero coercion (z)", "integer");
		if (this.type == 'c') {
			return character(number);
		}
		int radix = switch (this.type) {
			case 'b' -> 2;
			case 'o' -> 8;
			case 'x', 'X' -> 16;
			case NONE, 'd', 'n' -> 10;
			default -> throw unknownType(name);
		};
		String digits = Text.digits(number.abs(), radix);
		String prefix = (this.alternate && radix != 10) ? "0" + this.type : "";
		return number(number.signum() < 0, prefix, (this.type == 'X') ? digits.toUpperCase(Locale.ROOT) : digits, "",
				(radix == 10) ? 3 : 4);
	}

	private String character(BigInteger number) {
		if (!this.sign.isEmpty()) {
			throw ScriptFailure.value("Sign not allowed with integer format specifier 'c'");
		}
		if (this.alternate) {
			throw ScriptFailure.value("Alternate form (#) not allowed with integer format specifier 'c'");
		}
		if (number.signum() < 0 || number.bitLength() > Integer.SIZE - 1
				|| !Character.isValidCodePoint(number.intValue())) {
			throw ScriptFailure.of("OverflowError", "%c arg not in range(0x110000)");
		}
		return number(false, "", "", Character.toString(number.intValue()), 0);
	}

	private String floating(double value, String name) {
		int places = (this.precision < 0) ? DEFAULT_PRECISION : this.precision;
		String digits = switch (this.type) {
			case NONE ->
				(this.precision < 0) ? plain(Math.abs(value)) : Digits.ofAny(value, this.precision, this.alternate);
			case '%' -> Digits.of(value * 100, places, 'f', this.alternate) + "%";
			case 'n' -> Digits.of(value, places, 'g', this.alternate);
			case 'e', 'E', 'f', 'F', 'g', 'G' -> Digits.of(value, places, this.type, this.alternate);
			default -> throw unknownType(name);
		};
		boolean negative = value < 0 || (value == 0 && 1 / value < 0);
		if (this.positiveZero && digits.chars().noneMatch((each) -> each >= '1' && each <= '9')) {
			negative = false;
		}
		int point = 0;
		while (point < digits.length() && Character.isDigit(digits.charAt(point))) {
			point++;
		}
		return number(negative, "", digits.substring(0, point), digits.substring(point), 3);
	}

	private String plain(double value) {
		String digits = FloatText.repr(value);
		boolean exponent = digits.indexOf('e') > 0 && digits.indexOf('.') < 0;
		return (this.alternate && exponent) ? digits.replace("e", ".e") : digits;
	}

	private String number(boolean negative, String prefix, String whole, String rest, int groupSize) {
		String shown = negative ? "-" : this.sign.equals("-") ? "" : this.sign;
		String alignment = !this.align.isEmpty() ? this.align : this.zero ? "=" : ">";
		boolean zeros = this.fill.equals("0") && alignment.equals("=");
		int least = zeros ? this.width - shown.length() - prefix.length() - rest.length() : 0;
		String grouped = (this.grouping.isEmpty() || whole.isEmpty()) ? whole : group(whole, groupSize, least);
		return pad(shown + prefix, grouped + rest, alignment);
	}

	/**
	 * Puts separators between groups of digits, and zeros before until it is wide enough.
	 */
	private String group(String digits, int size, int least) {
		StringBuilder backwards = new StringBuilder();
		int left = digits.length();
		int missing = least;
		while (true) {
			int length = Math.min(size, Math.max(Math.max(left, missing), 1));
			for (int i = 0; i < length; i++) {
				backwards.append((left > 0) ? digits.charAt(--left) : '0');
			}
			missing -= length;
			if (left <= 0 && missing <= 0) {
				return backwards.reverse().toString();
			}
			backwards.append(this.grouping);
			missing--;
		}
	}

	private String pad(String sign, String text, String alignment) {
		int missing = this.width - sign.length() - Strings.length(text);
		if (missing <= 0) {
			return sign + text;
		}
		this.context.room((long) missing * this.fill.length());
		return switch (alignment) {
			case "<" -> sign + text + this.fill.repeat(missing);
			case "^" -> this.fill.repeat(missing / 2) + sign + text + this.fill.repeat(missing - missing / 2);
			case "=" -> sign + this.fill.repeat(missing) + text;
			default -> this.fill.repeat(missing) + sign + text;
		};
	}

}
