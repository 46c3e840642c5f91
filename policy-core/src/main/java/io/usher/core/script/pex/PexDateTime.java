package io.usher.core.script.pex;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.function.ScriptFunction;
import io.usher.core.script.function.ScriptObject;
import io.usher.core.script.value.Types;
import org.jspecify.annotations.Nullable;

/**
 * A date and time, with the attributes that the guide names and the methods of Python's
 * {@code datetime} that scripts have a use for.
 */
final class PexDateTime implements ScriptObject, Comparable<PexDateTime> {

	/** Zones of Python's that Java has no rules for, or not by this name. */
	private static final Map<String, String> MORE_ZONES = Map.of("EST", "-05:00", "MST", "-07:00", "HST", "-10:00",
			"ROC", "Asia/Taipei");

	private static final Map<String, Function<PexDateTime, Object>> ATTRIBUTES = Map.ofEntries(
			Map.entry("year", (at) -> at.field(ChronoField.YEAR)),
			Map.entry("month", (at) -> at.field(ChronoField.MONTH_OF_YEAR)),
			Map.entry("day", (at) -> at.field(ChronoField.DAY_OF_MONTH)),
			Map.entry("hour", (at) -> at.field(ChronoField.HOUR_OF_DAY)),
			Map.entry("minute", (at) -> at.field(ChronoField.MINUTE_OF_HOUR)),
			Map.entry("second", (at) -> at.field(ChronoField.SECOND_OF_MINUTE)),
			Map.entry("microsecond", (at) -> at.field(ChronoField.MICRO_OF_SECOND)),
			Map.entry("weekday", (at) -> at.method("weekday", (call) -> at.field(ChronoField.DAY_OF_WEEK) - 1)),
			Map.entry("isoweekday", (at) -> at.method("isoweekday", (call) -> at.field(ChronoField.DAY_OF_WEEK))),
			Map.entry("isoformat", (at) -> at.method("isoformat", (call) -> at.print('T'))),
			Map.entry("timestamp", (at) -> at.method("timestamp", (call) -> at.timestamp())),
			Map.entry("tzname", (at) -> at.method("tzname", (call) -> DateTimeFormat.format(at.at, "%Z"))),
			Map.entry("strftime", (at) -> PexFunction.of("strftime", (call) -> at.format(call), "format")));

	private final ZonedDateTime at;

	private PexDateTime(ZonedDateTime at) {
		this.at = at;
	}

	/**
	 * Returns what a clock in a zone shows.
	 * @param zone the name of a time zone, such as {@code Europe/London}
	 * @throws ScriptFailure when there is no such zone
	 */
	static PexDateTime now(Clock clock, String zone) {
		return new PexDateTime(clock.instant().truncatedTo(ChronoUnit.MICROS).atZone(zone(zone)));
	}

	private static ZoneId zone(String name) {
		if (name.equals("UTC")) {
			return ZoneOffset.UTC;
		}
		// Java also takes offsets such as +01:00, which are no names of zones.
		Set<String> known = ZoneRulesProvider.getAvailableZoneIds();
		String id = MORE_ZONES.getOrDefault(name, name);
		if (!id.equals(name) || known.contains(name)) {
			return ZoneId.of(id);
		}
		String suggestion = known.stream()
			.filter((other) -> other.equalsIgnoreCase(name.replace(' ', '_')))
			.findFirst()
			.orElse("a name such as Europe/London");
		throw ScriptFailure.of("ZoneInfoNotFoundError",
				"'No time zone found with key " + name + "' (expected: " + suggestion + ")");
	}

	private long field(ChronoField field) {
		return this.at.get(field);
	}

	private ScriptFunction method(String name, Function<PexArguments, @Nullable Object> body) {
		return new PexFunction(name, List.of(), 0, body);
	}

	private Object timestamp() {
		return this.at.toEpochSecond() + this.at.get(ChronoField.MICRO_OF_SECOND) / 1e6;
	}

	private Object format(PexArguments call) {
		if (!(call.value(0) instanceof String format)) {
			throw ScriptFailure.type("strftime() argument 1 must be str, not " + Types.name(call.value(0)));
		}
		CallContext context = call.context();
		context.work(format.length());
		context.room(24L * format.length());
		return DateTimeFormat.format(this.at, format);
	}

	private String print(char separator) {
		String micros = (this.at.getNano() == 0) ? "" : ".%f";
		String offset = DateTimeFormat.format(this.at, "%z");
		return DateTimeFormat.format(this.at, "%Y-%m-%d" + separator + "%H:%M:%S" + micros) + offset.substring(0, 3)
				+ ":" + offset.substring(3);
	}

	@Override
	public String typeName() {
		return "datetime";
	}

	@Override
	public boolean hasAttribute(String name) {
		return ATTRIBUTES.containsKey(name);
	}

	@Override
	public Object attribute(String name) {
		Function<PexDateTime, Object> attribute = ATTRIBUTES.get(name);
		if (attribute == null) {
			throw new IllegalArgumentException(name + " (expected: one of " + ATTRIBUTES.keySet() + ")");
		}
		return attribute.apply(this);
	}

	@Override
	public String text() {
		return print(' ');
	}

	@Override
	public int compareTo(PexDateTime other) {
		return this.at.toInstant().compareTo(other.at.toInstant());
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof PexDateTime that && this.at.toInstant().equals(that.at.toInstant());
	}

	@Override
	public int hashCode() {
		return this.at.toInstant().hashCode();
	}

	@Override
	public String toString() {
		return text();
	}

}
