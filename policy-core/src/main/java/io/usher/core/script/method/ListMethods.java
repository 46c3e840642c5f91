package io.usher.core.script.method;

import java.util.Collections;
import java.util.List;

import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.Parameters.Arguments;
import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.value.Equality;
import io.usher.core.script.value.DictView;
import io.usher.core.script.value.ListValue;
import io.usher.core.script.value.Numbers;
import io.usher.core.script.value.RangeValue;
import io.usher.core.script.value.Sequences;
import io.usher.core.script.value.Types;
import org.jspecify.annotations.Nullable;

/**
 * The methods of lists, and those that tuples and ranges have too.
 */
final class ListMethods {

	private static final MethodTable<List<?>> FIXED = new MethodTable<>();

	private static final MethodTable<ListValue> TABLE = new MethodTable<>();

	private static final MethodTable<DictView> VIEWS = new MethodTable<>();

	static {
		FIXED.add("count", ListMethods::count, "value");
		FIXED.add("index", ListMethods::index, "value", "start?", "stop?");
		TABLE.add("append", (context, self, arguments) -> {
			context.room(1);
			self.changeable().add(arguments.get(0));
			return null;
		}, "object");
		TABLE.add("extend", (context, self, arguments) -> {
			self.changeable().addAll(Sequences.elements(arguments.get(0), context));
			return null;
		}, "iterable");
		TABLE.add("insert", ListMethods::insert, "index", "object");
		TABLE.add("remove", ListMethods::remove, "value");
		TABLE.add("pop", ListMethods::pop, "index?");
		TABLE.add("clear", (context, self, arguments) -> {
			self.changeable().clear();
			return null;
		});
		TABLE.add("copy", (context, self, arguments) -> {
			context.room(self.size());
			return new ListValue(self);
		});
		TABLE.add("reverse", (context, self, arguments) -> {
			context.work(self.size());
			Collections.reverse(self.changeable());
			return null;
		});
		TABLE.raw("sort", Sorting::sort);
		VIEWS.add("isdisjoint", ListMethods::isDisjoint, "other");
	}

	private ListMethods() {
	}

	/** Returns a method or attribute of a sequence, or null. */
	static @Nullable Object find(String name, List<?> list) {
		if (list instanceof DictView view) {
			return VIEWS.find(name, view);
		}
		if (list instanceof RangeValue range && RangeValue.ATTRIBUTES.contains(name)) {
			return range.attribute(name);
		}
		Object method = (list instanceof ListValue changeable) ? TABLE.find(name, changeable) : null;
		return (method != null) ? method : FIXED.find(name, list);
	}

	private static Object count(CallContext context, List<?> self, Arguments arguments) {
		long count = 0;
		for (Object each : self) {
			context.work(1);
			count += Equality.equal(each, arguments.get(0), context) ? 1 : 0;
		}
		return count;
	}

	private static Object index(CallContext context, List<?> self, Arguments arguments) {
		int size = self.size();
		int start = bound(arguments.get(1, 0L), size);
		int stop = Math.min(size, bound(arguments.get(2, (long) size), size));
		for (int i = start; i < stop; i++) {
			context.work(1);
			if (Equality.equal(self.get(i), arguments.get(0), context)) {
				return (long) i;
			}
		}
		throw ScriptFailure.value(context.text(arguments.get(0)) + " is not in " + Types.name(self));
	}

	private static int bound(@Nullable Object value, int size) {
		int index = Numbers.index(value, "slice indices");
		return (index < 0) ? Math.max(0, index + size) : index;
	}

	private static @Nullable Object insert(CallContext context, ListValue self, Arguments arguments) {
		context.room(1);
		context.work(self.size() / 16);
		int index = bound(arguments.get(0), self.size());
		self.changeable().add(Math.min(index, self.size()), arguments.get(1));
		return null;
	}

	private static @Nullable Object remove(CallContext context, ListValue self, Arguments arguments) {
		List<@Nullable Object> elements = self.changeable();
		for (int i = 0; i < elements.size(); i++) {
			context.work(1);
			if (Equality.equal(elements.get(i), arguments.get(0), context)) {
				elements.remove(i);
				return null;
			}
		}
		throw ScriptFailure.value("list.remove(x): x not in list");
	}

	private static @Nullable Object pop(CallContext context, ListValue self, Arguments arguments) {
		List<@Nullable Object> elements = self.changeable();
		if (elements.isEmpty()) {
			throw ScriptFailure.of("IndexError", "pop from empty list");
		}
		int index = Numbers.index(arguments.get(0, -1L), "the index");
		int place = (index < 0) ? index + elements.size() : index;
		if (place < 0 || place >= elements.size()) {
			throw ScriptFailure.of("IndexError", "pop index out of range");
		}
		context.work(elements.size() / 16);
		return elements.remove(place);
	}

	/** Only keys and items are sets. */
	private static Object isDisjoint(CallContext context, DictView self, Arguments arguments) {
		for (Object each : Sequences.elements(arguments.get(0), context)) {
			if (Equality.contains(self, each, context)) {
				return false;
			}
		}
		return true;
	}

}
