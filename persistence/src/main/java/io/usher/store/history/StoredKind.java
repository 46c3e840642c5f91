package io.usher.store.history;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.record.RecordId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How kinds are named in the tables. Of kinds that a newer version of the program
 * brought, nothing is read: what this version knows goes on while it is replaced.
 */
final class StoredKind {

	private static final Logger log = LoggerFactory.getLogger(StoredKind.class);

	private static final Set<String> NEWER = ConcurrentHashMap.newKeySet();

	private StoredKind() {
	}

	/** Tells whether this version knows the kind, and complains once when not. */
	static boolean isKnown(String kind) {
		if (RecordKind.ofResource(kind).isPresent()) {
			return true;
		}
		if (NEWER.add(kind)) {
			log.warn("Records of kind {} are of a newer version of Usher, and are left out", kind);
		}
		return false;
	}

	static RecordId id(String kind, long number) {
		return new RecordId(
				RecordKind.ofResource(kind)
					.orElseThrow(() -> new IllegalStateException("kind: " + kind + " (expected: a kind of record)")),
				number);
	}

}
