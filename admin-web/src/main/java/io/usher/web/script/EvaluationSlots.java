package io.usher.web.script;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets a few evaluations run at a time; the next waits a while for its turn.
 */
final class EvaluationSlots {

	private final Semaphore slots;

	private final Duration patience;

	EvaluationSlots(int slots, Duration patience) {
		this.slots = new Semaphore(slots, true);
		this.patience = patience;
	}

	/** Returns what the work yields, or empty when its turn does not come. */
	<T> Optional<T> run(Supplier<T> work) {
		if (!acquire()) {
			return Optional.empty();
		}
		try {
			return Optional.of(work.get());
		}
		finally {
			this.slots.release();
		}
	}

	private boolean acquire() {
		try {
			return this.slots.tryAcquire(this.patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
