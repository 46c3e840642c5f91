package io.usher.web.dashboard;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.usher.core.catalogue.RequestType;
import io.usher.web.traffic.Outcome;
import io.usher.web.traffic.TrafficPeriod;
import org.jspecify.annotations.Nullable;

/**
 * What the charts draw, as JSON has it.
 *
 * @param now when it was made, in milliseconds since 1970
 * @param step the length of a period in seconds
 * @param types the types of requests, in the order of the counts
 * @param outcomes the outcomes, in the order of the counts
 * @param periods the periods, the oldest first
 */
record TrafficDocument(long now, long step, List<Series> types, List<Series> outcomes, List<Period> periods) {

	private static final RequestType[] TYPES = RequestType.values();

	private static final Outcome[] OUTCOMES = Outcome.values();

	static TrafficDocument of(Instant now, long step, List<TrafficPeriod> periods) {
		return new TrafficDocument(now.toEpochMilli(), step,
				Arrays.stream(TYPES).map((type) -> new Series(word(type), type.title())).toList(),
				Arrays.stream(OUTCOMES).map((outcome) -> new Series(word(outcome), outcome.title())).toList(),
				periods.stream().map(Period::of).toList());
	}

	private static String word(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Something that is counted.
	 *
	 * @param key its word
	 * @param title its name for people
	 */
	record Series(String key, String title) {

	}

	/**
	 * A period.
	 *
	 * @param from its beginning, in milliseconds since 1970
	 * @param types counts by type
	 * @param outcomes counts by outcome
	 * @param latency percentiles in microseconds, null when nothing was decided
	 */
	record Period(long from, List<Long> types, List<Long> outcomes, @Nullable Map<String, Long> latency) {

		static Period of(TrafficPeriod period) {
			TrafficPeriod.Latency taken = period.latency();
			Map<String, Long> latency = null;
			if (taken != null) {
				latency = new LinkedHashMap<>();
				latency.put("p50", taken.p50());
				latency.put("p95", taken.p95());
				latency.put("p99", taken.p99());
			}
			return new Period(period.from().toEpochMilli(),
					Arrays.stream(TYPES).map((type) -> period.types().getOrDefault(type, 0L)).toList(),
					Arrays.stream(OUTCOMES).map(period::count).toList(), latency);
		}

	}

}
