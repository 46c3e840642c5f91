package io.usher.core.script.builtin;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.usher.core.script.format.PercentFormat;
import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.Parameters.Arguments;
import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.function.ScriptFunction;
import io.usher.core.script.method.Casing;
import io.usher.core.script.method.Members;
import io.usher.core.script.value.DictView;
import io.usher.core.script.value.Markup;
import io.usher.core.script.value.Sequences;
import io.usher.core.script.value.Truth;
import io.usher.core.script.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * The filters of Jinja2 that Infinity supports (the guide's "Supported jinja2 filters").
 */
public final class Filters {

	/** Those that Jinja2 has and Infinity has disabled. */
	public static final Set<String> DISABLED = Set.of("attr", "batch", "center", "count", "d", "dictsort", "e",
			"escape", "filesizeformat", "forceescape", "groupby", "indent", "items", "list", "map", "max", "min",
			"pprint", "random", "reject", "rejectattr", "reverse", "safe", "select", "selectattr", "slice", "sort",
			"string", "sum", "title", "tojson", "unique", "urlencode", "urlize", "wordcount", "wordwrap", "xmlattr");

	/** The supported ones. */
	public static final List<ScriptFunction> ALL = List.of(Builtin.of("abs", NumberFilters::abs, "x"),
			text("capitalize", Casing::capitalize),
			Builtin.of("default", Filters::orDefault, "value", "default_value?", "boolean?"),
			Builtin.of("first", Filters::first, "seq"),
			Builtin.of("float", NumberFilters::toFloat, "value", "default?"), new Builtin("format", Filters::format),
			Builtin.of("int", NumberFilters::toInt, "value", "default?", "base?"),
			Builtin.of("join", Filters::join, "value", "d?", "attribute?"), Builtin.of("last", Filters::last, "seq"),
			Builtin.of("length", (context, arguments) -> (long) Sequences.length(arguments.get(0)), "obj"),
			text("lower", Casing::lower), Functions.RANGE,
			Builtin.of("replace", TextFilters::replace, "s", "old", "new", "count?"),
			Builtin.of("round", NumberFilters::round, "value", "precision?", "method?"),
			Builtin.of("striptags", TextFilters::stripTags, "value"),
			Builtin.of("trim", TextFilters::trim, "value", "chars?"),
			Builtin.of("truncate", TextFilters::truncate, "s", "length?", "killwords?", "end?", "leeway?"),
			text("upper", Casing::upper));

	private Filters() {
	}

	private static Builtin text(String name, UnaryOperator<String> change) {
		return Builtin.of(name, (context, arguments) -> {
			Object value = arguments.get(0);
			String text = context.text(value);
			context.room(Casing.room(text));
			String changed = change.apply(text);
			return (value instanceof Markup) ? new Markup(changed) : changed;
		}, "s");
	}

	private static @Nullable Object orDefault(CallContext context, Arguments arguments) {
		Object value = arguments.get(0);
		boolean missing = value instanceof Undefined || (Truth.of(arguments.get(2, false)) && !Truth.of(value));
		return missing ? arguments.get(1, "") : value;
	}

	private static @Nullable Object first(CallContext context, Arguments arguments) {
		Iterator<? extends @Nullable Object> elements = Sequences.iterate(arguments.get(0), context);
		return elements.hasNext() ? elements.next() : Undefined.because("No first item, sequence was empty.");
	}

	private static @Nullable Object last(CallContext context, Arguments arguments) {
		Object value = arguments.get(0);
		if (value instanceof List<?> list && !(list instanceof DictView)) {
			return list.isEmpty() ? noLast() : list.get(list.size() - 1);
		}
		List<@Nullable Object> elements = Sequences.elements(value, context);
		return elements.isEmpty() ? noLast() : elements.get(elements.size() - 1);
	}

	private static Undefined noLast() {
		return Undefined.because("No last item, sequence was empty.");
	}

	private static Object format(CallContext context, List<@Nullable Object> positional,
			Map<String, @Nullable Object> named) {
		List<@Nullable Object> values = positional.subList(1, positional.size());
		if (!values.isEmpty() && !named.isEmpty()) {
			throw ScriptFailure.of("FilterArgumentError",
					"can't handle positional and keyword arguments at the same time");
		}
		Object format = positional.get(0);
		return PercentFormat.format((format instanceof Markup) ? format : context.text(format),
				PercentFormat.values(values, named), context);
	}

	private static Object join(CallContext context, Arguments arguments) {
		Object separator = arguments.get(1, "");
		Object attribute = arguments.get(2);
		List<@Nullable Object> elements = Sequences.elements(arguments.get(0), context);
		if (attribute != null) {
			elements.replaceAll((element) -> attribute(context, element, attribute));
		}
		boolean escaped = context.isEscaping()
				&& (separator instanceof Markup || elements.stream().anyMatch(Markup.class::isInstance));
		String between = escaped ? Markup.escape(separator, context).text() : context.text(separator);
		StringBuilder joined = new StringBuilder();
		boolean started = false;
		for (Object element : elements) {
			String text = escaped ? Markup.escape(element, context).text() : context.text(element);
			context.room((long) text.length() + between.length());
			joined.append(started ? between : "").append(text);
			started = true;
		}
		return escaped ? new Markup(joined.toString()) : joined.toString();
	}

	/** Reads an attribute, or one of an attribute, as in {@code address.street.0}. */
	private static @Nullable Object attribute(CallContext context, @Nullable Object element, Object path) {
		Members members = new Members(context);
		if (!(Markup.plain(path) instanceof String names)) {
			return members.item(element, path);
		}
		Object value = element;
		for (String name : names.split("\\.", -1)) {
			boolean place = !name.isEmpty() && name.length() < 10 && name.chars().allMatch(Character::isDigit);
			value = members.item(value, place ? (Object) Long.valueOf(name) : name);
		}
		return value;
	}

}
