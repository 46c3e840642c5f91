package io.usher.web.management;

import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Where an object that a client nests tells which one it is.
 */
final class ObjectAddress {

	private static final String KEY = "pk";

	private ObjectAddress() {
	}

	/** Returns its address, else its number, else null. */
	static @Nullable Object told(Map<?, ?> object) {
		Object uri = object.get(ManagementResource.URI);
		if (uri != null && !uri.equals("")) {
			return uri;
		}
		return Optional.<Object>ofNullable(object.get(KEY)).orElse(object.get(ManagementResource.ID));
	}

}
