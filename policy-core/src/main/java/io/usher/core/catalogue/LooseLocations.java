package io.usher.core.catalogue;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The overflow locations under the names that scripts see, which Infinity takes in media
 * location answers too.
 */
final class LooseLocations {

	private LooseLocations() {
	}

	/** Judges the key if it is one of theirs. */
	static Optional<Violation> judge(Table table, String key, @Nullable Object value) {
		boolean one = table == Table.MEDIA_LOCATION && (MediaLocationFields.PRIMARY_OVERFLOW_LOCATION.equals(key)
				|| MediaLocationFields.SECONDARY_OVERFLOW_LOCATION.equals(key));
		if (!one) {
			return Optional.empty();
		}
		String text = ValueText.of(MediaLocationFields.LOCATION, value);
		boolean name = value == null || value instanceof String location && location.length() <= 250;
		return Optional
			.of(name ? Violation.warning(key, text, MediaLocationFields.OVERFLOW_LOCATIONS.name() + ", a list, instead")
					: Violation.error(key, text, "the name of a system location"));
	}

}
