package io.usher.core.script.method;

import java.util.List;
import java.util.Map;

import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.Parameters;
import io.usher.core.script.function.Parameters.Arguments;
import io.usher.core.script.function.ScriptFunction;
import org.jspecify.annotations.Nullable;

/**
 * One method of a type of values.
 *
 * @param <T> the type
 */
@FunctionalInterface
interface Method<T> {

	/** Calls it on a value. */
	@Nullable Object call(CallContext context, T self, List<@Nullable Object> positional, Map<String, @Nullable Object> named);

	/** Returns a method whose arguments are bound to parameters first. */
	static <T> Method<T> of(Parameters parameters, Body<T> body) {
		return (context, self, positional, named) -> body.call(context, self, parameters.bind(positional, named));
	}

	/**
	 * What a method does once its arguments are bound.
	 *
	 * @param <T> the type of the value it is called on
	 */
	@FunctionalInterface
	interface Body<T> {

		@Nullable Object call(CallContext context, T self, Arguments arguments);

	}

	/**
	 * A method of one value, ready to be called.
	 */
	record Bound<T>(String name, T self, Method<T> method) implements ScriptFunction {

		private static final int CHARACTERS_A_STEP = 64;

		@Override
		public @Nullable Object call(CallContext context, List<@Nullable Object> arguments,
				Map<String, @Nullable Object> named) {
			if (this.self instanceof String text) {
				context.work(text.length() / CHARACTERS_A_STEP);
			}
			return this.method.call(context, this.self, arguments, named);
		}

		@Override
		public String toString() {
			return "<built-in method " + this.name + ">";
		}

	}

}
