package io.usher.store.database;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Runs a transaction again, from its beginning, when nothing of it was kept: the database
 * gave it up in favour of another one, as clusters do at the commit, or the connection
 * was lost before the commit.
 */
public final class RerunTransactions implements TransactionOperations {

	private static final Logger log = LoggerFactory.getLogger(RerunTransactions.class);

	private static final long LONGEST_PAUSE_MILLIS = 200;

	/** Long enough for a group that changes, and short for what it will never take. */
	private static final Duration WITH_A_GROUP = Duration.ofSeconds(2);

	private final TransactionOperations transactions;

	private final Duration patience;

	private final boolean settling;

	/**
	 * Runs transactions.
	 * @param patience how long after its first run a transaction may begin again
	 */
	public RerunTransactions(TransactionOperations transactions, Duration patience) {
		this(transactions, patience, false);
	}

	private RerunTransactions(TransactionOperations transactions, Duration patience, boolean settling) {
		this.transactions = transactions;
		this.patience = patience;
		this.settling = settling;
	}

	/**
	 * Runs transactions that find out by themselves what became of an earlier run, or may
	 * be made twice: again also when the commit failed and nobody knows whether it was
	 * made.
	 */
	static RerunTransactions settling(TransactionOperations transactions, Duration patience) {
		return new RerunTransactions(transactions, patience, true);
	}

	@Override
	public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
		long start = System.nanoTime();
		for (int run = 1;; run++) {
			Run<T> current = new Run<>(action);
			try {
				return this.transactions.execute(current);
			}
			catch (RuntimeException ex) {
				if (!isVain(current, ex) || System.nanoTime() - start > patienceWith(ex).toNanos() || !pause(run)) {
					throw ex;
				}
				log.debug("A transaction was in vain; it runs again", ex);
			}
		}
	}

	private Duration patienceWith(RuntimeException failure) {
		return (Failures.isRefusedByGroup(failure) && this.patience.compareTo(WITH_A_GROUP) > 0) ? WITH_A_GROUP
				: this.patience;
	}

	/** A rollback that fails hides why, or is the first to say that there is none. */
	private boolean isVain(Run<?> run, RuntimeException failure) {
		return run.committing ? isVainCommit(failure) : isVain(failure) || run.failure != null && isVain(run.failure);
	}

	private static boolean isVain(RuntimeException failure) {
		return Failures.isGivenUp(failure) || Failures.isConnectionLost(failure) && !Failures.isLasting(failure);
	}

	private boolean isVainCommit(RuntimeException failure) {
		return Failures.isGivenUp(failure)
				|| this.settling && Failures.isOfDatabase(failure) && !Failures.isLasting(failure);
	}

	/** By chance, so that two which gave way to each other do not meet again. */
	private static boolean pause(int run) {
		try {
			Thread.sleep(ThreadLocalRandom.current().nextLong(Math.min(10L * run, LONGEST_PAUSE_MILLIS)) + 1);
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/** One run, and how far it came. */
	private static final class Run<T extends @Nullable Object> implements TransactionCallback<T> {

		private final TransactionCallback<T> action;

		private @Nullable RuntimeException failure;

		private boolean committing;

		Run(TransactionCallback<T> action) {
			this.action = action;
		}

		@Override
		public T doInTransaction(TransactionStatus status) {
			try {
				T result = this.action.doInTransaction(status);
				this.committing = true;
				return result;
			}
			catch (RuntimeException ex) {
				this.failure = ex;
				throw ex;
			}
		}

	}

}
