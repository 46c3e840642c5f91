package io.usher.store.database;

import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a failure says about the transaction that failed.
 */
final class Failures {

	private Failures() {
	}

	/**
	 * Tells whether the database gave the transaction up in favour of another one: a
	 * deadlock, a lock that was not free in time, or a cluster that certifies at the
	 * commit.
	 */
	static boolean isGivenUp(Throwable failure) {
		return isCausedBy(failure, (cause) -> cause instanceof SQLTransactionRollbackException
				|| cause.getErrorCode() == VendorCode.LOCK_WAIT.number() || hasState(cause, "40"));
	}

	/**
	 * Tells whether a connection was lost that was there, or led to a node outside its
	 * cluster. When none is to be had at all, another try is in vain.
	 */
	static boolean isConnectionLost(Throwable failure) {
		return isCausedBy(failure, (cause) -> hasState(cause, "08"))
				&& !isCausedBy(failure, SQLTransientConnectionException.class::isInstance);
	}

	/** Tells whether another try will fail in the same way. */
	static boolean isLasting(Throwable failure) {
		return VendorCode.of(failure).filter((code) -> !code.passes()).isPresent();
	}

	/**
	 * Tells whether a group refused a commit without a word why: it may do so for a
	 * moment, or for as long as the transaction is so large.
	 */
	static boolean isRefusedByGroup(Throwable failure) {
		return VendorCode.of(failure).filter(VendorCode.GROUP_REFUSES::equals).isPresent();
	}

	/** Tells whether the database, or the way to it, is the cause at all. */
	static boolean isOfDatabase(Throwable failure) {
		return causes(failure).findAny().isPresent();
	}

	private static boolean hasState(SQLException failure, String type) {
		return failure.getSQLState() != null && failure.getSQLState().startsWith(type);
	}

	private static boolean isCausedBy(Throwable failure, Predicate<SQLException> condition) {
		return causes(failure).anyMatch(condition);
	}

	/** Returns what the database or its driver said, the outermost first. */
	static Stream<SQLException> causes(Throwable failure) {
		Stream.Builder<SQLException> causes = Stream.builder();
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException sql) {
				causes.add(sql);
			}
		}
		return causes.build();
	}

}
