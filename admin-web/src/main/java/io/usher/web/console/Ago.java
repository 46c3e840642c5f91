package io.usher.web.console;

import java.time.Duration;
import java.time.Instant;

/**
 * How long ago something was, in words.
 */
public final class Ago {

	private static final int SECONDS = 90;

	private static final int MINUTES = 90;

	private static final int HOURS = 36;

	private Ago() {
	}

	/** Returns the time from a moment to now, such as {@code 5 min ago}. */
	public static String words(Instant moment, Instant now) {
		Duration passed = Duration.between(moment, now);
		if (passed.toSeconds() < 2) {
			return "just now";
		}
		if (passed.toSeconds() < SECONDS) {
			return passed.toSeconds() + " s ago";
		}
		if (passed.toMinutes() < MINUTES) {
			return passed.toMinutes() + " min ago";
		}
		return (passed.toHours() < HOURS) ? passed.toHours() + " h ago" : passed.toDays() + " days ago";
	}

}
