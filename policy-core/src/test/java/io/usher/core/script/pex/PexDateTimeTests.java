package io.usher.core.script.pex;

import java.util.List;
import java.util.Map;

import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.function.ScriptFunction;
import io.usher.core.script.function.ScriptObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.usher.core.script.pex.PexCall.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PexDateTimeTests {

	@Test
	void tellsTheTimeOfTheGivenClock() {
		ScriptObject now = (ScriptObject) call("pex_now");
		assertThat(List.of("year", "month", "day", "hour", "minute", "second", "microsecond"))
			.extracting(now::attribute)
			.containsExactly(2024L, 2L, 29L, 11L, 15L, 30L, 123456L);
		assertThat(now.text()).isEqualTo("2024-02-29 11:15:30.123456+00:00");
		assertThat(now.hasAttribute("zone")).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "Europe/London, 11, 15", "Asia/Tokyo, 20, 15", "US/Eastern, 6, 15", "Asia/Kolkata, 16, 45",
			"EST, 6, 15", "Etc/GMT+5, 6, 15", "GMT, 11, 15", "Zulu, 11, 15" })
	void tellsTheTimeOfAZone(String zone, long hour, long minute) {
		ScriptObject now = (ScriptObject) call("pex_now", zone);
		assertThat(now.attribute("hour")).isEqualTo(hour);
		assertThat(now.attribute("minute")).isEqualTo(minute);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Nope/Nope", "", "+01:00", "UTC+1", "GMT+5", "Z" })
	void refusesWhatIsNoZone(String zone) {
		assertThatExceptionOfType(ScriptFailure.class).isThrownBy(() -> call("pex_now", zone))
			.withMessageStartingWith("ZoneInfoNotFoundError: 'No time zone found with key " + zone + "'");
	}

	@Test
	void suggestsTheSpellingOfAZone() {
		assertThatExceptionOfType(ScriptFailure.class).isThrownBy(() -> call("pex_now", "america/new york"))
			.withMessageEndingWith("(expected: America/New_York)");
	}

	@Test
	void hasPythonsMethods() {
		assertThat(method("weekday")).isEqualTo(3L);
		assertThat(method("isoweekday")).isEqualTo(4L);
		assertThat(method("isoformat")).isEqualTo("2024-02-29T11:15:30.123456+00:00");
		assertThat(method("timestamp")).isEqualTo(1709205330.123456);
		assertThat(method("tzname")).isEqualTo("UTC");
		assertThat(method("strftime", "%H:%M")).isEqualTo("11:15");
		assertThatExceptionOfType(ScriptFailure.class).isThrownBy(() -> method("weekday", 1L));
		assertThatExceptionOfType(ScriptFailure.class).isThrownBy(() -> method("strftime", 1L));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "a|Thu", "A|Thursday", "b|Feb", "B|February", "c|Thu Feb 29 11:15:30 2024", "C|20", "d|29",
					"D|02/29/24", "e|29", "F|2024-02-29", "f|123456", "g|24", "G|2024", "h|Feb", "H|11", "I|11",
					"j|060", "k|11", "l|11", "m|02", "M|15", "p|AM", "P|am", "r|11:15:30 AM", "R|11:15", "s|1709205330",
					"S|30", "T|11:15:30", "u|4", "U|08", "V|09", "w|4", "W|09", "x|02/29/24", "X|11:15:30", "y|24",
					"Y|2024", "z|+0000", "Z|UTC", "%|%", "Q|%Q" })
	void formatsAsPythonDoes(String directive, String expected) {
		assertThat(method("strftime", "<%" + directive + ">%")).isEqualTo("<" + expected + ">%");
	}

	private static Object method(String name, Object... arguments) {
		ScriptObject now = (ScriptObject) call("pex_now");
		return ((ScriptFunction) now.attribute(name)).call(new PexCall(), List.of(arguments), Map.of());
	}

}
