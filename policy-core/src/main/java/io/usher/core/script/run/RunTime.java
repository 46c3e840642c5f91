package io.usher.core.script.run;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * How long a run has taken: by the processor time of its thread, where the virtual
 * machine tells that, so that a busy machine fails no script that does little; and by the
 * clock, with some patience.
 */
final class RunTime {

	/** So much longer than the processor may the clock run. */
	private static final int PATIENCE = 4;

	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	private final long limit;

	private final long start = System.nanoTime();

	private long startOfWork = -1;

	/**
	 * Begins now; the thread's work counts from the first check on.
	 * @param limit the nanoseconds of work
	 */
	RunTime(long limit) {
		this.limit = limit;
	}

	/** Tells whether the run takes too long. */
	boolean isOver() {
		long work = work();
		if (work < 0) {
			return System.nanoTime() - this.start > this.limit;
		}
		if (this.startOfWork < 0) {
			this.startOfWork = work;
		}
		return work - this.startOfWork > this.limit || System.nanoTime() - this.start > PATIENCE * this.limit;
	}

	/** Returns the thread's processor time, negative when that is not known. */
	private static long work() {
		try {
			return THREADS.getCurrentThreadCpuTime();
		}
		catch (UnsupportedOperationException ex) {
			// A virtual thread, or a machine without.
			return -1;
		}
	}

}
