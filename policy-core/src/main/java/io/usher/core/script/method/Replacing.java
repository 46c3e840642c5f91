package io.usher.core.script.method;

import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.Parameters.Arguments;
import io.usher.core.script.value.Numbers;
import io.usher.core.script.value.Search;

/**
 * Replacing parts of strings.
 */
public final class Replacing {

	private Replacing() {
	}

	static Object replace(CallContext context, String self, Arguments arguments) {
		String old = StringMethods.text(arguments.get(0), "replace() argument 1");
		String replacement = StringMethods.text(arguments.get(1), "replace() argument 2");
		int count = arguments.has(2) ? Numbers.index(arguments.get(2), "replace() argument 3") : -1;
		return replace(context, self, old, replacement, count);
	}

	/**
	 * Replaces a part wherever it occurs.
	 * @param count how often at most; below 0: always
	 */
	public static String replace(CallContext context, String self, String old, String replacement, int count) {
		context.work(self.length() / 8);
		StringBuilder replaced = new StringBuilder(self.length());
		int left = (count < 0) ? Integer.MAX_VALUE : count;
		int from = 0;
		Search search = new Search(old, context);
		int found = search.first(self, 0);
		while (found >= 0 && left-- > 0) {
			context.room((long) replacement.length() + found - from);
			replaced.append(self, from, found).append(replacement);
			from = found + old.length();
			if (old.isEmpty()) {
				if (found >= self.length()) {
					break;
				}
				int end = self.offsetByCodePoints(found, 1);
				replaced.append(self, found, end);
				from = end;
				found = end;
			}
			else {
				found = search.first(self, from);
			}
		}
		return replaced.append(self, from, self.length()).toString();
	}

}
