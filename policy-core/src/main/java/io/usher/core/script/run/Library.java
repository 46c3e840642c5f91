package io.usher.core.script.run;

import java.util.Collection;

import io.usher.core.script.function.ScriptFunction;
import org.jspecify.annotations.Nullable;

/**
 * What scripts can call by name.
 */
public interface Library {

	/** Returns a function, or null. */
	@Nullable ScriptFunction function(String name);

	/** Returns a filter, or null. */
	@Nullable ScriptFunction filter(String name);

	/** Returns a test, which yields a truth value, or null. */
	@Nullable ScriptFunction test(String name);

	/** Returns whether Jinja2 has the filter, but Infinity has disabled it. */
	boolean isFilterDisabled(String name);

	/** Returns the names of the filters. */
	Collection<String> filters();

	/** Returns the names of the tests. */
	Collection<String> tests();

}
