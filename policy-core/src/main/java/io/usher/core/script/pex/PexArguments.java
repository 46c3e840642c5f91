package io.usher.core.script.pex;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.value.Types;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call by the places of its parameters, as Python binds them.
 *
 * @param context what the run offers
 * @param function the name of the function
 * @param values a value for each parameter; fewer when trailing ones were left out
 */
record PexArguments(CallContext context, String function, List<@Nullable Object> values) {

	/**
	 * Binds the arguments of a call.
	 * @param parameters the names of the parameters
	 * @param required how many of them must be given
	 */
	static PexArguments bind(CallContext context, String function, List<String> parameters, int required,
			List<@Nullable Object> given, Map<String, @Nullable Object> named) {
		if (given.size() > parameters.size()) {
			throw ScriptFailure.type(function + "() takes " + plural(parameters.size(), "positional argument") + " but "
					+ given.size() + " were given");
		}
		List<@Nullable Object> values = new ArrayList<>(given);
		for (String name : named.keySet()) {
			int place = parameters.indexOf(name);
			if (place < 0) {
				throw ScriptFailure.type(function + "() got an unexpected keyword argument '" + name + "' (expected: "
						+ String.join(", ", parameters) + ")");
			}
			if (place < given.size()) {
				throw ScriptFailure.type(function + "() got multiple values for argument '" + name + "'");
			}
		}
		List<String> missing = new ArrayList<>();
		for (int place = given.size(); place < parameters.size(); place++) {
			String name = parameters.get(place);
			if (named.containsKey(name)) {
				values.add(named.get(name));
			}
			else if (place < required) {
				missing.add(name);
			}
		}
		if (!missing.isEmpty()) {
			throw ScriptFailure.type(function + "() missing " + plural(missing.size(), "required positional argument")
					+ ": " + missing.stream().map((name) -> "'" + name + "'").collect(Collectors.joining(" and ")));
		}
		return new PexArguments(context, function, values);
	}

	private static String plural(int count, String what) {
		return count + " " + what + ((count == 1) ? "" : "s");
	}

	/** Returns the argument in a place, or null when it was left out. */
	@Nullable Object value(int place) {
		return (place < this.values.size()) ? this.values.get(place) : null;
	}

	/** Returns an argument as text, and counts the work of reading it. */
	String text(int place) {
		return text(value(place));
	}

	private String text(@Nullable Object value) {
		String text = (value instanceof String string) ? string : this.context.text(value);
		this.context.work(1 + text.length() / 64);
		return text;
	}

	/** Returns an argument as a whole number. */
	long number(int place) {
		Object value = value(place);
		if (value instanceof Long || value instanceof Integer) {
			return ((Number) value).longValue();
		}
		if (value instanceof BigInteger big) {
			return (big.signum() < 0) ? Long.MIN_VALUE / 2 : Long.MAX_VALUE / 2;
		}
		if (value instanceof Boolean flag) {
			return flag ? 1 : 0;
		}
		throw ScriptFailure.type(this.function + "(): " + Types.name(value) + " (expected: a whole number)");
	}

	/** Returns an argument as a list of texts, of which a lone text is one. */
	List<String> texts(int place) {
		Object value = value(place);
		if (value instanceof List<?> list) {
			return list.stream().map(this::text).toList();
		}
		if (value instanceof Map<?, ?> map) {
			return map.keySet().stream().map(this::text).toList();
		}
		if (value instanceof String text) {
			return List.of(text);
		}
		throw ScriptFailure.type(this.function + "(): " + Types.name(value) + " (expected: a list of texts)");
	}

}
