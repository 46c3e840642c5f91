package io.usher.core.script.pex;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.usher.core.script.function.ScriptFailure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What Python 3.11 makes of the same arguments, call by call.
 */
class PexDifferentialTests {

	static Stream<Map<String, Object>> calls() {
		JsonMapper json = new JsonMapper();
		try (InputStream in = Objects
			.requireNonNull(PexDifferentialTests.class.getResourceAsStream("/script/python-3.11-pex.jsonl"))) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
				.map((line) -> json.readValue(line, new TypeReference<Map<String, Object>>() {
				}));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@ParameterizedTest
	@MethodSource("calls")
	void answersAsPythonDoes(Map<String, Object> call) {
		String function = (String) call.get("function");
		Object[] arguments = ((List<?>) script(call.get("arguments"))).toArray();
		if (call.containsKey("error")) {
			assertThatExceptionOfType(ScriptFailure.class).isThrownBy(() -> PexCall.call(function, arguments));
		}
		else {
			assertThat(PexCall.call(function, arguments)).isEqualTo(script(call.get("result")));
		}
	}

	/** Returns a value of JSON as scripts have it. */
	private static Object script(Object value) {
		if (value instanceof Integer number) {
			return number.longValue();
		}
		if (value instanceof List<?> list) {
			List<Object> values = new ArrayList<>();
			list.forEach((each) -> values.add(script(each)));
			return values;
		}
		if (value instanceof Map<?, ?> map) {
			Map<Object, Object> values = new LinkedHashMap<>();
			map.forEach((key, each) -> values.put(key, script(each)));
			return values;
		}
		return value;
	}

}
