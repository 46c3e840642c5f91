package io.usher.web.log;

import java.util.Locale;

/**
 * Times for people.
 */
final class Durations {

	private Durations() {
	}

	/** Returns a time, given in microseconds. */
	static String of(long micros) {
		if (micros < 1_000) {
			return micros + " \u00b5s";
		}
		return (micros < 1_000_000) ? String.format(Locale.ROOT, "%.1f ms", micros / 1_000.0)
				: String.format(Locale.ROOT, "%.2f s", micros / 1_000_000.0);
	}

}
