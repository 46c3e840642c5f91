package io.usher.core.script.method;

import java.util.HashMap;
import java.util.Map;

import io.usher.core.script.function.Parameters;
import io.usher.core.script.function.ScriptFunction;
import org.jspecify.annotations.Nullable;

/**
 * The methods of one type.
 *
 * @param <T> the type
 */
final class MethodTable<T> {

	private final Map<String, Method<T>> methods = new HashMap<>();

	/** Adds a method whose arguments are given by place only. */
	MethodTable<T> add(String name, Method.Body<T> body, String... parameters) {
		return raw(name, Method.of(Parameters.byPlace(name, parameters), body));
	}

	/** Adds a method whose arguments may be given by name too. */
	MethodTable<T> addNamed(String name, Method.Body<T> body, String... parameters) {
		return raw(name, Method.of(Parameters.of(name, parameters), body));
	}

	/** Adds a method that takes its arguments as they are given. */
	MethodTable<T> raw(String name, Method<T> method) {
		this.methods.put(name, method);
		return this;
	}

	/** Returns a method of a value, or null when there is none of that name. */
	@Nullable ScriptFunction find(String name, T self) {
		Method<T> method = this.methods.get(name);
		return (method != null) ? new Method.Bound<>(name, self, method) : null;
	}

}
