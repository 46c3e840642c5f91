package io.usher.core.script.builtin;

import java.util.List;
import java.util.Map;

import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.Parameters;
import io.usher.core.script.function.Parameters.Arguments;
import io.usher.core.script.function.ScriptFunction;
import org.jspecify.annotations.Nullable;

/**
 * A function that is written as a lambda.
 */
record Builtin(String name, Body body) implements ScriptFunction {

	/** Returns one whose arguments are bound to parameters first. */
	static Builtin of(String name, Bound bound, String... parameters) {
		Parameters declared = Parameters.of(name, parameters);
		return new Builtin(name, (context, positional, named) -> bound.call(context, declared.bind(positional, named)));
	}

	@Override
	public @Nullable Object call(CallContext context, List<@Nullable Object> arguments,
			Map<String, @Nullable Object> named) {
		return this.body.call(context, arguments, named);
	}

	@Override
	public String toString() {
		return "<function " + this.name + ">";
	}

	/** What it does with its arguments as they are given. */
	@FunctionalInterface
	interface Body {

		@Nullable Object call(CallContext context, List<@Nullable Object> positional, Map<String, @Nullable Object> named);

	}

	/** What it does with its arguments in the order of the parameters. */
	@FunctionalInterface
	interface Bound {

		@Nullable Object call(CallContext context, Arguments arguments);

	}

}
