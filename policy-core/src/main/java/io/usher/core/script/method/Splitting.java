package io.usher.core.script.method;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.Parameters.Arguments;
import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.value.Numbers;
import io.usher.core.script.value.Search;
import io.usher.core.script.value.Strings;
import io.usher.core.script.value.Truth;
import org.jspecify.annotations.Nullable;

/**
 * Cutting strings into parts.
 */
final class Splitting {

	private static final int PART = 8;

	private Splitting() {
	}

	static Object split(CallContext context, String self, Arguments arguments, boolean fromEnd) {
		context.room(self.length());
		int most = arguments.has(1) ? Numbers.index(arguments.get(1), "maxsplit") : -1;
		int left = (most < 0) ? Integer.MAX_VALUE : most;
		if (arguments.get(0) == null) {
			return StringMethods.list(fromEnd ? atSpaceFromEnd(context, self, left) : atSpace(context, self, left));
		}
		String separator = separator(arguments.get(0));
		return StringMethods
			.list(fromEnd ? atFromEnd(context, self, separator, left) : at(context, self, separator, left));
	}

	/** A part takes more room than its characters do. */
	private static void add(CallContext context, List<String> parts, String part) {
		context.room(PART);
		parts.add(part);
	}

	private static String separator(@Nullable Object value) {
		String separator = StringMethods.text(value, "the separator");
		if (separator.isEmpty()) {
			throw ScriptFailure.value("empty separator");
		}
		return separator;
	}

	private static List<String> at(CallContext context, String text, String separator, int most) {
		List<String> parts = new ArrayList<>();
		int from = 0;
		Search search = new Search(separator, context);
		for (int found = search.first(text, 0); found >= 0 && parts.size() < most; found = search.first(text, from)) {
			add(context, parts, text.substring(from, found));
			from = found + separator.length();
		}
		add(context, parts, text.substring(from));
		return parts;
	}

	private static List<String> atFromEnd(CallContext context, String text, String separator, int most) {
		List<String> parts = new ArrayList<>();
		int to = text.length();
		Search search = new Search(separator, context);
		for (int found = search.last(text, to); found >= 0
				&& parts.size() < most; found = search.last(text, to - separator.length())) {
			add(context, parts, text.substring(found + separator.length(), to));
			to = found;
			if (to < separator.length()) {
				break;
			}
		}
		add(context, parts, text.substring(0, to));
		Collections.reverse(parts);
		return parts;
	}

	private static List<String> atSpace(CallContext context, String text, int most) {
		List<String> parts = new ArrayList<>();
		int from = skip(text, 0, true);
		while (from < text.length()) {
			if (parts.size() >= most) {
				add(context, parts, text.substring(from));
				break;
			}
			int to = skip(text, from, false);
			add(context, parts, text.substring(from, to));
			from = skip(text, to, true);
		}
		return parts;
	}

	private static int skip(String text, int from, boolean space) {
		int index = from;
		while (index < text.length() && Strings.isSpace(text.charAt(index)) == space) {
			index++;
		}
		return index;
	}

	private static List<String> atSpaceFromEnd(CallContext context, String text, int most) {
		List<String> parts = new ArrayList<>();
		int to = skipBack(text, text.length(), true);
		while (to > 0) {
			if (parts.size() >= most) {
				add(context, parts, text.substring(0, to));
				break;
			}
			int from = skipBack(text, to, false);
			add(context, parts, text.substring(from, to));
			to = skipBack(text, from, true);
		}
		Collections.reverse(parts);
		return parts;
	}

	private static int skipBack(String text, int from, boolean space) {
		int index = from;
		while (index > 0 && Strings.isSpace(text.charAt(index - 1)) == space) {
			index--;
		}
		return index;
	}

	static Object lines(CallContext context, String self, Arguments arguments) {
		context.room(self.length());
		boolean keepEnds = Truth.of(arguments.get(0, false));
		List<String> lines = new ArrayList<>();
		int from = 0;
		for (int i = 0; i < self.length(); i++) {
			if (isLineEnd(self.charAt(i))) {
				int end = i;
				if (self.charAt(i) == '\r' && i + 1 < self.length() && self.charAt(i + 1) == '\n') {
					i++;
				}
				add(context, lines, self.substring(from, keepEnds ? i + 1 : end));
				from = i + 1;
			}
		}
		if (from < self.length()) {
			add(context, lines, self.substring(from));
		}
		return StringMethods.list(lines);
	}

	private static boolean isLineEnd(char character) {
		return (character >= '\n' && character <= '\r') || (character >= 0x1C && character <= 0x1E) || character == 0x85
				|| character == 0x2028 || character == 0x2029;
	}

	static Object partition(CallContext context, String self, @Nullable Object by, boolean last) {
		String separator = separator(by);
		Search search = new Search(separator, context);
		int found = last ? search.last(self, self.length()) : search.first(self, 0);
		if (found < 0) {
			return last ? StringMethods.tuple("", "", self) : StringMethods.tuple(self, "", "");
		}
		return StringMethods.tuple(self.substring(0, found), separator, self.substring(found + separator.length()));
	}

}
