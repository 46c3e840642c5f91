package io.usher.core.script.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.ScriptFunction;
import io.usher.core.script.function.ScriptObject;
import io.usher.core.script.value.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * A macro as a value.
 *
 * @param frame where it was defined
 */
record Macro(MacroCode code, Frame frame) implements ScriptFunction, ScriptObject {

	private static final Set<String> ATTRIBUTES = Set.of("name", "arguments", "catch_kwargs", "catch_varargs",
			"caller");

	@Override
	public String name() {
		return this.code.name();
	}

	@Override
	public Object call(CallContext context, List<@Nullable Object> arguments, Map<String, @Nullable Object> named) {
		return this.code.call(this.frame, arguments, named);
	}

	@Override
	public String typeName() {
		return "Macro";
	}

	@Override
	public boolean hasAttribute(String name) {
		return ATTRIBUTES.contains(name);
	}

	@Override
	public @Nullable Object attribute(String name) {
		return switch (name) {
			case "name" -> this.code.name().isEmpty() ? null : this.code.name();
			case "arguments" -> Tuple.copyOf(new ArrayList<>(this.code.parameters()));
			case "catch_kwargs" -> this.code.place(MacroCode.KWARGS) != null;
			case "catch_varargs" -> this.code.place(MacroCode.VARARGS) != null;
			default -> this.code.place(MacroCode.CALLER) != null;
		};
	}

	@Override
	public String text() {
		return "<Macro " + (this.code.name().isEmpty() ? "anonymous" : this.code.quotedName()) + ">";
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other;
	}

	@Override
	public int hashCode() {
		return System.identityHashCode(this);
	}

}
