package io.usher.core.script.builtin;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.usher.core.script.format.PercentFormat;
import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.ScriptFunction;
import io.usher.core.script.method.Casing;
import io.usher.core.script.value.Arithmetic;
import io.usher.core.script.value.Equality;
import io.usher.core.script.value.Equality.Order;
import io.usher.core.script.value.DictValue;
import io.usher.core.script.value.Markup;
import io.usher.core.script.value.Numbers;
import io.usher.core.script.value.Sequences;
import io.usher.core.script.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * The tests of Jinja2, and {@code None}, which the guide tells authors to write.
 */
public final class Tests {

	/** All of them, but the one that asks for filters. */
	public static final List<ScriptFunction> ALL = all();

	private static final Set<String> NAMES = Stream.concat(ALL.stream().map(ScriptFunction::name), Stream.of("filter"))
		.collect(Collectors.toUnmodifiableSet());

	private static final DictValue NO_KEYS = new DictValue();

	private Tests() {
	}

	private static List<ScriptFunction> all() {
		List<ScriptFunction> tests = new ArrayList<>();
		addTypes(tests);
		addNumbers(tests);
		addComparisons(tests);
		add(tests, "lower", (context, value) -> Casing.isAll(context.text(value), Character::isLowerCase));
		add(tests, "upper", (context, value) -> Casing.isAll(context.text(value), Character::isUpperCase));
		add(tests, "test", (context, value) -> isAmong(NAMES, value));
		return List.copyOf(tests);
	}

	/** Returns the test whether there is a filter of some name. */
	public static ScriptFunction ofFilters(Collection<String> filters) {
		Set<String> names = Set.copyOf(filters);
		return Builtin.of("filter", (context, arguments) -> isAmong(names, arguments.get(0)), "value");
	}

	/** Looks a name up; what cannot be a key is an error. */
	private static boolean isAmong(Set<String> names, @Nullable Object value) {
		NO_KEYS.containsKey(value);
		return Markup.plain(value) instanceof String name && names.contains(name);
	}

	private static void addTypes(List<ScriptFunction> tests) {
		Map<String, Predicate<@Nullable Object>> types = Map.ofEntries(
				Map.entry("defined", (value) -> !(value instanceof Undefined)),
				Map.entry("undefined", Undefined.class::isInstance), Map.entry("none", (value) -> value == null),
				Map.entry("None", (value) -> value == null), Map.entry("boolean", Boolean.class::isInstance),
				Map.entry("true", Boolean.TRUE::equals), Map.entry("false", Boolean.FALSE::equals),
				Map.entry("integer", (value) -> value instanceof Long || value instanceof BigInteger),
				Map.entry("float", Double.class::isInstance), Map.entry("number", Numbers::isNumber),
				Map.entry("string", (value) -> Markup.plain(value) instanceof String),
				Map.entry("mapping", Map.class::isInstance), Map.entry("iterable", Sequences::isIterable),
				Map.entry("sequence", (value) -> Sequences.isIterable(value)),
				Map.entry("callable", (value) -> value instanceof ScriptFunction || value instanceof Undefined),
				Map.entry("escaped", Markup.class::isInstance));
		types.forEach((name, type) -> add(tests, name, (context, value) -> type.test(value)));
	}

	private static void addNumbers(List<ScriptFunction> tests) {
		add(tests, "even", (context, value) -> Equality.equal(remainder(value, 2L, context), 0L, context));
		add(tests, "odd", (context, value) -> Equality.equal(remainder(value, 2L, context), 1L, context));
		tests.add(
				Builtin.of(
						"divisibleby", (context, arguments) -> Equality
							.equal(remainder(arguments.get(0), arguments.get(1), context), 0L, context),
						"value", "num"));
	}

	private static Object remainder(@Nullable Object value, @Nullable Object divisor, CallContext context) {
		return (value instanceof String || value instanceof Markup) ? PercentFormat.format(value, divisor, context)
				: Arithmetic.modulo(value, divisor);
	}

	private static void addComparisons(List<ScriptFunction> tests) {
		for (String name : List.of("eq", "equalto", "==")) {
			tests.add(Builtin.of(name,
					(context, arguments) -> Equality.equal(arguments.get(0), arguments.get(1), context), "a", "b"));
		}
		for (String name : List.of("ne", "!=")) {
			tests.add(Builtin.of(name,
					(context, arguments) -> !Equality.equal(arguments.get(0), arguments.get(1), context), "a", "b"));
		}
		addOrder(tests, Order.LESS, "lt", "lessthan", "<");
		addOrder(tests, Order.LESS_OR_EQUAL, "le", "<=");
		addOrder(tests, Order.GREATER, "gt", "greaterthan", ">");
		addOrder(tests, Order.GREATER_OR_EQUAL, "ge", ">=");
		tests.add(
				Builtin.of("in", (context, arguments) -> Equality.contains(arguments.get(1), arguments.get(0), context),
						"value", "seq"));
		tests.add(Builtin.of("sameas", (context, arguments) -> isSame(arguments.get(0), arguments.get(1)), "value",
				"other"));
	}

	private static void addOrder(List<ScriptFunction> tests, Order order, String... names) {
		for (String name : names) {
			tests.add(Builtin.of(name,
					(context, arguments) -> Equality.ordered(arguments.get(0), arguments.get(1), order, context), "a",
					"b"));
		}
	}

	/**
	 * Numbers and texts have no identity in Java; equal ones of a type count as the same.
	 */
	private static boolean isSame(@Nullable Object value, @Nullable Object other) {
		if (value == other) {
			return true;
		}
		boolean plain = value instanceof Boolean || value instanceof Number || value instanceof String;
		return plain && Objects.equals(value, other);
	}

	private static void add(List<ScriptFunction> tests, String name, BiPredicate<CallContext, @Nullable Object> test) {
		tests.add(Builtin.of(name, (context, arguments) -> test.test(context, arguments.get(0)), "value"));
	}

}
