package io.usher.core.script.method;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.function.ScriptFunction;
import io.usher.core.script.value.Equality;
import io.usher.core.script.value.Equality.Order;
import io.usher.core.script.value.ListValue;
import io.usher.core.script.value.Numbers;
import io.usher.core.script.value.Types;
import io.usher.core.script.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * Sorts as Python does: by {@code <} alone, and equal ones stay in their order. Java's
 * own sorting insists on an order that is consistent, which values of scripts need not
 * have.
 */
final class Sorting {

	/** Up to here, elements are inserted one by one, as in Python. */
	private static final int SHORT = 63;

	private final CallContext context;

	private final List<@Nullable Object> keys;

	private final int[] places;

	private Sorting(CallContext context, List<@Nullable Object> keys) {
		this.context = context;
		this.keys = keys;
		this.places = new int[keys.size()];
		for (int i = 0; i < this.places.length; i++) {
			this.places[i] = i;
		}
	}

	/** Sorts a list in its place. */
	static @Nullable Object sort(CallContext context, ListValue self, List<@Nullable Object> positional,
			Map<String, @Nullable Object> named) {
		if (!positional.isEmpty()) {
			throw ScriptFailure.type("sort() takes no positional arguments (expected: key=, reverse=)");
		}
		named.keySet().stream().filter((name) -> !name.equals("key") && !name.equals("reverse")).forEach((name) -> {
			throw ScriptFailure
				.type("sort() got an unexpected keyword argument '" + name + "' (expected: key, reverse)");
		});
		boolean reverse = Numbers.index(named.getOrDefault("reverse", false), "reverse") != 0;
		List<@Nullable Object> elements = self.changeable();
		context.room(2L * elements.size());
		ArrayList<@Nullable Object> unsorted = new ArrayList<>(elements);
		elements.clear();
		List<@Nullable Object> keys = keys(context, unsorted, named.get("key"));
		if (reverse) {
			Collections.reverse(unsorted);
			Collections.reverse(keys);
		}
		Sorting sorting = new Sorting(context, keys);
		sorting.sort(0, unsorted.size());
		if (!elements.isEmpty()) {
			throw ScriptFailure.value("list modified during sort");
		}
		for (int place : sorting.places) {
			elements.add(unsorted.get(place));
		}
		if (reverse) {
			Collections.reverse(elements);
		}
		return null;
	}

	private static List<@Nullable Object> keys(CallContext context, List<@Nullable Object> elements,
			@Nullable Object function) {
		List<@Nullable Object> keys = new ArrayList<>(elements);
		if (function == null) {
			return keys;
		}
		if (function instanceof Undefined undefined && !keys.isEmpty()) {
			throw undefined.failure();
		}
		keys.replaceAll((element) -> {
			if (!(function instanceof ScriptFunction key)) {
				throw ScriptFailure.type("'" + Types.name(function) + "' object is not callable");
			}
			context.work(1);
			return key.call(context, Collections.singletonList(element), Map.of());
		});
		return keys;
	}

	private void sort(int from, int to) {
		if (to - from <= SHORT) {
			insert(from, to);
			return;
		}
		int middle = (from + to) >>> 1;
		sort(from, middle);
		sort(middle, to);
		merge(from, middle, to);
	}

	private boolean isLess(int left, int right) {
		this.context.work(1);
		return Equality.ordered(this.keys.get(left), this.keys.get(right), Order.LESS, this.context);
	}

	private void insert(int from, int to) {
		for (int next = sortedFrom(from, to); next < to; next++) {
			int pivot = this.places[next];
			int low = from;
			int high = next;
			while (low < high) {
				int middle = (low + high) >>> 1;
				if (isLess(pivot, this.places[middle])) {
					high = middle;
				}
				else {
					low = middle + 1;
				}
			}
			System.arraycopy(this.places, low, this.places, low + 1, next - low);
			this.places[low] = pivot;
		}
	}

	/** Returns where the sorted beginning ends, having turned it round if it descends. */
	private int sortedFrom(int from, int to) {
		int next = from + 1;
		if (next >= to) {
			return to;
		}
		boolean descends = isLess(this.places[next], this.places[next - 1]);
		next++;
		while (next < to && isLess(this.places[next], this.places[next - 1]) == descends) {
			next++;
		}
		if (descends) {
			for (int i = from, j = next - 1; i < j; i++, j--) {
				int place = this.places[i];
				this.places[i] = this.places[j];
				this.places[j] = place;
			}
		}
		return next;
	}

	private void merge(int from, int middle, int to) {
		int[] left = new int[middle - from];
		System.arraycopy(this.places, from, left, 0, left.length);
		int next = middle;
		int out = from;
		for (int i = 0; i < left.length;) {
			this.places[out++] = (next < to && isLess(this.places[next], left[i])) ? this.places[next++] : left[i++];
		}
	}

}
