package io.usher.core.script.value;

import java.util.List;
import java.util.Map;

import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.ScriptFailure;
import org.jspecify.annotations.Nullable;

/**
 * Python's comparisons: {@code ==}, {@code <} and {@code in}.
 */
public final class Equality {

	private static final int MAX_DEPTH = 200;

	private static final int CHARACTERS_A_STEP = 256;

	private Equality() {
	}

	/** Returns whether two values are equal; values of different types never are. */
	public static boolean equal(@Nullable Object left, @Nullable Object right, CallContext context) {
		return equal(left, right, context, 0);
	}

	private static boolean equal(@Nullable Object left, @Nullable Object right, CallContext context, int depth) {
		if (left instanceof String text) {
			context.work(text.length() / CHARACTERS_A_STEP);
			return text.equals(Markup.plain(right));
		}
		if (left == null || right == null) {
			return left == right;
		}
		if (left instanceof Markup markup) {
			return markup.text().equals(Markup.plain(right));
		}
		if (Numbers.isNumber(left)) {
			return Numbers.isNumber(right) && !isNaN(left) && !isNaN(right) && Numbers.compare(left, right) == 0;
		}
		if (depth > MAX_DEPTH) {
			throw tooDeep();
		}
		if (left instanceof Map<?, ?> first) {
			return right instanceof Map<?, ?> second && equalMaps(first, second, context, depth);
		}
		if (left instanceof List<?> first) {
			return right instanceof List<?> second && Types.name(first).equals(Types.name(second))
					&& equalLists(first, second, context, depth);
		}
		return left.equals(right);
	}

	/** Keys and items are sets, without an order; values are never equal. */
	private static boolean equalViews(DictView left, DictView right, CallContext context, int depth) {
		if (left.kind() == DictView.Kind.VALUES) {
			return left == right;
		}
		if (left.kind() == DictView.Kind.ITEMS) {
			return equalMaps(left.dict(), right.dict(), context, depth);
		}
		if (left.size() != right.size()) {
			return false;
		}
		for (Object key : left) {
			context.work(1);
			if (!right.dict().containsKey(key)) {
				return false;
			}
		}
		return true;
	}

	private static ScriptFailure tooDeep() {
		return ScriptFailure.limit("values nested deeper than " + MAX_DEPTH);
	}

	private static boolean isNaN(Object value) {
		return value instanceof Double number && number.isNaN();
	}

	private static boolean equalMaps(Map<?, ?> left, Map<?, ?> right, CallContext context, int depth) {
		if (left.size() != right.size()) {
			return false;
		}
		for (Map.Entry<?, ?> entry : left.entrySet()) {
			context.work(1);
			if (!right.containsKey(entry.getKey())
					|| !equal(entry.getValue(), right.get(entry.getKey()), context, depth + 1)) {
				return false;
			}
		}
		return true;
	}

