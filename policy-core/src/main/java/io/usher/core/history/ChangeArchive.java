package io.usher.core.history;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.record.RecordId;

/**
 * Reads old changes and versions piece by piece, for people who look at them; nothing
 * that it returns is larger than what it was asked for.
 */
public interface ChangeArchive {

	/**
	 * Returns the changes that are wanted, newest first.
	 * @param records the most versions that each change comes with
	 * @throws StoreUnavailableException when the store cannot be reached
	 */
	List<ArchivedChange> search(ChangeQuery query, int records);

	/**
	 * Finds a change, with some of its versions.
	 * @param from how many versions to leave out at the beginning
	 * @param records the most versions to return
	 * @throws StoreUnavailableException when the store cannot be reached
	 */
	Optional<ArchivedChange> find(long revision, int from, int records);

	/**
	 * Finds the newest version of a record up to a revision; its document is null when
	 * the record was deleted by then.
	 * @throws StoreUnavailableException when the store cannot be reached
	 */
	Optional<StoredRecord> recordAt(RecordId id, long revision);

	/**
	 * Tells how many records of each kind there were at a revision; kinds without any are
	 * missing.
	 * @throws StoreUnavailableException when the store cannot be reached
	 */
	Map<RecordKind, Long> countsAt(long revision);

	/**
	 * Returns records of a kind as they were at a revision, by number.
	 * @param after only records with a number above this, 0 for all
	 * @param limit the most records to return, 1 or more
	 * @throws StoreUnavailableException when the store cannot be reached
	 */
	List<StoredRecord> recordsAt(RecordKind kind, long revision, long after, int limit);

}
