package io.usher.core.script.pex;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.usher.core.script.function.ScriptFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.usher.core.script.pex.PexCall.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PythonJsonTests {

	@Test
	void writesAsPythonDoes() {
		Map<Object, Object> value = new LinkedHashMap<>();
		value.put("z", Arrays.asList(1L, 2.0, null, true, "xé😀\u007f\u0000\n\t\r\f\b\"\\/"));
		value.put(1L, Map.of());
		value.put(false, List.of());
		value.put(null, new BigInteger("123456789012345678901234567890"));
		value.put(1.5, "");
		assertThat(call("pex_to_json", value)).isEqualTo(
				"{\"z\": [1, 2.0, null, true, \"x\\u00e9\\ud83d\\ude00\\u007f\\u0000\\n\\t\\r\\f\\b\\\"\\\\/\"], "
						+ "\"1\": {}, \"false\": [], \"null\": 123456789012345678901234567890, \"1.5\": \"\"}");
	}

	@ParameterizedTest
	@CsvSource({ "0.1, 0.1", "1.0, 1.0", "1e16, 1e+16", "123456789012345680.0, 1.2345678901234568e+17", "1e-5, 1e-05",
			"0.0001, 0.0001", "5e-324, 5e-324", "1.7976931348623157e308, 1.7976931348623157e+308", "2e-3, 0.002",
			"100.0, 100.0", "0.3333333333333333, 0.3333333333333333", "-0.0, -0.0", "1e22, 1e+22", "1e23, 1e+23",
			"2.2250738585072014e-308, 2.2250738585072014e-308", "9007199254740993.0, 9007199254740992.0",
			"-4.35, -4.35", "2.0E-3, 0.002", "Infinity, Infinity", "-Infinity, -Infinity", "NaN, NaN" })
	void printsNumbersAsPythonDoes(double number, String expected) {
		assertThat(call("pex_to_json", number)).isEqualTo(expected);
	}

	@Test
	void refusesWhatIsNotThere() {
		assertThatExceptionOfType(ScriptFailure.class).isThrownBy(() -> call("pex_to_json", PexCall.UNDEFINED))
			.withMessageStartingWith("TypeError: Object of type Undefined is not JSON serializable");
		assertThatExceptionOfType(ScriptFailure.class)
			.isThrownBy(() -> call("pex_to_json", Map.of("a", PexCall.UNDEFINED)));
		assertThatExceptionOfType(ScriptFailure.class).isThrownBy(() -> call("pex_to_json", call("pex_now")))
			.withMessageStartingWith("TypeError: Object of type datetime is not JSON serializable");
	}

	@Test
	void refusesAListWithinItself() {
		List<Object> list = new ArrayList<>();
		list.add(list);
		assertThatExceptionOfType(ScriptFailure.class).isThrownBy(() -> call("pex_to_json", list))
			.withMessageStartingWith("Limit: ");
	}

	@Test
	void refusesMoreThanThereIsRoomFor() {
		String text = "x".repeat(PexCall.ROOM / 2);
		assertThatExceptionOfType(ScriptFailure.class).isThrownBy(() -> call("pex_to_json", List.of(text, text, text)))
			.withMessageStartingWith("Limit: ");
	}

}
