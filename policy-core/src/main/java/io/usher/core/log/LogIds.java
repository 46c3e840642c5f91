package io.usher.core.log;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;

/**
 * The identities of log entries: 41 bits of milliseconds since 2020, 8 bits that count
 * within a millisecond, and 14 bits that tell instances apart. They grow with time, also
 * across instances, and the time of an entry is read from its identity.
 */
public final class LogIds {

	private static final long EPOCH = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();

	private static final int INSTANCE_BITS = 14;

	private static final int COUNTER_BITS = 8;

	private static final int TIME_SHIFT = INSTANCE_BITS + COUNTER_BITS;

	/** A clock that is set back by more than this is followed. */
	private static final long PATIENCE_MILLIS = 10_000;

	private final Clock clock;

	private final RandomGenerator random;

	private final AtomicReference<Last> last;

	public LogIds(Clock clock, RandomGenerator random) {
		this.clock = clock;
		this.random = random;
		this.last = new AtomicReference<>(new Last(0, random.nextInt(1 << INSTANCE_BITS)));
	}

	/** Returns the next identity, larger than those before. */
	public long next() {
		long tick = Math.max(0, this.clock.millis() - EPOCH) << COUNTER_BITS;
		return this.last.updateAndGet((before) -> after(before, tick)).id();
	}

	/**
	 * A clock that was set back a little is waited for. When it was set back far, entries
	 * follow it under another number of the instance, so that none has an identity that
	 * was given before.
	 */
	private Last after(Last before, long tick) {
		if (before.tick - tick > PATIENCE_MILLIS << COUNTER_BITS) {
			return new Last(tick, this.random.nextInt(1 << INSTANCE_BITS));
		}
		return new Last(Math.max(before.tick + 1, tick), before.instance);
	}

	/** Returns the time of an identity, to the millisecond. */
	public static Instant time(long id) {
		return Instant.ofEpochMilli((id >>> TIME_SHIFT) + EPOCH);
	}

	/**
	 * Returns the smallest identity of a time; 0 for times before 2020, and the largest
	 * of all for those that are too far away.
	 */
	public static long first(Instant time) {
		if (time.isBefore(Instant.ofEpochMilli(EPOCH))) {
			return 0;
		}
		Instant end = Instant.ofEpochMilli((Long.MAX_VALUE >>> TIME_SHIFT) + EPOCH);
		return time.isAfter(end) ? Long.MAX_VALUE : (ceiling(time) - EPOCH) << TIME_SHIFT;
	}

	private static long ceiling(Instant time) {
		long millis = time.toEpochMilli();
		return time.isAfter(Instant.ofEpochMilli(millis)) ? millis + 1 : millis;
	}

	/**
	 * The last identity.
	 *
	 * @param tick its time and counter
	 * @param instance the number of the instance
	 */
	private record Last(long tick, int instance) {

		long id() {
			return this.tick << INSTANCE_BITS | this.instance;
		}

	}

}
