package io.usher.store.history;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.record.RecordId;

/**
 * How kinds are named in the tables.
 */
final class StoredKind {

	private StoredKind() {
	}

	static RecordId id(String kind, long number) {
		return new RecordId(
				RecordKind.ofResource(kind)
					.orElseThrow(() -> new IllegalStateException("kind: " + kind + " (expected: a kind of record)")),
				number);
	}

}
