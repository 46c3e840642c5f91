package io.usher.web.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.usher.web.traffic.Outcome;
import io.usher.web.traffic.TrafficPeriod;

/**
 * A figure.
 *
 * @param label what it is
 * @param value the figure
 * @param note what it is of
 */
record Tile(String label, String value, String note) {

	private static final double MILLION = 1_000_000;

	private static final double THOUSAND = 1000;

	/** Returns the figures of the last hour. */
	static List<Tile> of(TrafficPeriod hour, double perMinute) {
		long requests = hour.requests();
		List<Tile> tiles = new ArrayList<>();
		tiles.add(new Tile("Requests a minute", number(Math.round(perMinute)),
				(requests == 1) ? "1 in the last hour" : number(requests) + " in the last hour"));
		tiles.add(share("Served", hour, Outcome.SERVED));
		TrafficPeriod.Latency latency = hour.latency();
		tiles.add(new Tile("99 of 100 within", (latency != null) ? time(latency.p99()) : "–",
				(latency != null) ? "half of them within " + time(latency.p50()) : "no request yet"));
		tiles.add(share("Fell back", hour, Outcome.FELL_BACK));
		tiles.add(share("Rejected", hour, Outcome.REJECTED));
		return tiles;
	}

	private static Tile share(String label, TrafficPeriod hour, Outcome outcome) {
		long count = hour.count(outcome);
		long requests = hour.requests();
		if (requests == 0) {
			return new Tile(label, "–", "no request yet");
		}
		double percent = 100.0 * count / requests;
		boolean whole = percent == Math.rint(percent);
		return new Tile(label, String.format(Locale.ROOT, whole ? "%.0f %%" : "%.1f %%", percent),
				number(count) + " of " + number(requests));
	}

	static String number(long number) {
		return String.format(Locale.ROOT, "%,d", number);
	}

	/** Returns microseconds in the unit that people read best. */
	static String time(long micros) {
		if (micros < THOUSAND) {
			return micros + " µs";
		}
		return (micros < MILLION)
				? String.format(Locale.ROOT, (micros < 10_000) ? "%.1f ms" : "%.0f ms", micros / THOUSAND)
				: String.format(Locale.ROOT, "%.1f s", micros / MILLION);
	}

}
