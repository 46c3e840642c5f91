package io.usher.core.script.method;

import java.util.List;
import java.util.function.BiPredicate;

import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.Parameters.Arguments;
import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.value.Numbers;
import io.usher.core.script.value.Search;
import io.usher.core.script.value.Strings;
import io.usher.core.script.value.Tuple;
import io.usher.core.script.value.Types;
import org.jspecify.annotations.Nullable;

/**
 * Finding parts of strings; the second and third argument bound the place.
 */
final class Searching {

	private Searching() {
	}

	static Object find(CallContext context, String self, Arguments arguments, boolean last) {
		String part = StringMethods.text(arguments.get(0), "the argument");
		Window window = Window.of(self, arguments);
		if (window.start > window.end) {
			return -1L;
		}
		Search search = new Search(part, context);
		int found = last ? search.last(window.text, window.text.length()) : search.first(window.text, 0);
		return (found < 0) ? -1L : (long) window.start + window.text.codePointCount(0, found);
	}

	static Object index(CallContext context, String self, Arguments arguments, boolean last) {
		Object found = find(context, self, arguments, last);
		if (found.equals(-1L)) {
			throw ScriptFailure.value("substring not found");
		}
		return found;
	}

	static Object count(CallContext context, String self, Arguments arguments) {
		String part = StringMethods.text(arguments.get(0), "the argument");
		Window window = Window.of(self, arguments);
		if (window.start > window.end) {
			return 0L;
		}
		if (part.isEmpty()) {
			return Strings.length(window.text) + 1L;
		}
		Search search = new Search(part, context);
		long count = 0;
		for (int found = search.first(window.text, 0); found >= 0; found = search.first(window.text,
				found + part.length())) {
			count++;
		}
		return count;
	}

	static Object isAtEnd(String method, String self, Arguments arguments, BiPredicate<String, String> test) {
		Object wanted = arguments.get(0);
		List<?> parts = (wanted instanceof Tuple tuple) ? tuple : Tuple.of(wanted);
		Window window = Window.of(self, arguments);
		for (Object part : parts) {
			if (!(part instanceof String text)) {
				throw ScriptFailure.type(method + " first arg must be str or a tuple of str, not " + Types.name(part));
			}
			if (window.start <= window.end && test.test(window.text, text)) {
				return true;
			}
		}
		return false;
	}

	/** The part of a text that is looked at, and where it is. */
	private record Window(String text, int start, int end) {

		static Window of(String text, Arguments arguments) {
			if (!arguments.has(1)) {
				return new Window(text, 0, text.length());
			}
			int length = Strings.length(text);
			int start = bound(arguments.get(1), 0, length);
			int end = Math.min(length, bound(arguments.get(2), length, length));
			return new Window((start < end) ? Strings.slice(text, start, end) : "", start, end);
		}

		private static int bound(@Nullable Object value, int missing, int length) {
			if (value == null) {
				return missing;
			}
			int index = Numbers.index(value, "slice indices");
			return (index < 0) ? Math.max(0, index + length) : index;
		}

	}

}
