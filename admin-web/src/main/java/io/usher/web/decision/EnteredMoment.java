package io.usher.web.decision;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads times that people enter: by RFC 3339, or as browsers send them, without an offset
 * from UTC.
 */
public final class EnteredMoment {

	/** What to say where a time cannot be read. */
	public static final String EXPECTED = "Enter a date and a time, for example 2024-02-29T11:15:30Z.";

	private static final Pattern WHOLE = Pattern.compile(".*(?:[zZ]|[+-]\\d\\d:\\d\\d)");

	private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

	private EnteredMoment() {
	}

	/**
	 * Reads a time.
	 * @param offset the offset of a time that has none of its own, empty for UTC
	 * @throws DateTimeException when it is none
	 */
	public static OffsetDateTime read(String text, String offset) {
		if (WHOLE.matcher(text).matches()) {
			return OffsetDateTime.parse(text.toUpperCase(Locale.ROOT));
		}
		return LocalDateTime.parse(text).atOffset(offset.isEmpty() ? ZoneOffset.UTC : ZoneOffset.of(offset));
	}

	/** Returns a time for an input of browsers. */
	public static String local(OffsetDateTime moment) {
		return LOCAL.format(moment);
	}

}
