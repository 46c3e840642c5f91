package io.usher.web.decision;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.springframework.stereotype.Component;

/**
 * Lets four simulations or evaluations run at a time, so that they never take the machine
 * from live calls; the next one waits for up to five seconds.
 */
@Component
public class EvaluationTurns {

	private static final int AT_A_TIME = 4;

	private static final long PATIENCE_SECONDS = 5;

	private final Semaphore turns = new Semaphore(AT_A_TIME, true);

	/**
	 * Runs work when it is its turn.
	 * @throws NoTurnException when no turn came in time
	 */
	public <T> T take(Supplier<T> work) {
		try {
			if (!this.turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
				throw new NoTurnException();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new NoTurnException();
		}
		try {
			return work.get();
		}
		finally {
			this.turns.release();
		}
	}

}
