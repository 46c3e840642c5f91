package io.usher.core.administration;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;

/**
 * What somebody wants to become of a record.
 */
public sealed interface Edit {

	/** The revision of an edit that does not mind what others did meanwhile. */
	long ANY_REVISION = -1;

	/** Returns the record that is meant. */
	RecordId id();

	/** Returns the kind of record. */
	default RecordKind kind() {
		return id().kind();
	}

	/**
	 * A new record.
	 *
	 * @param id its identity, with a number that was reserved
	 * @param document what is set
	 */
	record Create(RecordId id, Document document) implements Edit {

	}

	/**
	 * Another document for a record that is there.
	 *
	 * @param id the record
	 * @param seenRevision the record's revision that the document was made from, or
	 * {@link #ANY_REVISION}
	 * @param document what is set from now on, all of it
	 */
	record Update(RecordId id, long seenRevision, Document document) implements Edit {

	}

	/**
	 * The end of a record.
	 *
	 * @param id the record
	 * @param seenRevision the record's revision that was to be deleted, or
	 * {@link #ANY_REVISION}
	 */
	record Delete(RecordId id, long seenRevision) implements Edit {

	}

}
