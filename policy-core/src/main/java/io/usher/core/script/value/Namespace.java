package io.usher.core.script.value;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What {@code namespace()} makes: attributes that inner scopes can set.
 *
 * @param attributes the attributes by name
 */
public record Namespace(Map<String, @Nullable Object> attributes) {

	/** Returns a namespace with these attributes to begin with. */
	public static Namespace of(Map<String, @Nullable Object> attributes) {
		return new Namespace(new LinkedHashMap<>(attributes));
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
