package io.usher.core.script.run;

import java.util.List;
import java.util.Map;

import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.function.ScriptFunction;
import io.usher.core.script.value.Types;
import io.usher.core.script.value.Undefined;
import io.usher.core.script.value.Values;
import org.jspecify.annotations.Nullable;

/**
 * Calls of functions, and of what is none.
 */
final class Calls {

	private Calls() {
	}

	static @Nullable Object call(@Nullable Object callee, Frame frame, List<@Nullable Object> positional,
			Map<String, @Nullable Object> named) {
		frame.run().work(1);
		if (callee instanceof ScriptFunction function) {
			return Values.adopt(function.call(frame.run(), positional, named));
		}
		if (callee instanceof Undefined undefined) {
			throw undefined.failure();
		}
		throw ScriptFailure.type("'" + Types.name(callee) + "' object is not callable");
	}

}
