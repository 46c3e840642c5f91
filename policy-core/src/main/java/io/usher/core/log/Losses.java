package io.usher.core.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what is not in the log, and tells the log itself about it.
 */
final class Losses {

	private final Map<Loss, LongAdder> totals = new EnumMap<>(Loss.class);

	private final Map<Loss, Long> told = new EnumMap<>(Loss.class);

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
	}

	/** Returns how many there were since the start. */
	long total(Loss loss) {
		LongAdder total = this.totals.get(loss);
		return (total != null) ? total.sum() : 0;
	}

	/** Returns what was counted since the last call. */
	synchronized List<LostCount> take(Instant minute) {
		List<LostCount> counts = new ArrayList<>();
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
		counts.forEach((count) -> this.told.merge(count.loss(), -count.count(), Long::sum));
	}

}
