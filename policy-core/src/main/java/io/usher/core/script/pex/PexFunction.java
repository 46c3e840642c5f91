package io.usher.core.script.pex;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.ScriptFunction;
import org.jspecify.annotations.Nullable;

/**
 * A function of Infinity's own.
 *
 * @param name the name that scripts call
 * @param parameters the names of its parameters, of a filter the value first
 * @param required how many of them must be given
 * @param body what it does
 */
record PexFunction(String name, List<String> parameters, int required,
		Function<PexArguments, @Nullable Object> body) implements ScriptFunction {

	/** Returns one whose parameters must all be given. */
	static PexFunction of(String name, Function<PexArguments, @Nullable Object> body, String... parameters) {
		return new PexFunction(name, List.of(parameters), parameters.length, body);
	}

	/** Returns this one with a number of parameters that must be given. */
	PexFunction requiring(int number) {
		return new PexFunction(this.name, this.parameters, number, this.body);
	}

	@Override
	public @Nullable Object call(CallContext context, List<@Nullable Object> arguments,
			Map<String, @Nullable Object> named) {
		PexArguments bound = PexArguments.bind(context, this.name, this.parameters, this.required, arguments, named);
		Object result = this.body.apply(bound);
		if (result instanceof String text) {
			context.room(text.length());
		}
		return result;
	}

}
