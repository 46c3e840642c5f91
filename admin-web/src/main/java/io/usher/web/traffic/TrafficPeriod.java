package io.usher.web.traffic;

import java.time.Instant;
import java.util.Map;

import io.usher.core.catalogue.RequestType;
import org.jspecify.annotations.Nullable;

/**
 * What was asked in a period of time.
 *
 * @param from its beginning
 * @param types how many requests of each type were decided; a type that was not asked for
 * is not there
 * @param outcomes how many requests had each outcome, likewise
 * @param latency how long decided requests took, null when there was none
 */
public record TrafficPeriod(Instant from, Map<RequestType, Long> types, Map<Outcome, Long> outcomes,
		@Nullable Latency latency) {

	public TrafficPeriod {
		types = Map.copyOf(types);
		outcomes = Map.copyOf(outcomes);
	}

	/** Returns how many requests had an outcome. */
	public long count(Outcome outcome) {
		return this.outcomes.getOrDefault(outcome, 0L);
	}

	/** Returns how many requests came, refused ones left out. */
	public long requests() {
		return this.outcomes.values().stream().mapToLong(Long::longValue).sum() - count(Outcome.REFUSED);
	}

	/**
	 * How long requests took, in microseconds.
	 *
	 * @param p50 half of them took no longer
	 * @param p95 95 of 100 took no longer
	 * @param p99 99 of 100 took no longer
	 * @param max none took longer
	 */
	public record Latency(long p50, long p95, long p99, long max) {

	}

}
