package io.usher.core.script.method;

import java.util.List;
import java.util.Map;

import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.Parameters.Arguments;
import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.value.DictValue;
import io.usher.core.script.value.Numbers;
import io.usher.core.script.value.Strings;
import io.usher.core.script.value.Types;
import org.jspecify.annotations.Nullable;

/**
 * Replacing single characters of strings by a table.
 */
final class Translating {

	private Translating() {
	}

	/** Makes a table of a dictionary, or of two strings, the characters of which pair. */
	static Object table(CallContext context, String self, Arguments arguments) {
		DictValue table = new DictValue();
		if (!arguments.has(1)) {
			if (!(arguments.get(0) instanceof Map<?, ?> map)) {
				throw ScriptFailure.type("if you give only one argument to maketrans it must be a dict");
			}
			context.room(map.size());
			map.forEach((key, value) -> table.put(character(key), value));
			return table;
		}
		int[] from = points(arguments.get(0), 1);
		int[] to = points(arguments.get(1), 2);
		if (from.length != to.length) {
			throw ScriptFailure.value("the first two maketrans arguments must have equal length");
		}
		int[] without = arguments.has(2) ? points(arguments.get(2), 3) : new int[0];
		context.room(from.length + without.length);
		for (int i = 0; i < from.length; i++) {
			table.put((long) from[i], (long) to[i]);
		}
		for (int each : without) {
			table.put((long) each, null);
		}
		return table;
	}

	private static int[] points(@Nullable Object value, int place) {
		return StringMethods.text(value, "maketrans() argument " + place).codePoints().toArray();
	}

	private static Object character(@Nullable Object key) {
		if (key instanceof String text) {
			if (Strings.length(text) != 1) {
				throw ScriptFailure.value("string keys in translate table must be of length 1");
			}
			return (long) text.codePointAt(0);
		}
		if (Numbers.isWhole(key)) {
			return Numbers.narrow(Numbers.big(key));
		}
		throw ScriptFailure.type("keys in translate table must be strings or integers");
	}

	/** Replaces each character that is in a table. */
	static Object translate(CallContext context, String self, Arguments arguments) {
		Object table = arguments.get(0);
		if (!(table instanceof Map<?, ?>) && !(table instanceof List<?>)) {
			throw ScriptFailure.type("'" + Types.name(table) + "' object is not subscriptable"
					+ " (expected: a dictionary of characters' numbers, as maketrans makes)");
		}
		StringBuilder translated = new StringBuilder(self.length());
		for (int i = 0; i < self.length();) {
			int character = self.codePointAt(i);
			i += Character.charCount(character);
			String replacement = replacement(character, table);
			context.room(replacement.length());
			translated.append(replacement);
		}
		return translated.toString();
	}

	private static String replacement(int character, Object table) {
		Object value = (long) character;
		if (table instanceof Map<?, ?> map && map.containsKey(value)) {
			value = map.get(value);
		}
		else if (table instanceof List<?> list && character < list.size()) {
			value = list.get(character);
		}
		if (value == null) {
			return "";
		}
		if (value instanceof String text) {
			return text;
		}
		if (!Numbers.isWhole(value)) {
			throw ScriptFailure.type("character mapping must return integer, None or str, not " + Types.name(value));
		}
		int point = Numbers.index(value, "a character");
		if (!Character.isValidCodePoint(point)) {
			throw ScriptFailure.value("character mapping must be in range(0x110000)");
		}
		return Character.toString(point);
	}

}
