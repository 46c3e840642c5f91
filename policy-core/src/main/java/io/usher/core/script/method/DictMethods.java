package io.usher.core.script.method;

import java.util.List;
import java.util.Map;

import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.Parameters.Arguments;
import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.value.DictValue;
import io.usher.core.script.value.DictView;
import io.usher.core.script.value.Sequences;
import io.usher.core.script.value.Text;
import io.usher.core.script.value.Tuple;
import io.usher.core.script.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * The methods of dictionaries.
 */
public final class DictMethods {

	static final MethodTable<DictValue> TABLE = new MethodTable<>();

	static {
		TABLE.add("get", (context, self, arguments) -> self.containsKey(arguments.get(0)) ? self.get(arguments.get(0))
				: arguments.get(1), "key", "default?");
		TABLE.add("items", (context, self, arguments) -> new DictView(self, DictView.Kind.ITEMS));
		TABLE.add("keys", (context, self, arguments) -> new DictView(self, DictView.Kind.KEYS));
		TABLE.add("values", (context, self, arguments) -> new DictView(self, DictView.Kind.VALUES));
		TABLE.raw("update", (context, self, positional, named) -> {
			update(self, positional, named, "update", context);
			return null;
		});
		TABLE.add("pop", DictMethods::pop, "key", "default?");
		TABLE.add("popitem", DictMethods::popItem);
		TABLE.add("setdefault", DictMethods::setDefault, "key", "default?");
		TABLE.add("clear", (context, self, arguments) -> {
			self.clear();
			return null;
		});
		TABLE.add("copy", (context, self, arguments) -> {
			context.room(self.size());
			return new DictValue(self);
		});
		TABLE.add("fromkeys", DictMethods::fromKeys, "iterable", "value?");
	}

	private DictMethods() {
	}

	/**
	 * Puts entries into a dictionary: those of a mapping or of pairs, and those by name.
	 * @throws ScriptFailure when there are no such entries
	 */
	public static void update(DictValue dict, List<@Nullable Object> positional, Map<String, @Nullable Object> named,
			String function, CallContext context) {
		if (positional.size() > 1) {
			throw ScriptFailure.type(function + " expected at most 1 argument, got " + positional.size());
		}
		if (!positional.isEmpty()) {
			Object source = positional.get(0);
			if (source instanceof Undefined undefined) {
				throw undefined.failure();
			}
			if (source instanceof Map<?, ?> map) {
				context.room(map.size());
				new DictValue(map).forEach(dict::put);
			}
			else {
				putPairs(dict, source, context);
			}
		}
		named.forEach(dict::put);
	}

	private static void putPairs(DictValue dict, @Nullable Object pairs, CallContext context) {
		for (Object pair : Sequences.elements(pairs, context)) {
			List<@Nullable Object> parts = Sequences.elements(pair, context);
			if (parts.size() != 2) {
				throw ScriptFailure
					.value("dictionary update sequence element has length " + parts.size() + "; 2 is required");
			}
			dict.put(parts.get(0), parts.get(1));
		}
	}

	private static @Nullable Object pop(CallContext context, DictValue self, Arguments arguments) {
		Object key = arguments.get(0);
		if (self.containsKey(key)) {
			return self.remove(key);
		}
		if (!arguments.has(1)) {
			throw ScriptFailure.of("KeyError", Text.repr(key, context));
		}
		return arguments.get(1);
	}

	private static Object popItem(CallContext context, DictValue self, Arguments arguments) {
		if (self.isEmpty()) {
			throw ScriptFailure.of("KeyError", "'popitem(): dictionary is empty'");
		}
		context.work(self.size() / 8);
		Object last = self.lastKey();
		return Tuple.of(last, self.remove(last));
	}

	private static @Nullable Object setDefault(CallContext context, DictValue self, Arguments arguments) {
		Object key = arguments.get(0);
		if (!self.containsKey(key)) {
			context.room(1);
			self.put(key, arguments.get(1));
		}
		return self.get(key);
	}

	private static Object fromKeys(CallContext context, DictValue self, Arguments arguments) {
		DictValue made = new DictValue();
		for (Object key : Sequences.elements(arguments.get(0), context)) {
			made.put(key, arguments.get(1));
		}
		return made;
	}

}
