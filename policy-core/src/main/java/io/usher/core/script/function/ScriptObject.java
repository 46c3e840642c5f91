package io.usher.core.script.function;

import org.jspecify.annotations.Nullable;

/**
 * A value that is no JSON, such as a date and time: scripts read its attributes, call
 * those that are a {@link ScriptFunction}, and print it.
 */
public interface ScriptObject {

	/** Returns the name of its type, as Python's messages spell it. */
	String typeName();

	/** Returns whether it has an attribute. */
	boolean hasAttribute(String name);

	/** Returns an attribute that it has. */
	@Nullable Object attribute(String name);

	/** Returns what {@code str} makes of it. */
	String text();

	/** Returns what {@code repr} makes of it, as in a printed list. */
	default String repr() {
		return text();
	}

	/** Returns whether it counts as true. */
	default boolean isTrue() {
		return true;
	}

}
