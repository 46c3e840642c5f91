package io.usher.store.history;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import io.usher.core.history.StoreUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread of this instance publish at a time, in the order in which they came.
 * The others wait here, without a connection: waiting for the head's row lock, they would
 * take every connection of the pool from the one that has it.
 */
class PublishingTurn {

	private static final long PATIENCE_SECONDS = 30;

	private final ReentrantLock turn = new ReentrantLock(true);

	private volatile long unavailableAt = System.nanoTime();

	/**
	 * Runs work when it is its turn; not at all when the database went away for another
	 * one meanwhile.
	 */
	<T extends @Nullable Object> T take(Supplier<T> work) {
		long start = System.nanoTime();
		try {
			if (!this.turn.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
				throw new StoreUnavailableException("other changes are being made for " + PATIENCE_SECONDS + " s",
						new TimeoutException());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new StoreUnavailableException("interrupted while other changes are being made", ex);
		}
		try {
			if (this.unavailableAt - start > 0) {
				throw new StoreUnavailableException("the database did not answer another change just now");
			}
			return work.get();
		}
		catch (StoreUnavailableException ex) {
			this.unavailableAt = System.nanoTime();
			throw ex;
		}
		finally {
			this.turn.unlock();
		}
	}

}
