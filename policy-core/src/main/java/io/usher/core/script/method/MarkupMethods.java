package io.usher.core.script.method;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.ScriptFunction;
import io.usher.core.script.value.ListValue;
import io.usher.core.script.value.Markup;
import io.usher.core.script.value.Sequences;
import io.usher.core.script.value.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * The methods of texts that are escaped already: those of strings, where what yields a
 * text yields an escaped one, and escapes what goes into it.
 */
final class MarkupMethods {

	/** Those that take other texts in. */
	private static final Set<String> ESCAPING = Set.of("center", "format", "format_map", "join", "ljust", "replace",
			"rjust", "translate");

	/** Those whose texts are none for a page. */
	private static final Set<String> PLAIN = Set.of("encode", "maketrans");

	private MarkupMethods() {
	}

	static @Nullable ScriptFunction find(String name, Markup markup) {
		ScriptFunction method = StringMethods.TABLE.find(name, markup.text());
		return (method == null || PLAIN.contains(name)) ? method : new Escaped(name, method);
	}

	private static @Nullable Object mark(@Nullable Object value) {
		if (value instanceof String text) {
			return new Markup(text);
		}
		if (value instanceof Tuple tuple) {
			return Tuple.copyOf(tuple.stream().map(MarkupMethods::mark).toList());
		}
		return (value instanceof ListValue list) ? new ListValue(list.stream().map(MarkupMethods::mark).toList())
				: value;
	}

	/** A method that yields what is escaped. */
	private record Escaped(String name, ScriptFunction method) implements ScriptFunction {

		@Override
		public @Nullable Object call(CallContext context, List<@Nullable Object> arguments,
				Map<String, @Nullable Object> named) {
			List<@Nullable Object> positional = new ArrayList<>(arguments);
			for (int i = 0; i < positional.size(); i++) {
				boolean sought = i == 0 && this.name.equals("replace");
				positional.set(i, sought ? Markup.plain(positional.get(i)) : argument(context, positional.get(i)));
			}
			Map<String, @Nullable Object> byName = new LinkedHashMap<>(named);
			byName.replaceAll((key, each) -> argument(context, each));
			return mark(this.method.call(context, positional, byName));
		}

		private @Nullable Object argument(CallContext context, @Nullable Object value) {
			if (!ESCAPING.contains(this.name)) {
				return Markup.plain(value);
			}
			if (value instanceof String || value instanceof Markup) {
				return Markup.escape(value, context).text();
			}
			boolean joined = this.name.equals("join") && Sequences.isIterable(value);
			if (!joined) {
				return value;
			}
			List<@Nullable Object> elements = Sequences.elements(value, context);
			elements.replaceAll((each) -> Markup.escape(each, context).text());
			return new ListValue(elements);
		}

	}

}
