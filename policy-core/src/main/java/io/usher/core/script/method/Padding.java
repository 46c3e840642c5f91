package io.usher.core.script.method;

import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.Parameters.Arguments;
import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.value.Numbers;
import io.usher.core.script.value.Strings;

/**
 * Making strings wider.
 */
final class Padding {

	private static final int TAB = 8;

	private Padding() {
	}

	static Object pad(CallContext context, String self, Arguments arguments, Side side) {
		int width = Numbers.index(arguments.get(0), "the width");
		String fill = StringMethods.text(arguments.get(1, " "), "the fill character");
		if (Strings.length(fill) != 1) {
			throw ScriptFailure.type("The fill character must be exactly one character long");
		}
		int missing = width - Strings.length(self);
		if (missing <= 0) {
			return self;
		}
		context.room(width);
		int left = switch (side) {
			case LEFT -> missing;
			case RIGHT -> 0;
			// Python puts the odd one to the left when the width is odd.
			case BOTH -> missing / 2 + (missing & width & 1);
		};
		return fill.repeat(left) + self + fill.repeat(missing - left);
	}

	static Object zeros(CallContext context, String self, Arguments arguments) {
		int width = Numbers.index(arguments.get(0), "the width");
		int missing = width - Strings.length(self);
		if (missing <= 0) {
			return self;
		}
		context.room(width);
		boolean signed = self.startsWith("+") || self.startsWith("-");
		int sign = signed ? 1 : 0;
		return self.substring(0, sign) + "0".repeat(missing) + self.substring(sign);
	}

	static Object expandTabs(CallContext context, String self, Arguments arguments) {
		int size = Numbers.index(arguments.get(0, (long) TAB), "the tab size");
		StringBuilder expanded = new StringBuilder();
		int column = 0;
		for (int character : self.codePoints().toArray()) {
			if (character == '\t') {
				int width = (size > 0) ? size - column % size : 0;
				context.room(width);
				expanded.append(" ".repeat(width));
				column += width;
			}
			else {
				expanded.appendCodePoint(character);
				column = (character == '\n' || character == '\r') ? 0 : column + 1;
			}
		}
		return expanded.toString();
	}

	enum Side {

		LEFT, RIGHT, BOTH

	}

}
