package io.usher.core.script.value;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.ScriptFailure;
import org.jspecify.annotations.Nullable;

/**
 * What Python does with whatever has elements: count, iterate, cut.
 */
public final class Sequences {

	private static final int CHARACTERS_A_STEP = 64;

	private Sequences() {
	}

	/**
	 * Returns how many elements a value has.
	 * @throws ScriptFailure when it has none to count
	 */
	public static int length(@Nullable Object value) {
		if (value instanceof String text) {
			return Strings.length(text);
		}
		if (value instanceof Map<?, ?> map) {
			return map.size();
		}
		if (value instanceof List<?> list) {
			return list.size();
		}
		if (value instanceof Undefined) {
			return 0;
		}
		if (value instanceof Markup markup) {
			return Strings.length(markup.text());
		}
		if (value instanceof BytesValue bytes) {
			return bytes.latin().length();
		}
		throw ScriptFailure.type("object of type '" + Types.name(value) + "' has no len()");
	}

	/** Returns whether a value can be iterated over. */
	public static boolean isIterable(@Nullable Object value) {
		return value instanceof String || value instanceof Map<?, ?> || value instanceof Iterable<?>
				|| value instanceof Undefined || value instanceof Markup || value instanceof BytesValue;
	}

	/**
	 * Iterates over a value: the characters of a text, the keys of a dictionary.
	 * @throws ScriptFailure when it cannot be iterated over
	 */
	public static Iterator<? extends @Nullable Object> iterate(@Nullable Object value, CallContext context) {
		if (value instanceof DictValue dict) {
			return dict.keyIterator();
		}
		if (value instanceof ListValue list) {
			return new LiveIterator(list);
		}
		if (value instanceof Iterable<?> iterable) {
			return iterable.iterator();
		}
		if (value instanceof String text) {
			return Strings.characters(text);
		}
		if (value instanceof Map<?, ?> map) {
			return map.keySet().iterator();
		}
		if (value instanceof BytesValue bytes) {
			context.room(bytes.latin().length());
			return bytes.latin().chars().mapToObj((each) -> (long) each).iterator();
		}
		if (value instanceof Undefined) {
			return List.of().iterator();
		}
		if (value instanceof Markup markup) {
			return iterate(markup.text(), context);
		}
		throw ScriptFailure.type("'" + Types.name(value) + "' object is not iterable");
	}

	/**
	 * Returns the elements of a value in a list of its own.
	 * @throws ScriptFailure when it cannot be iterated over
	 */
	public static ArrayList<@Nullable Object> elements(@Nullable Object value, CallContext context) {
		ArrayList<@Nullable Object> elements = new ArrayList<>();
		Iterator<? extends @Nullable Object> iterator = iterate(value, context);
		if (value instanceof List<?> list) {
			context.room(list.size());
		}
		while (iterator.hasNext()) {
			context.work(1);
			elements.add(iterator.next());
		}
		return elements;
	}

	/**
	 * Returns an element of a sequence by its place, negative from the end, or the
	 * undefined value where there is none.
	 */
	public static @Nullable Object element(Object sequence, long index, CallContext context) {
		if (sequence instanceof String text) {
			context.work(text.length() / 64);
		}
		int length = length(sequence);
		long place = (index < 0) ? index + length : index;
		if (place < 0 || place >= length) {
			return Undefined.member(sequence, index, context);
		}
		if (sequence instanceof String text) {
			return Strings.at(text, (int) place);
		}
		if (sequence instanceof Markup markup) {
			return new Markup(Strings.at(markup.text(), (int) place));
		}
		if (sequence instanceof BytesValue bytes) {
			return (long) bytes.latin().charAt((int) place);
		}
		return ((List<?>) sequence).get((int) place);
	}

	/**
	 * Returns part of a text, list, tuple or range.
	 * @param start the first place, or null
	 * @param stop the place to end before, or null
	 * @param step how far to go each time, or null
	 * @throws ScriptFailure when a bound is no whole number, or the step 0, or the value
	 * has no parts
	 */
	public static Object slice(@Nullable Object sequence, @Nullable Object start, @Nullable Object stop,
			@Nullable Object step, CallContext context) {
		if (sequence instanceof Markup markup) {
			return new Markup((String) slice(markup.text(), start, stop, step, context));
		}
		if (sequence instanceof BytesValue bytes) {
			return new BytesValue((String) slice(bytes.latin(), start, stop, step, context));
		}
		if (sequence == null || !isSliceable(sequence)) {
			throw notSliceable(sequence);
		}
		int stride = (step == null) ? 1 : Numbers.index(step, "a slice's step");
		if (stride == 0) {
			throw ScriptFailure.value("slice step cannot be zero");
		}
		int length = length(sequence);
		int from = bound(start, (stride > 0) ? 0 : length - 1, length, stride);
		int to = bound(stop, (stride > 0) ? length : -1, length, stride);
		long count = RangeValue.length(from, to, stride);
		context.room(count);
		if (sequence instanceof String text) {
			context.work(text.length() / CHARACTERS_A_STEP);
			return sliceText(text, from, stride, (int) count, context);
		}
		List<?> list = (List<?>) sequence;
		ArrayList<@Nullable Object> cut = new ArrayList<>((int) count);
		for (long i = 0; i < count; i++) {
			cut.add(list.get((int) (from + i * stride)));
		}
		if (sequence instanceof RangeValue range) {
			return range.slice(from, to, stride, (int) count);
		}
		return (sequence instanceof Tuple) ? Tuple.copyOf(cut) : ListValue.owning(cut);
	}

	/** Returns whether elements of a value are found by their place. */
	public static boolean isSliceable(@Nullable Object value) {
		return value instanceof String || value instanceof Markup || value instanceof BytesValue
				|| (value instanceof List<?> && !(value instanceof DictView));
	}

	private static ScriptFailure notSliceable(@Nullable Object value) {
		if (value instanceof Undefined undefined) {
			return undefined.failure();
		}
		return ScriptFailure.type("'" + Types.name(value) + "' object has no slices (expected: a string or list)");
	}

	private static int bound(@Nullable Object given, int missing, int length, int step) {
		if (given == null) {
			return missing;
		}
		long index = Numbers.index(given, "slice indices");
		if (index < 0) {
			index += length;
		}
		int lowest = (step > 0) ? 0 : -1;
		int highest = (step > 0) ? length : length - 1;
		return (int) Math.max(lowest, Math.min(highest, index));
	}

	private static String sliceText(String text, int from, int step, int count, CallContext context) {
		if (step == 1) {
			return Strings.slice(text, from, from + count);
		}
		StringBuilder cut = new StringBuilder(count);
		if (Strings.isPlain(text)) {
			for (long i = 0; i < count; i++) {
				cut.append(text.charAt((int) (from + i * step)));
			}
			return cut.toString();
		}
		context.room(4L * text.length());
		int[] characters = text.codePoints().toArray();
		for (long i = 0; i < count; i++) {
			cut.appendCodePoint(characters[(int) (from + i * step)]);
		}
		return cut.toString();
	}

	/** Goes on when the list grows meanwhile, as Python does. */
	private static final class LiveIterator implements Iterator<@Nullable Object> {

		private final ListValue list;

		private int next;

		LiveIterator(ListValue list) {
			this.list = list;
		}

		@Override
		public boolean hasNext() {
			return this.next < this.list.size();
		}

		@Override
		public @Nullable Object next() {
			return this.list.get(this.next++);
		}

	}

}
