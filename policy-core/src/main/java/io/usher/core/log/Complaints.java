package io.usher.core.log;

import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;

/**
 * Says what goes wrong once a minute: it may go wrong a thousand times a second.
 */
final class Complaints {

	private final Logger log;

	private long last;

	Complaints(Logger log) {
		this.log = log;
	}

	void add(String what, Throwable cause) {
		long now = System.nanoTime();
		if (this.last == 0 || now - this.last > TimeUnit.MINUTES.toNanos(1)) {
			this.last = now;
			this.log.error("{}; of more such faults only their number is told, by the metrics", what, cause);
		}
	}

}
