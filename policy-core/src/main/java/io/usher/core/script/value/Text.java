package io.usher.core.script.value;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.function.ScriptFunction;
import io.usher.core.script.function.ScriptObject;
import org.jspecify.annotations.Nullable;

/**
 * Values as Python prints them.
 */
public final class Text {

	private static final int MAX_DEPTH = 100;

	private static final int CHARGE = 4096;

	/** How long the escape of a character may be. */
	private static final int ESCAPE = 6;

	private final CallContext context;

	private final StringBuilder out = new StringBuilder();

	private int charged;

	private int depth;

	private Text(CallContext context) {
		this.context = context;
	}

	/** Returns what {@code str} makes of a value, and what a script prints of it. */
	public static String str(@Nullable Object value, CallContext context) {
		if (value instanceof String text) {
			return text;
		}
		if (value == null) {
			return "None";
		}
		if (value instanceof Undefined) {
			return "";
		}
		if (value instanceof ScriptObject object) {
			return object.text();
		}
		return (value instanceof Markup markup) ? markup.text() : repr(value, context);
	}

	/** Returns what {@code repr} makes of a value. */
	public static String repr(@Nullable Object value, CallContext context) {
		if (value instanceof Long) {
			return value.toString();
		}
		Text text = new Text(context);
		text.append(value);
		return text.out.toString();
	}

	/**
	 * Returns what {@code ascii} makes of a value: escapes for all that is beyond ASCII.
	 */
	public static String ascii(@Nullable Object value, CallContext context) {
		String text = repr(value, context);
		if (text.chars().allMatch((each) -> each < 0x80)) {
			return text;
		}
		context.room(ESCAPE * (long) text.length());
		StringBuilder ascii = new StringBuilder(text.length() * 2);
		text.codePoints().forEach((each) -> ascii.append((each < 0x80) ? Character.toString(each) : escape(each)));
		return ascii.toString();
	}

	private void append(@Nullable Object value) {
		if (this.out.length() - this.charged > CHARGE) {
			this.context.room(this.out.length() - this.charged);
			this.charged = this.out.length();
		}
		this.context.work(1);
		if (value == null) {
			this.out.append("None");
		}
		else if (value instanceof String text) {
			if (text.length() > CHARGE) {
				this.context.room(text.length());
			}
			this.out.append(quote(text, false));
		}
		else if (value instanceof Boolean flag) {
			this.out.append(flag ? "True" : "False");
		}
		else if (value instanceof Number number) {
			this.out.append(number(number));
		}
		else if (value instanceof Map<?, ?> || value instanceof List<?>) {
			appendContainer(value);
		}
		else {
			this.out.append(other(value));
		}
	}

	private void appendContainer(Object value) {
		if (++this.depth > MAX_DEPTH) {
			throw ScriptFailure.limit("a value that contains itself, or is nested deeper than " + MAX_DEPTH);
		}
		if (value instanceof Map<?, ?> map) {
			String separator = "{";
			for (Map.Entry<?, ?> entry : map.entrySet()) {
				this.out.append(separator);
				append(entry.getKey());
				this.out.append(": ");
				append(entry.getValue());
				separator = ", ";
			}
			this.out.append(map.isEmpty() ? "{}" : "}");
		}
		else if (value instanceof Tuple tuple) {
			appendElements("(", tuple, (tuple.size() == 1) ? ",)" : ")");
		}
		else if (value instanceof DictView view) {
			appendElements(view.kind().typeName() + "([", view, "])");
		}
		else if (value instanceof RangeValue) {
			this.out.append(value);
		}
		else {
			appendElements("[", (List<?>) value, "]");
		}
		this.depth--;
	}

	private void appendElements(String start, List<?> elements, String end) {
		this.out.append(start);
		String separator = "";
		for (Object each : elements) {
			this.out.append(separator);
			append(each);
			separator = ", ";
		}
		this.out.append(end);
	}

	private String other(Object value) {
		if (value instanceof Undefined) {
			return "Undefined";
		}
		if (value instanceof ScriptObject object) {
			return object.repr();
		}
		if (value instanceof Namespace namespace) {
			return "<Namespace " + repr(namespace.attributes(), this.context) + ">";
		}
		if (value instanceof Markup markup) {
			return "Markup(" + quote(markup.text(), false) + ")";
		}
		return (value instanceof ScriptFunction function) ? "<function " + function.name() + ">" : value.toString();
	}

	/**
	 * Returns the digits of a number that is not negative.
	 * @throws ScriptFailure when it has more digits than Python prints
	 */
	public static String digits(BigInteger number, int radix) {
		return (radix == 10) ? number(number) : number.toString(radix);
	}

	/**
	 * Returns a number as it prints.
	 * @throws ScriptFailure when it has more digits than Python prints
	 */
	public static String number(Number value) {
		if (value instanceof Double number) {
			return FloatText.repr(number);
		}
		if (value instanceof BigInteger big && big.bitLength() > Numbers.MAX_DIGITS * 10 / 3) {
			throw ScriptFailure
				.value("Exceeds the limit (" + Numbers.MAX_DIGITS + " digits) for integer string conversion");
		}
		return value.toString();
	}

	/** Returns a text in quotes, with escapes for what does not print. */
	static String quote(String text, boolean bytes) {
		char quote = (text.indexOf('\'') >= 0 && text.indexOf('"') < 0) ? '"' : '\'';
		StringBuilder quoted = new StringBuilder(text.length() + 2).append(quote);
		for (int i = 0; i < text.length();) {
			int character = text.codePointAt(i);
			i += Character.charCount(character);
			if (character == quote || character == '\\') {
				quoted.append('\\').append((char) character);
			}
			else if (character >= ' ' && character < 0x7F) {
				quoted.append((char) character);
			}
			else if (!bytes && isPrintable(character)) {
				quoted.appendCodePoint(character);
			}
			else {
				quoted.append(escape(character));
			}
		}
		return quoted.append(quote).toString();
	}

	private static String escape(int character) {
		if (character == '\n') {
			return "\\n";
		}
		if (character == '\r') {
			return "\\r";
		}
		if (character == '\t') {
			return "\\t";
		}
		StringBuilder escape = new StringBuilder(10);
		escape.append((character <= 0xFF) ? "\\x" : (character <= 0xFFFF) ? "\\u" : "\\U");
		int digits = (character <= 0xFF) ? 2 : (character <= 0xFFFF) ? 4 : 8;
		for (int i = digits - 1; i >= 0; i--) {
			escape.append(Character.forDigit(character >> 4 * i & 0xF, 16));
		}
		return escape.toString();
	}

	/** Returns whether a character shows when it is printed. */
	public static boolean isPrintable(int character) {
		if (character == ' ') {
			return true;
		}
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
					Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR ->
				false;
			default -> true;
		};
	}

}
