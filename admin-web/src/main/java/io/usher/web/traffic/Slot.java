package io.usher.web.traffic;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

import io.usher.core.catalogue.RequestType;
import org.HdrHistogram.AtomicHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Counts what comes within one period, without locks.
 */
final class Slot {

	/** Nothing that takes longer is told apart. */
	private static final long MAX_MICROS = 60_000_000;

	private static final int DIGITS = 2;

	private static final RequestType[] TYPES = RequestType.values();

	private static final Outcome[] OUTCOMES = Outcome.values();

	private final long period;

	private final AtomicLongArray types = new AtomicLongArray(TYPES.length);

	private final AtomicLongArray outcomes = new AtomicLongArray(OUTCOMES.length);

	private final AtomicHistogram micros = new AtomicHistogram(MAX_MICROS, DIGITS);

	Slot(long period) {
		this.period = period;
	}

	long period() {
		return this.period;
	}

	void add(@Nullable RequestType type, Outcome outcome, long nanos) {
		this.outcomes.incrementAndGet(outcome.ordinal());
		if (type != null) {
			this.types.incrementAndGet(type.ordinal());
			this.micros.recordValue(Math.min(MAX_MICROS, Math.max(1, nanos / 1000)));
		}
	}

	/** Returns the sum of slots. */
	static TrafficPeriod sum(Instant from, Iterable<Slot> slots) {
		Map<RequestType, Long> types = new EnumMap<>(RequestType.class);
		Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
		Histogram micros = new Histogram(MAX_MICROS, DIGITS);
		for (Slot slot : slots) {
			for (RequestType type : TYPES) {
				add(types, type, slot.types.get(type.ordinal()));
			}
			for (Outcome outcome : OUTCOMES) {
				add(outcomes, outcome, slot.outcomes.get(outcome.ordinal()));
			}
			micros.add(slot.micros);
		}
		return new TrafficPeriod(from, types, outcomes, latency(micros));
	}

	private static <K> void add(Map<K, Long> counts, K key, long count) {
		if (count > 0) {
			counts.merge(key, count, Long::sum);
		}
	}

	private static TrafficPeriod.@Nullable Latency latency(Histogram micros) {
		if (micros.getTotalCount() == 0) {
			return null;
		}
		return new TrafficPeriod.Latency(micros.getValueAtPercentile(50), micros.getValueAtPercentile(95),
				micros.getValueAtPercentile(99), micros.getMaxValue());
	}

}
