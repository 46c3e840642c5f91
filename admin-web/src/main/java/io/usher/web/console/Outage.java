package io.usher.web.console;

import org.jspecify.annotations.Nullable;

/**
 * Says on every page what is not as it should be, while it is not.
 */
@FunctionalInterface
public interface Outage {

	/** Returns what to tell people, null when all is well. */
	@Nullable String words();

}
