package io.usher.core.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * A stored secret as the check of its record sees it. It never prints itself.
 *
 * @param text the secret, null when nobody knows it
 */
public record HiddenText(@Nullable String text) {

	@Override
	public String toString() {
		return Field.MASK;
	}

}
