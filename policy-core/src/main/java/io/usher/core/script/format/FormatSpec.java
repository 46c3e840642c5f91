package io.usher.core.script.format;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.value.FloatText;
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
		.compile("(?s)(?:(.)?([<>=^]))?([-+ ])?(#)?(0)?(\\d{1,9})?([,_])?(?:\\.(\\d{1,9}))?([bcdeEfFgGnosxX%])?");

	private final String written;

	private final String fill;

	private final String align;

	private final String sign;

	private final boolean alternate;

	private final int width;

	private final String grouping;

	private final int precision;

	private final char type;

	private FormatSpec(String written, Matcher matcher) {
		this.written = written;
		boolean zero = matcher.group(5) != null;
		this.fill = or(matcher.group(1), zero ? "0" : " ");
		this.align = or(matcher.group(2), zero ? "=" : "");
		this.sign = or(matcher.group(3), "-");
		this.alternate = matcher.group(4) != null;
		this.width = Integer.parseInt(or(matcher.group(6), "0"));
		this.grouping = or(matcher.group(7), "");
		this.precision = Integer.parseInt(or(matcher.group(8), "-1"));
		this.type = or(matcher.group(9), " ").charAt(0);
	}

	private static String or(@Nullable String value, String otherwise) {
		return (value != null) ? value : otherwise;
	}

	/** Writes a value. */
	static String format(@Nullable Object value, String spec, CallContext context) {
		if (spec.isEmpty()) {
			return Text.str(value, context);
		}
		Matcher matcher = SYNTAX.matcher(spec);
		if (!matcher.matches()) {
			throw ScriptFailure
				.value("Invalid format specifier '" + spec + "' for object of type '" + Types.name(value) + "'");
		}
		FormatSpec parsed = new FormatSpec(spec, matcher);
		context.room(parsed.width);
		return parsed.format(value, context);
	}

	private String format(@Nullable Object value, CallContext context) {
		if (value instanceof String text) {
			return text(text);
		}
		if (Numbers.isWhole(value) && !(value instanceof Boolean && this.type == ' ')) {
			return whole(value);
		}
		if (value instanceof Double number) {
			return floating(number);
		}
		if (value instanceof Boolean) {
			return whole(value);
		}
		throw ScriptFailure.type("unsupported format string passed to " + Types.name(value) + ".__format__");
	}

	private String text(String text) {
		if ((this.type != ' ' && this.type != 's') || this.align.equals("=") && !this.written.startsWith("0")
				|| !this.grouping.isEmpty() || !this.sign.equals("-")) {
			throw ScriptFailure.value("Invalid format specifier '" + this.written + "' for object of type 'str'");
		}
		String cut = (this.precision >= 0 && Strings.length(text) > this.precision)
				? Strings.slice(text, 0, this.precision) : text;
		return pad("", cut, this.align.isEmpty() || this.align.equals("=") ? "<" : this.align);
	}

	private String whole(@Nullable Object value) {
		if ("eEfFgG%".indexOf(this.type) >= 0) {
			return floating(Numbers.floating(value));
		}
		if (this.precision >= 0) {
			throw ScriptFailure.value("Precision not allowed in integer format specifier");
		}
		BigInteger number = Numbers.big(value);
		if (this.type == 'c') {
			return pad("", Character.toString(Numbers.index(value, "a character")),
					this.align.isEmpty() ? "<" : this.align);
		}
		int radix = switch (this.type) {
			case 'b' -> 2;
			case 'o' -> 8;
			case 'x', 'X' -> 16;
			case ' ', 'd', 'n' -> 10;
			default -> throw unknownType("int");
		};
		String digits = number.abs().toString(radix);
		String prefix = (this.alternate && radix != 10) ? "0" + this.type : "";
		return signed(number.signum() < 0, prefix,
				group((this.type == 'X') ? digits.toUpperCase(Locale.ROOT) : digits, (radix == 10) ? 3 : 4));
	}

	private ScriptFailure unknownType(String name) {
		return ScriptFailure.value("Unknown format code '" + this.type + "' for object of type '" + name + "'");
	}

	private String floating(double number) {
		boolean negative = number < 0 || (number == 0 && 1 / number < 0);
		String digits = switch (this.type) {
			case ' ' -> general(Math.abs(number));
			case '%' -> Digits.of(number * 100, precision(), 'f', this.alternate) + "%";
			case 'n' -> Digits.of(number, precision(), 'g', this.alternate);
			case 'e', 'E', 'f', 'F', 'g', 'G' -> Digits.of(number, precision(), this.type, this.alternate);
			default -> throw unknownType("float");
		};
		int point = 0;
		while (point < digits.length() && Character.isDigit(digits.charAt(point))) {
			point++;
		}
		return signed(negative, "", group(digits.substring(0, point), 3) + digits.substring(point));
	}

	private String general(double number) {
		if (this.precision < 0) {
			return FloatText.repr(number);
		}
		String digits = Digits.of(number, this.precision, 'g', this.alternate);
		boolean plain = digits.chars().allMatch(Character::isDigit);
		return (plain && digits.length() < this.precision) ? digits + ".0" : digits;
	}

	private int precision() {
		return (this.precision < 0) ? 6 : this.precision;
	}

	private String group(String digits, int size) {
		if (this.grouping.isEmpty()) {
			return digits;
		}
		StringBuilder grouped = new StringBuilder(digits);
		for (int i = digits.length() - size; i > 0; i -= size) {
			grouped.insert(i, this.grouping);
		}
		return grouped.toString();
	}

	private String signed(boolean negative, String prefix, String digits) {
		String shown = negative ? "-" : this.sign.equals("-") ? "" : this.sign;
		return pad(shown + prefix, digits, this.align.isEmpty() ? ">" : this.align);
	}

	private String pad(String sign, String text, String alignment) {
		int missing = this.width - sign.length() - Strings.length(text);
		if (missing <= 0) {
			return sign + text;
		}
		return switch (alignment) {
			case "<" -> sign + text + this.fill.repeat(missing);
			case "^" -> this.fill.repeat(missing / 2) + sign + text + this.fill.repeat(missing - missing / 2);
			case "=" -> sign + this.fill.repeat(missing) + text;
			default -> this.fill.repeat(missing) + sign + text;
		};
	}

}
