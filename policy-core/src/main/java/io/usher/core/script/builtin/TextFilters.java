package io.usher.core.script.builtin;

import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.Parameters.Arguments;
import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.method.Replacing;
import io.usher.core.script.method.Trimming;
import io.usher.core.script.value.Markup;
import io.usher.core.script.value.Numbers;
import io.usher.core.script.value.Sequences;
import io.usher.core.script.value.Strings;
import io.usher.core.script.value.Truth;
import io.usher.core.script.value.Types;
import io.usher.core.script.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * Filters of texts.
 */
final class TextFilters {

	private static final int TRUNCATE_LENGTH = 255;

	private static final int TRUNCATE_LEEWAY = 5;

	private TextFilters() {
	}

	static Object replace(CallContext context, Arguments arguments) {
		Object value = arguments.get(0);
		Object old = arguments.get(1);
		Object replacement = arguments.get(2);
		Object given = arguments.get(3);
		int count = (given != null) ? Numbers.index(given, "count") : -1;
		boolean escaped = context.isEscaping()
				&& (value instanceof Markup || old instanceof Markup || replacement instanceof Markup);
		if (!escaped) {
			return Replacing.replace(context, context.text(value), context.text(old), context.text(replacement), count);
		}
		return new Markup(Replacing.replace(context, Markup.escape(value, context).text(), context.text(old),
				Markup.escape(replacement, context).text(), count));
	}

	static Object trim(CallContext context, Arguments arguments) {
		Object value = arguments.get(0);
		String trimmed = Trimming.strip(context.text(value), arguments.get(1), true, true);
		return (value instanceof Markup) ? new Markup(trimmed) : trimmed;
	}

	static @Nullable Object truncate(CallContext context, Arguments arguments) {
		Object value = arguments.get(0);
		int length = Numbers.index(arguments.get(1, (long) TRUNCATE_LENGTH), "length");
		String end = context.text(arguments.get(3, "..."));
		Object given = arguments.get(4);
		int leeway = (given != null) ? Numbers.index(given, "leeway") : TRUNCATE_LEEWAY;
		int kept = length - Strings.length(end);
		if (kept < 0) {
			throw ScriptFailure.of("AssertionError", "expected length >= " + Strings.length(end) + ", got " + length);
		}
		if (leeway < 0) {
			throw ScriptFailure.of("AssertionError", "expected leeway >= 0, got " + leeway);
		}
		if (value instanceof Undefined || Sequences.length(value) <= (long) length + leeway) {
			return value;
		}
		if (!(Markup.plain(value) instanceof String text)) {
			throw ScriptFailure.type("truncate takes a str, not " + Types.name(value));
		}
		String cut = Strings.slice(text, 0, kept);
		int space = Truth.of(arguments.get(2, false)) ? -1 : cut.lastIndexOf(' ');
		return ((space < 0) ? cut : cut.substring(0, space)) + end;
	}

	/**
	 * Takes away comments and tags, makes each white space one blank, and reads entities.
	 */
	static Object stripTags(CallContext context, Arguments arguments) {
		String text = context.text(arguments.get(0));
		context.room(text.length());
		String plain = without(without(text, "<!--", "-->"), "<", ">");
		StringBuilder joined = new StringBuilder(plain.length());
		boolean space = false;
		for (int i = 0; i < plain.length(); i++) {
			char character = plain.charAt(i);
			if (Strings.isSpace(character)) {
				space = true;
				continue;
			}
			if (space && !joined.isEmpty()) {
				joined.append(' ');
			}
			joined.append(character);
			space = false;
		}
		return Entities.read(joined.toString(), context);
	}

	private static String without(String text, String start, String end) {
		StringBuilder kept = new StringBuilder(text.length());
		int from = 0;
		for (int found = text.indexOf(start); found >= 0; found = text.indexOf(start, from)) {
			int closed = text.indexOf(end, found);
			if (closed < 0) {
				break;
			}
			kept.append(text, from, found);
			from = closed + end.length();
		}
		return kept.append(text, from, text.length()).toString();
	}

}
