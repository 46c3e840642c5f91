package io.usher.core.script.run;

import java.lang.management.ManagementFactory;

import com.sun.management.ThreadMXBean;

/**
 * How much memory the current thread has allocated, as far as the virtual machine tells.
 */
final class Allocation {

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private final long limit;

	private long start = -1;

	/** Counts from the first check on. */
	Allocation(long limit) {
		this.limit = limit;
	}

	/** Returns whether more than the limit was allocated since the first check. */
	boolean isExhausted() {
		long allocated = THREADS.getCurrentThreadAllocatedBytes();
		if (this.start < 0) {
			this.start = allocated;
		}
		return allocated - this.start > this.limit;
	}

}
