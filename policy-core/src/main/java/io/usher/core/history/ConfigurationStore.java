package io.usher.core.history;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import io.usher.core.record.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * Where changes and current records are kept. The history is the feed: an instance that
 * knows revision <i>n</i> asks for what came after it.
 */
public interface ConfigurationStore {

	/**
	 * Returns the newest revision.
	 * @throws StoreUnavailableException when the store cannot be reached
	 */
	Head head();

	/**
	 * Takes the next revision: under the lock of the head, in one transaction, runs the
	 * work and writes the change that it returns, the record versions, the current
	 * records and their unique keys. A work that throws, or returns null because there is
	 * nothing to change, leaves nothing behind. Calls of this store made by the work are
	 * in the same transaction and see every revision up to the head. A cluster may refuse
	 * the commit because another node was faster: then the work runs again, with the new
	 * head.
	 * @param work makes the change that follows the head; it has no effects but through
	 * this store
	 * @return the change as it was written, or null when the work returned null
	 * @throws io.usher.core.catalogue.ViolationsException when another record has a
	 * unique value of the change
	 * @throws StoreUnavailableException when the store cannot be reached or cannot write;
	 * when the connection broke during the commit, the change may have been written
	 */
	@Nullable Change publish(Function<Head, @Nullable Change> work);

	/**
	 * Returns the changes after a revision, oldest first; their versions come without
	 * {@linkplain RecordVersion#keys() keys}, and without those of kinds that only newer
	 * versions of the program know.
	 * @param revision the revision that the caller knows, 0 for none
	 * @param limit the most changes to return, 1 or more
	 * @throws StoreUnavailableException when the store cannot be reached
	 */
	List<Change> changesAfter(long revision, int limit);

	/**
	 * Returns the changes after a revision as their hashes are made, oldest first, with
	 * what newer versions of the program wrote.
	 * @param revision the revision that the caller knows, 0 for none
	 * @param limit the most changes to return, 1 or more
	 * @throws StoreUnavailableException when the store cannot be reached
	 */
	default List<ChainLink> linksAfter(long revision, int limit) {
		return changesAfter(revision, limit).stream().map(ChainLink::of).toList();
	}

	/**
	 * Hands over every current record, as of one revision, in any order, while they are
	 * read; the reader does not call the store.
	 * @return the revision
	 * @throws StoreUnavailableException when the store cannot be reached
	 */
	Head readAll(Consumer<StoredRecord> reader);

	/**
	 * Returns the versions of a record, newest first.
	 * @param limit the most versions to return, 1 or more
	 * @throws StoreUnavailableException when the store cannot be reached
	 */
	List<StoredRecord> versionsOf(RecordId id, int limit);

	/**
	 * Returns the stored text that a record had before a revision, or null when it was
	 * not there.
	 * @throws StoreUnavailableException when the store cannot be reached
	 */
	default @Nullable String documentBefore(RecordId id, long revision) {
		for (int limit = 2;; limit *= 8) {
			List<StoredRecord> versions = versionsOf(id, limit);
			for (StoredRecord version : versions) {
				if (version.revision() < revision) {
					return version.document();
				}
			}
			if (versions.size() < limit) {
				return null;
			}
		}
	}

	/**
	 * Reserves numbers for new records, which nobody else will get.
	 * @param count how many, 1 or more
	 * @return the first; the others follow without a gap
	 * @throws StoreUnavailableException when the store cannot be reached
	 */
	long reserveNumbers(int count);

}
