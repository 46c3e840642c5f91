package io.usher.core.history;

import java.util.List;
import java.util.function.Function;

/**
 * Where audit events are kept, beside the change history and chained as it is. Entries
 * are only ever added.
 */
public interface AuditTrail {

	/**
	 * Returns number and hash of the newest entry.
	 * @throws StoreUnavailableException when the store cannot be reached
	 */
	Head head();

	/**
	 * Adds the entries that the work returns, under the lock of the head, in one
	 * transaction. The work may run again, with a newer head.
	 * @param work makes the entries that follow the head
	 * @return the entries as they were written
	 * @throws StoreUnavailableException when the store cannot be reached; when the
	 * connection broke during the commit, the entries may have been written
	 */
	List<AuditEntry> append(Function<Head, List<AuditEntry>> work);

	/**
	 * Returns the entries after a number, oldest first.
	 * @param limit the most entries to return, 1 or more
	 * @throws StoreUnavailableException when the store cannot be reached
	 */
	List<AuditEntry> after(long number, int limit);

	/**
	 * Returns the entries that are wanted, newest first.
	 * @throws StoreUnavailableException when the store cannot be reached
	 */
	List<AuditEntry> search(AuditQuery query);

}
