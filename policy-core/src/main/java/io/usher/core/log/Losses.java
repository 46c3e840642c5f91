package io.usher.core.log;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what is not in the log, and tells the log itself about it.
 */
final class Losses {

	/** For so long a loss is one of now. */
	private static final long RECENT = TimeUnit.MINUTES.toNanos(1);

	/** More minutes than these are told by the hour. */
	private static final int MAX_UNTOLD = 1_000;

	private final Map<Loss, LongAdder> totals = new EnumMap<>(Loss.class);

	private final Map<Loss, Long> told = new EnumMap<>(Loss.class);

	/** What could not be told, with 0 for the count in the key. */
	private final Map<LostCount, Long> untold = new LinkedHashMap<>();

	private volatile long lastAt = System.nanoTime() - RECENT;

	Losses() {
		for (Loss loss : Loss.values()) {
			this.totals.put(loss, new LongAdder());
			this.told.put(loss, 0L);
		}
	}

	/** Counts; may be called by any thread. */
	void add(Loss loss, long count) {
		LongAdder total = this.totals.get(loss);
		if (total != null) {
			total.add(count);
		}
		if (count > 0 && loss != Loss.SUPPORT_LINES) {
			this.lastAt = System.nanoTime();
		}
	}

	/** Returns how many there were since the start. */
	long total(Loss loss) {
		LongAdder total = this.totals.get(loss);
		return (total != null) ? total.sum() : 0;
	}

	/** Tells whether decisions were lost within the last minute. */
	boolean isLosing() {
		return System.nanoTime() - this.lastAt < RECENT;
	}

	/** Returns what was counted since the last call. */
	synchronized List<LostCount> take(Instant minute) {
		List<LostCount> counts = new ArrayList<>();
		this.untold.forEach((key, count) -> counts.add(new LostCount(key.minute(), key.loss(), count)));
		this.untold.clear();
		for (Loss loss : Loss.values()) {
			long total = total(loss);
			long before = this.told.getOrDefault(loss, 0L);
			if (total > before) {
				counts.add(new LostCount(minute, loss, total - before));
				this.told.put(loss, total);
			}
		}
		return counts;
	}

	/** Takes counts back that could not be told, so that they are taken again. */
	synchronized void putBack(List<LostCount> counts) {
		for (LostCount count : counts) {
			LostCount key = new LostCount(count.minute(), count.loss(), 0);
			if (this.untold.size() >= MAX_UNTOLD && !this.untold.containsKey(key)) {
				key = new LostCount(count.minute().truncatedTo(ChronoUnit.HOURS), count.loss(), 0);
			}
			this.untold.merge(key, count.count(), Long::sum);
		}
	}

}
