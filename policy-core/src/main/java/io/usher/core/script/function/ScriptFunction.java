package io.usher.core.script.function;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a script calls by name: as a filter, where the value is the first argument, or as
 * a function. Values are those of JSON: null, {@link Boolean}, {@link Long},
 * {@link java.math.BigInteger}, {@link Double}, {@link String}, {@link List} and
 * {@link Map}; besides, {@link ScriptObject} and the undefined value. Lists and maps that
 * are given must not be changed; those that are returned become the script's.
 */
public interface ScriptFunction {

	/** Returns the name under which scripts call it. */
	String name();

	/**
	 * Answers one call.
	 * @param context what the run offers, and its bounds
	 * @param arguments the arguments by place; of a filter, the value first
	 * @param named the arguments by name, in their order
	 * @throws ScriptFailure when Python would raise an error
	 */
	@Nullable Object call(CallContext context, List<@Nullable Object> arguments, Map<String, @Nullable Object> named);

}
