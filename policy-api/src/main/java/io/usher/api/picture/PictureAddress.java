package io.usher.api.picture;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What people see of the addresses of pictures and of what servers say.
 */
final class PictureAddress {

	private static final Pattern USER = Pattern.compile("//[^/?#]*@");

	private static final Pattern QUERY = Pattern.compile("[?#].*", Pattern.DOTALL);

	private static final Pattern HIDDEN = Pattern.compile("\\p{Cntrl}");

	private static final int LONGEST = 200;

	private PictureAddress() {
	}

	/** Returns an address without user, query and fragment: they may hold secrets. */
	static String shown(String url) {
		return visible(QUERY.matcher(USER.matcher(url).replaceFirst("//")).replaceFirst(""));
	}

	/** Returns a text that others wrote: short, and without hidden characters. */
	static String visible(String text) {
		String start = (text.length() > LONGEST) ? text.substring(0, LONGEST) + "…" : text;
		return HIDDEN.matcher(start).replaceAll("?");
	}

	/** Returns a duration in words. */
	static String seconds(Duration duration) {
		return (duration.toMillis() % 1000 == 0) ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
	}

}
