package io.usher.core.script.pex;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.value.DictView;
import io.usher.core.script.value.FloatText;
import io.usher.core.script.value.Markup;
import io.usher.core.script.value.RangeValue;
import io.usher.core.script.value.Types;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON as Python's {@code json.dumps} does: a blank after {@code ,} and {@code :},
 * everything beyond ASCII escaped, order kept, numbers as Python prints them.
 */
final class PythonJson {

	private static final int DEEPEST = 200;

	private static final int PIECE = 1024;

	private final CallContext context;

	private final Growth growth;

	private final StringBuilder json = new StringBuilder();

	private PythonJson(CallContext context) {
		this.context = context;
		this.growth = new Growth(context);
	}

	/**
	 * Returns a value as JSON.
	 * @throws ScriptFailure when it is no value that JSON has, or too large or deep
	 */
	static String write(@Nullable Object value, CallContext context) {
		PythonJson writer = new PythonJson(context);
		writer.value(value, 0);
		return writer.json.toString();
	}

	private void value(@Nullable Object value, int depth) {
		if (depth > DEEPEST) {
			throw ScriptFailure.limit("pex_to_json: nested more than " + DEEPEST + " deep, or within itself");
		}
		this.context.work(1);
		this.growth.reached(this.json.length());
		if (Markup.plain(value) instanceof String text) {
			this.growth.reached(this.json.length() + (long) text.length());
			text(text);
		}
		else if (value instanceof Map<?, ?> map) {
			object(map, depth);
		}
		else if (value instanceof List<?> list && !(list instanceof RangeValue) && !(list instanceof DictView)) {
			list(list, depth);
		}
		else {
			this.json.append(atom(value));
		}
	}

	private String atom(@Nullable Object value) {
		if (value == null || value instanceof Boolean || value instanceof Long || value instanceof Integer
				|| value instanceof BigInteger) {
			return String.valueOf(value);
		}
		if (value instanceof Double number) {
			return number(number);
		}
		throw ScriptFailure.type("Object of type " + Types.name(value)
				+ " is not JSON serializable (expected: a variable that exists, of texts, numbers, lists and dictionaries)");
	}

	private void list(List<?> list, int depth) {
		this.json.append('[');
		String separator = "";
		for (Object element : list) {
			this.json.append(separator);
			value(element, depth + 1);
			separator = ", ";
		}
		this.json.append(']');
	}

	private void object(Map<?, ?> map, int depth) {
		this.json.append('{');
		String separator = "";
		for (Map.Entry<?, ?> entry : map.entrySet()) {
			this.json.append(separator);
			text(key(entry.getKey()));
			this.json.append(": ");
			value(entry.getValue(), depth + 1);
			separator = ", ";
		}
		this.json.append('}');
	}

	/** Python makes texts of the keys that JSON does not have. */
	private String key(@Nullable Object key) {
		if (key instanceof String text) {
			return text;
		}
		if (key instanceof List<?> || key instanceof Map<?, ?>) {
			throw ScriptFailure.type("keys must be str, int, float, bool or None, not " + Types.name(key));
		}
		return atom(key);
	}

	private void text(String text) {
		this.json.append('"');
		for (int i = 0; i < text.length(); i++) {
			if (i % PIECE == 0) {
				this.growth.reached(this.json.length());
			}
			character(text.charAt(i));
		}
		this.json.append('"');
	}

	private void character(char c) {
		switch (c) {
			case '"' -> this.json.append("\\\"");
			case '\\' -> this.json.append("\\\\");
			case '\n' -> this.json.append("\\n");
			case '\r' -> this.json.append("\\r");
			case '\t' -> this.json.append("\\t");
			case '\f' -> this.json.append("\\f");
			case '\b' -> this.json.append("\\b");
			default -> {
				if (c >= ' ' && c < 0x7F) {
					this.json.append(c);
				}
				else {
					this.json.append("\\u");
					for (int shift = 12; shift >= 0; shift -= 4) {
						this.json.append(Character.forDigit(c >> shift & 0xF, 16));
					}
				}
			}
		}
	}

	private static String number(double number) {
		if (Double.isNaN(number)) {
			return "NaN";
		}
		if (Double.isInfinite(number)) {
			return (number > 0) ? "Infinity" : "-Infinity";
		}
		return FloatText.repr(number);
	}

}
