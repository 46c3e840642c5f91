package io.usher.core.script.builtin;

import java.util.List;
import java.util.Map;

import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.Parameters.Arguments;
import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.function.ScriptFunction;
import io.usher.core.script.method.DictMethods;
import io.usher.core.script.value.DictValue;
import io.usher.core.script.value.Namespace;
import io.usher.core.script.value.Numbers;
import io.usher.core.script.value.RangeValue;
import io.usher.core.script.value.Types;
import io.usher.core.script.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * The functions that every script has.
 */
public final class Functions {

	/** How many numbers a range may have, as in Jinja2's sandbox. */
	private static final int MAX_RANGE = 100_000;

	/** {@code range}, which the guide lists as a filter. */
	static final Builtin RANGE = Builtin.of("range", Functions::range, "start", "stop?", "step?");

	/** All of them. */
	public static final List<ScriptFunction> ALL = List.of(RANGE, new Builtin("dict", Functions::dict),
			new Builtin("namespace", Functions::namespace), new Builtin("cycler", Functions::cycler),
			Builtin.of("joiner", (context, arguments) -> new Joiner(context.text(arguments.get(0, ", "))), "sep?"));

	private Functions() {
	}

	private static Object range(CallContext context, Arguments arguments) {
		boolean single = !arguments.has(1);
		long start = single ? 0 : number(arguments.get(0));
		long stop = number(arguments.get(single ? 0 : 1));
		long step = arguments.has(2) ? number(arguments.get(2)) : 1;
		if (step == 0) {
			throw ScriptFailure.value("range() arg 3 must not be zero");
		}
		long length = RangeValue.length(start, stop, step);
		if (length > MAX_RANGE) {
			throw ScriptFailure.of("OverflowError",
					"a range of " + length + " numbers (expected: up to " + MAX_RANGE + ")");
		}
		return new RangeValue(start, stop, step, (int) length);
	}

	private static long number(@Nullable Object value) {
		if (value instanceof Undefined undefined) {
			throw undefined.failure();
		}
		if (!Numbers.isSmall(value)) {
			throw ScriptFailure.type("'" + Types.name(value) + "' object cannot be interpreted as an integer");
		}
		return Numbers.small(value);
	}

	private static Object dict(CallContext context, List<@Nullable Object> positional,
			Map<String, @Nullable Object> named) {
		DictValue dict = new DictValue();
		DictMethods.update(dict, positional, named, "dict", context);
		return dict;
	}

	private static Object namespace(CallContext context, List<@Nullable Object> positional,
			Map<String, @Nullable Object> named) {
		DictValue attributes = new DictValue();
		DictMethods.update(attributes, positional, named, "namespace", context);
		Namespace namespace = Namespace.of(Map.of());
		attributes.forEach((key, value) -> namespace.attributes().put(context.text(key), value));
		return namespace;
	}

	private static Object cycler(CallContext context, List<@Nullable Object> positional,
			Map<String, @Nullable Object> named) {
		if (positional.isEmpty()) {
			throw ScriptFailure.of("RuntimeError", "at least one item has to be provided");
		}
		return new Cycler(positional);
	}

}
