package io.usher.core.history;

import io.usher.core.catalogue.RecordKind;
import org.jspecify.annotations.Nullable;

/**
 * Tells what records are called.
 */
@FunctionalInterface
public interface RecordNames {

	/** Returns the name of the record with this number, or null when there is none. */
	@Nullable String nameOf(RecordKind kind, Long number);

}
