package io.usher.core.script.format;

import java.util.List;
import java.util.Map;

import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.value.Text;
import org.jspecify.annotations.Nullable;

/**
 * Fills values into a text as {@code '{} and {name}'.format(…)} does.
 */
public final class BraceFormat {

	private static final int MAX_DEPTH = 2;

	private final List<@Nullable Object> positional;

	private final Map<?, ? extends @Nullable Object> named;

	private final Members members;

	private final CallContext context;

	private int next;

	/** Whether a field had a number. */
	private boolean numbered;

	/** Whether a field without one was counted. */
	private boolean counted;

	/** Prepares the values that are filled in. */
	public BraceFormat(List<@Nullable Object> positional, Map<?, ? extends @Nullable Object> named, Members members,
			CallContext context) {
		this.positional = positional;
		this.named = named;
		this.members = members;
		this.context = context;
	}

	/**
	 * Returns the text with the values in it.
	 * @throws ScriptFailure when a value is missing or the format cannot be read
	 */
	public String format(String format) {
		return format(format, MAX_DEPTH);
	}

	private String format(String format, int depth) {
		if (depth == 0) {
			throw ScriptFailure.value("Max string recursion exceeded");
		}
		this.context.room(format.length());
		StringBuilder out = new StringBuilder();
		for (int i = 0; i < format.length(); i++) {
			char character = format.charAt(i);
			boolean doubled = i + 1 < format.length() && format.charAt(i + 1) == character;
			if (character != '{' && character != '}') {
				out.append(character);
			}
			else if (doubled) {
				out.append(character);
				i++;
			}
			else if (character == '}') {
				throw ScriptFailure.value("Single '}' encountered in format string (expected: }})");
			}
			else {
				int end = closing(format, i + 1);
				String text = field(format.substring(i + 1, end), depth);
				this.context.room(text.length());
				out.append(text);
				i = end;
			}
		}
		return out.toString();
	}

	private static int closing(String format, int start) {
		int open = 1;
		for (int i = start; i < format.length(); i++) {
			open += (format.charAt(i) == '{') ? 1 : (format.charAt(i) == '}') ? -1 : 0;
			if (open == 0) {
				return i;
			}
		}
		throw ScriptFailure.value((start >= format.length()) ? "Single '{' encountered in format string"
				: "expected '}' before end of string");
	}

	private String field(String field, int depth) {
		int end = endOfName(field);
		String spec = "";
		String conversion = "";
		if (end < field.length() && field.charAt(end) == '!') {
			int colon = field.indexOf(':', end);
			conversion = field.substring(end + 1, (colon < 0) ? field.length() : colon);
			spec = (colon < 0) ? "" : field.substring(colon + 1);
		}
		else if (end < field.length()) {
			spec = field.substring(end + 1);
		}
		Object value = convert(resolve(field.substring(0, end)), conversion, field.indexOf('!') >= 0);
		return FormatSpec.format(value, (spec.indexOf('{') >= 0) ? format(spec, depth - 1) : spec, this.context);
	}

	private static int endOfName(String field) {
		int brackets = 0;
		for (int i = 0; i < field.length(); i++) {
			char character = field.charAt(i);
			brackets += (character == '[') ? 1 : (character == ']') ? -1 : 0;
			if (brackets == 0 && (character == '!' || character == ':')) {
				return i;
			}
		}
		return field.length();
	}

	private @Nullable Object convert(@Nullable Object value, String conversion, boolean given) {
		return switch (conversion) {
			case "" -> {
				if (given) {
					throw ScriptFailure.value("end of string while looking for conversion specifier");
				}
				yield value;
			}
			case "s" -> Text.str(value, this.context);
			case "r" -> Text.repr(value, this.context);
			case "a" -> Text.ascii(value, this.context);
			default -> throw ScriptFailure.value("Unknown conversion specifier " + conversion);
		};
	}

	private @Nullable Object resolve(String name) {
		int end = 0;
		while (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '[') {
			end++;
		}
		Object value = first(name.substring(0, end));
		while (end < name.length()) {
			int start = end + 1;
			if (name.charAt(end) == '[') {
				end = name.indexOf(']', start);
				if (end < start + 1) {
					throw ScriptFailure
						.value((end < 0) ? "Missing ']' in format string" : "Empty attribute in format string");
				}
				value = this.members.item(value, index(name.substring(start, end)));
				end++;
			}
			else {
				end = start;
				while (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '[') {
					end++;
				}
				value = this.members.attribute(value, name.substring(start, end));
			}
		}
		return value;
	}

	private @Nullable Object first(String name) {
		if (name.isEmpty()) {
			checkNumbering(!this.numbered);
			this.counted = true;
			return positional(this.next++);
		}
		if (index(name) instanceof Long place) {
			checkNumbering(!this.counted);
			this.numbered = true;
			return positional(place.intValue());
		}
		if (!this.named.containsKey(name)) {
			throw ScriptFailure.of("KeyError", "'" + name + "'");
		}
		return this.named.get(name);
	}

	private static void checkNumbering(boolean consistent) {
		if (!consistent) {
			throw ScriptFailure.value("cannot switch from manual field specification to automatic field numbering"
					+ " (expected: {} or {0}, not both)");
		}
	}

	private @Nullable Object positional(int place) {
		if (place >= this.positional.size()) {
			throw ScriptFailure.of("IndexError",
					"Replacement index " + place + " out of range for positional args tuple");
		}
		return this.positional.get(place);
	}

	private static Object index(String text) {
		boolean digits = !text.isEmpty() && text.length() < 10
				&& text.chars().allMatch((each) -> each >= '0' && each <= '9');
		return digits ? (Object) Long.valueOf(text) : text;
	}

	/** How attributes and elements of values are read. */
	public interface Members {

		/** Reads {@code target.name}. */
		@Nullable Object attribute(@Nullable Object target, String name);

		/** Reads {@code target[index]}. */
		@Nullable Object item(@Nullable Object target, @Nullable Object index);

	}

}
