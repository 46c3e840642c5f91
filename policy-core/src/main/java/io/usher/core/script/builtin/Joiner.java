package io.usher.core.script.builtin;

import java.util.List;
import java.util.Map;

import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.ScriptFunction;
import org.jspecify.annotations.Nullable;

/**
 * Prints a separator each time but the first.
 */
final class Joiner implements ScriptFunction {

	private final String separator;

	private boolean used;

	Joiner(String separator) {
		this.separator = separator;
	}

	@Override
	public String name() {
		return "joiner";
	}

	@Override
	public Object call(CallContext context, List<@Nullable Object> arguments, Map<String, @Nullable Object> named) {
		String printed = this.used ? this.separator : "";
		this.used = true;
		return printed;
	}

}
