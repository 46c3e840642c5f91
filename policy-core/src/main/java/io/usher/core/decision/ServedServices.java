package io.usher.core.decision;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Remembers for a while which services were served, so that the scripts of later requests
 * about them see them although Usher's own data do not hold them.
 */
public interface ServedServices {

	/**
	 * Remembers a service under the name that later requests have for it.
	 * @param name the service's name on the wire
	 * @param service its configuration as scripts see it
	 */
	void remember(String name, Map<String, @Nullable Object> service);

	/** Returns the service last served under the name, or null when it is not known. */
	@Nullable Map<String, @Nullable Object> recall(String name);

	/** Returns the one that remembers nothing. */
	static ServedServices none() {
		return new ServedServices() {

			@Override
			public void remember(String name, Map<String, @Nullable Object> service) {
			}

			@Override
			public @Nullable Map<String, @Nullable Object> recall(String name) {
				return null;
			}

		};
	}

}
