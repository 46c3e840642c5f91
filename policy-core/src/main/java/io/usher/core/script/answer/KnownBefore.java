package io.usher.core.script.answer;

import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * What a script's answer is judged against.
 *
 * @param participant the participant as the script saw it, null when there was none
 * @param location tells whether a system location of a name exists
 */
public record KnownBefore(@Nullable Map<String, ? extends @Nullable Object> participant, Predicate<String> location) {

	/** Returns nothing known: every location may exist, every null may be. */
	public static KnownBefore nothing() {
		return new KnownBefore(null, (name) -> true);
	}

}
