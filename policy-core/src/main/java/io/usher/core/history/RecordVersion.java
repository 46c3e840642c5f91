package io.usher.core.history;

import java.util.List;

import io.usher.core.record.RecordId;
import io.usher.core.record.UniqueKey;
import org.jspecify.annotations.Nullable;

/**
 * What a change made of one record.
 *
 * @param id the record
 * @param operation what happened to it
 * @param document the stored text after the change, secrets encrypted; null when deleted
 * @param keys the values that no other record may have, after the change; empty when
 * deleted, and in versions that were read from the store
 */
public record RecordVersion(RecordId id, Operation operation, @Nullable String document, List<UniqueKey> keys) {

	public RecordVersion {
		keys = List.copyOf(keys);
	}

	/** What happened to a record. */
	public enum Operation {

		/** It came to be. */
		CREATED,

		/** It was changed. */
		CHANGED,

		/** It was deleted. */
		DELETED

	}

}
