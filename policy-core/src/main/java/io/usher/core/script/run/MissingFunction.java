package io.usher.core.script.run;

import java.util.List;
import java.util.Map;

import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.function.ScriptFunction;
import org.jspecify.annotations.Nullable;

/**
 * Stands for a filter or test that does not exist, so that the rest is compiled and
 * checked too. A program that has one is never run.
 */
record MissingFunction(String name) implements ScriptFunction {

	@Override
	public @Nullable Object call(CallContext context, List<@Nullable Object> arguments,
			Map<String, @Nullable Object> named) {
		throw ScriptFailure.value("there is no '" + this.name + "'");
	}

}