	private static boolean equalLists(List<?> left, List<?> right, CallContext context, int depth) {
		if (left instanceof DictView first && right instanceof DictView second) {
			return equalViews(first, second, context, depth);
		}
		if (left.size() != right.size()) {
			return false;
		}
		for (int i = 0; i < left.size(); i++) {
			context.work(1);
			if (left.get(i) != right.get(i) && !equal(left.get(i), right.get(i), context, depth + 1)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Compares two values that have an order.
	 * @param operator what the script wrote, for the message
	 * @throws ScriptFailure when they have none
	 */
	public static boolean ordered(@Nullable Object left, @Nullable Object right, Order operator, CallContext context) {
		return ordered(left, right, operator, context, 0);
	}

	private static boolean ordered(@Nullable Object left, @Nullable Object right, Order operator, CallContext context,
			int depth) {
		if (left != null && right != null && Numbers.isNumber(left) && Numbers.isNumber(right)) {
			return !isNaN(left) && !isNaN(right) && operator.holds(Numbers.compare(left, right));
		}
		if (left instanceof String first && right instanceof String second) {
			context.work(Math.min(first.length(), second.length()) / 16);
			return operator.holds(Strings.compare(first, second));
		}
		if (left instanceof Undefined undefined) {
			throw undefined.failure();
		}
		if (right instanceof Undefined undefined) {
			throw undefined.failure();
		}
		if (left instanceof Markup || right instanceof Markup) {
			return ordered(Markup.plain(left), Markup.plain(right), operator, context, depth);
		}
		if (left instanceof List<?> first && right instanceof List<?> second && areOrdered(first, second)) {
			return orderedLists(first, second, operator, context, depth);
		}
		if (left instanceof Comparable<?> && right != null && left.getClass() == right.getClass()) {
			@SuppressWarnings("unchecked")
			Comparable<Object> comparable = (Comparable<Object>) left;
			return operator.holds(comparable.compareTo(right));
		}
		throw ScriptFailure.type("'" + operator.symbol() + "' not supported between instances of '" + Types.name(left)
				+ "' and '" + Types.name(right) + "'");
	}

	private static boolean areOrdered(List<?> left, List<?> right) {
		boolean lists = left instanceof ListValue && right instanceof ListValue;
		return lists || (left instanceof Tuple && right instanceof Tuple);
	}

	private static boolean orderedLists(List<?> left, List<?> right, Order operator, CallContext context, int depth) {
		if (depth >= MAX_DEPTH) {
			throw tooDeep();
		}
		int shared = Math.min(left.size(), right.size());
		for (int i = 0; i < shared; i++) {
			context.work(1);
			if (left.get(i) != right.get(i) && !equal(left.get(i), right.get(i), context, depth + 1)) {
				return ordered(left.get(i), right.get(i), operator, context, depth + 1);
			}
		}
		return operator.holds(Integer.compare(left.size(), right.size()));
	}

	/**
	 * Returns whether a value is in another: a part of a text, a key of a dictionary, an
	 * element of a sequence.
	 * @throws ScriptFailure when nothing can be in it
	 */
	public static boolean contains(@Nullable Object container, @Nullable Object value, CallContext context) {
		if (container instanceof String text) {
			if (Markup.plain(value) instanceof String part) {
				return new Search(part, context).first(text, 0) >= 0;
			}
			throw ScriptFailure.type("'in <string>' requires string as left operand, not " + Types.name(value));
		}
		if (container instanceof Map<?, ?> map) {
			return map.containsKey(value);
		}
		if (container instanceof DictView view && view.kind() != DictView.Kind.VALUES) {
			return isInView(view, value, context);
		}
		if (container instanceof List<?> list) {
			for (Object each : list) {
				context.work(1);
				if (each == value || equal(each, value, context)) {
					return true;
				}
			}
			return false;
		}
		if (container instanceof Undefined) {
			return false;
		}
		if (container instanceof Markup markup) {
			return contains(markup.text(), value, context);
		}
		throw ScriptFailure.type("argument of type '" + Types.name(container) + "' is not iterable");
	}

	private static boolean isInView(DictView view, @Nullable Object value, CallContext context) {
		if (view.kind() == DictView.Kind.KEYS) {
			return view.dict().containsKey(value);
		}
		return value instanceof Tuple pair && pair.size() == 2 && view.dict().containsKey(pair.get(0))
				&& equal(view.dict().get(pair.get(0)), pair.get(1), context);
	}

	/** An order that two values may be in. */
	public enum Order {

		/** Before the other. */
		LESS("<"),
		/** Before the other, or equal. */
		LESS_OR_EQUAL("<="),
		/** After the other. */
		GREATER(">"),
		/** After the other, or equal. */
		GREATER_OR_EQUAL(">=");

		private final String symbol;

		Order(String symbol) {
			this.symbol = symbol;
		}

		String symbol() {
			return this.symbol;
		}

		boolean holds(int comparison) {
			return switch (this) {
				case LESS -> comparison < 0;
				case LESS_OR_EQUAL -> comparison <= 0;
				case GREATER -> comparison > 0;
				case GREATER_OR_EQUAL -> comparison >= 0;
			};
		}

	}

}
