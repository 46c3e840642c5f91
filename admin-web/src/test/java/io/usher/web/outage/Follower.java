package io.usher.web.outage;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import com.google.common.util.concurrent.Uninterruptibles;

/**
 * Asks an instance again and again which revision it serves, and keeps when it went back.
 */
final class Follower {

	private final AtomicLong revision = new AtomicLong();

	private final Queue<String> faults = new ConcurrentLinkedQueue<>();

	private final Callable<Long> question;

	private final Duration pause;

	private final Thread thread;

	private volatile boolean ending;

	/**
	 * Begins with an instance that is ready.
	 * @param question returns the revision, 0 when there is no answer
	 */
	Follower(InstanceProcess instance, Callable<Long> question, Duration pause) {
		this.question = question;
		this.pause = pause;
		this.thread = new Thread(this::follow, "follower of " + instance);
		this.thread.start();
	}

	private void follow() {
		while (!this.ending) {
			try {
				long now = this.question.call();
				if (now < Math.max(1, this.revision.get())) {
					this.faults.add(now + " after " + this.revision);
				}
				this.revision.accumulateAndGet(now, Math::max);
				TimeUnit.NANOSECONDS.sleep(this.pause.toNanos());
			}
			catch (Exception ex) {
				this.faults.add(ex.toString());
			}
		}
	}

	/** Returns the newest revision that it served. */
	long revision() {
		return this.revision.get();
	}

	List<String> faults() {
		return List.copyOf(this.faults);
	}

	void end() {
		this.ending = true;
		Uninterruptibles.joinUninterruptibly(this.thread);
	}

}
