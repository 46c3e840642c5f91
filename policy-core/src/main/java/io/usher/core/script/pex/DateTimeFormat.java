package io.usher.core.script.pex;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * The directives of Python's {@code strftime}, in English, as glibc writes them.
 */
final class DateTimeFormat {

	private static final Map<Character, Function<ZonedDateTime, String>> DIRECTIVES = Map.ofEntries(pattern('a', "EEE"),
			pattern('A', "EEEE"), pattern('b', "MMM"), pattern('B', "MMMM"), pattern('h', "MMM"), pattern('d', "dd"),
			pattern('f', "SSSSSS"), pattern('H', "HH"), pattern('I', "hh"), pattern('j', "DDD"), pattern('m', "MM"),
			pattern('M', "mm"), pattern('p', "a"), pattern('S', "ss"), pattern('y', "yy"), pattern('Y', "yyyy"),
			pattern('z', "xx"), pattern('D', "MM/dd/yy"), pattern('F', "yyyy-MM-dd"), pattern('R', "HH:mm"),
			pattern('T', "HH:mm:ss"), pattern('x', "MM/dd/yy"), pattern('X', "HH:mm:ss"), pattern('r', "hh:mm:ss a"),
			pattern('e', "ppd"), pattern('k', "ppH"), pattern('l', "pph"), pattern('c', "EEE MMM ppd HH:mm:ss yyyy"),
			Map.entry('%', (at) -> "%"), Map.entry('n', (at) -> "\n"), Map.entry('t', (at) -> "\t"),
			Map.entry('Z', DateTimeFormat::zone), Map.entry('P', (at) -> (at.getHour() < 12) ? "am" : "pm"),
			Map.entry('s', (at) -> Long.toString(at.toEpochSecond())),
			Map.entry('u', (at) -> Integer.toString(at.getDayOfWeek().getValue())),
			Map.entry('w', (at) -> Integer.toString(at.getDayOfWeek().getValue() % 7)),
			Map.entry('C', (at) -> two(at.getYear() / 100)),
			Map.entry('G', (at) -> String.format("%04d", at.get(IsoFields.WEEK_BASED_YEAR))),
			Map.entry('g', (at) -> two(at.get(IsoFields.WEEK_BASED_YEAR) % 100)),
			Map.entry('V', (at) -> two(at.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))),
			Map.entry('U', (at) -> two(week(at, at.getDayOfWeek().getValue() % 7))),
			Map.entry('W', (at) -> two(week(at, at.getDayOfWeek().getValue() - 1))));

	private DateTimeFormat() {
	}

	private static Map.Entry<Character, Function<ZonedDateTime, String>> pattern(char directive, String pattern) {
		DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern, Locale.US);
		return Map.entry(directive, formatter::format);
	}

	/** Writes a moment; a directive that is none stays as it is. */
	static String format(ZonedDateTime at, String format) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < format.length(); i++) {
			char c = format.charAt(i);
			Function<ZonedDateTime, String> directive = (c == '%' && i + 1 < format.length())
					? DIRECTIVES.get(format.charAt(i + 1)) : null;
			if (directive == null) {
				text.append(c);
			}
			else {
				text.append(directive.apply(at));
				i++;
			}
		}
		return text.toString();
	}

	private static String two(int number) {
		return String.format("%02d", number);
	}

	/** Returns the week of the year, where those begin on the day 0. */
	private static int week(ZonedDateTime at, int dayOfWeek) {
		return (at.getDayOfYear() + 6 - dayOfWeek) / 7;
	}

	private static String zone(ZonedDateTime at) {
		return at.getZone().getId().equals("Z") ? "UTC" : DateTimeFormatter.ofPattern("zzz", Locale.US).format(at);
	}

}
