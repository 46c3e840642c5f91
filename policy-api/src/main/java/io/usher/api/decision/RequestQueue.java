package io.usher.api.decision;

import java.time.Duration;

/**
 * Tells how long requests waited for a thread. The web server's tasks go through it, and
 * the policy endpoint asks it, so that an overloaded instance answers what waited too
 * long at once instead of deciding what no node waits for any more.
 */
public final class RequestQueue {

	private static final ThreadLocal<Long> ARRIVED = new ThreadLocal<>();

	private RequestQueue() {
	}

	/** Returns the task, remembering that it came now. */
	public static Runnable timed(Runnable task) {
		long arrived = System.nanoTime();
		return () -> {
			ARRIVED.set(arrived);
			try {
				task.run();
			}
			finally {
				ARRIVED.remove();
			}
		};
	}

	/**
	 * Returns how long the task that this thread runs waited for it, up to the first time
	 * that somebody asks; nothing from then on, since a connection's next request is read
	 * by the same task.
	 */
	static Duration waited() {
		Long arrived = ARRIVED.get();
		if (arrived == null) {
			return Duration.ZERO;
		}
		ARRIVED.remove();
		return Duration.ofNanos(System.nanoTime() - arrived);
	}

}
