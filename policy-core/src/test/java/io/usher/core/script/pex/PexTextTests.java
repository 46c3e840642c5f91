package io.usher.core.script.pex;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.function.ScriptFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.usher.core.script.pex.PexCall.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PexTextTests {

	@Test
	void hasEveryFunctionOfTheGuideAndTheLaterOne() {
		assertThat(PexFunctions.all()).extracting(ScriptFunction::name)
			.containsExactly("pex_base64", "pex_clean_phone_number", "pex_debug_log", "pex_find_first_match",
					"pex_hash", "pex_head", "pex_in_subnet", "pex_md5", "pex_now", "pex_random_pin",
					"pex_regex_replace", "pex_regex_search", "pex_require_min_length", "pex_reverse",
					"pex_safelinks_decode", "pex_strlen", "pex_tail", "pex_to_json", "pex_to_uuid", "pex_update",
					"pex_url_decode", "pex_url_encode", "pex_urldefense_decode", "pex_uuid4");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "null",
			value = { "pex_base64 | abc | YWJj", "pex_base64 | é | w6k=", "pex_base64 | '' | ''",
					"pex_base64 | null | Tm9uZQ==", "pex_md5 | abc | 900150983cd24fb0d6963f7d28e17f72",
					"pex_md5 | é | 66ddcd97cfdeabb2f6fb8a999b4bc76f",
					"pex_hash | é | 4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c",
					"pex_clean_phone_number | +44 (0)123-456 x | +440123456", "pex_clean_phone_number | '٣' | ''",
					"pex_reverse | abc😀 | 😀cba",
					"pex_to_uuid | VQ6EAOKbQdSnFkRmVUQAAA== | 550e8400-e29b-41d4-a716-446655440000",
					"pex_url_encode | a b&c=d/é~_.-+ | a%20b%26c%3Dd%2F%C3%A9~_.-%2B",
					"pex_url_decode | a%20b+c%2Fd%zz%e9%C3%A9% | a b+c/d%zz\uFFFDé%", "pex_url_decode | é%C3%A9 | éé" })
	void makesOneTextOfAnother(String function, String given, String expected) {
		assertThat(call(function, given)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "pex_head, abcdef, 3, abc", "pex_head, ab, 3, ab", "pex_head, abcdef, 0, ''",
			"pex_head, abcdef, -2, abcd", "pex_head, ab, -9, ''", "pex_head, 😀😀a, 2, 😀😀",
			"pex_tail, abcdef, 3, def", "pex_tail, ab, 3, ab", "pex_tail, abcdef, 0, ''", "pex_tail, a😀😀, 2, 😀😀",
			"pex_tail, abc, 99999999999, abc", "pex_head, abc, 99999999999, abc" })
	void takesAtMostSoManyCharacters(String function, String given, long count, String expected) {
		assertThat(call(function, given, count)).isEqualTo(expected);
	}

	@Test
	void countsCharactersRatherThanHalvesOfThem() {
		assertThat(call("pex_strlen", "Example")).isEqualTo(7L);
		assertThat(call("pex_strlen", "a😀")).isEqualTo(2L);
	}

	@Test
	void asksNotToBeAppliedWhenATextIsTooShort() {
		assertThat(call("pex_require_min_length", "ab", 2L)).isEqualTo("ab");
		assertThatExceptionOfType(ScriptFailure.class).isThrownBy(() -> call("pex_require_min_length", "a", 2L))
			.withMessage("pex_require_min_length: 1 characters (expected: 2 or more)")
			.matches(ScriptFailure::isRequirementUnmet);
	}

	@ParameterizedTest
	@ValueSource(strings = { "abc", "YWJj", "VQ6EAOKbQdSnFkRmVUQAAA=", "" })
	void refusesWhatIsNoUuidInBase64(String text) {
		assertThatExceptionOfType(ScriptFailure.class).isThrownBy(() -> call("pex_to_uuid", text))
			.withMessageStartingWith("ValueError: pex_to_uuid: ")
			.withMessageContaining("expected");
	}

	@Test
	void drawsPinsFromTheGivenSource() {
		assertThat(call("pex_random_pin", 6L)).asString().matches("\\d{6}").isEqualTo(call("pex_random_pin", 6L));
		PexCall run = new PexCall();
		assertThat(run.run("pex_random_pin", Map.of(), 6L)).isNotEqualTo(run.run("pex_random_pin", Map.of(), 6L));
		assertThat(call("pex_random_pin", 0L)).isEqualTo("");
		Set<Integer> digits = new HashSet<>();
		call("pex_random_pin", 500L).toString().chars().forEach(digits::add);
		assertThat(digits).hasSize(10);
	}

	@Test
	void refusesAnEndlessPin() {
		assertThatExceptionOfType(ScriptFailure.class).isThrownBy(() -> call("pex_random_pin", 1_000_000_000_000L))
			.withMessageStartingWith("Limit: ");
	}

	@Test
	void makesUuidsOfVersion4() {
		PexCall run = new PexCall();
		Set<Object> made = new HashSet<>();
		for (int i = 0; i < 50; i++) {
			Object uuid = run.run("pex_uuid4", Map.of());
			assertThat(uuid).asString().matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
			made.add(uuid);
		}
		assertThat(made).hasSize(50);
		assertThat(call("pex_uuid4")).isEqualTo(call("pex_uuid4"));
	}

	@Test
	void logsItsArgumentsJoinedByCommas() {
		PexCall run = new PexCall();
		assertThat(run.run("pex_debug_log", Map.of(), "Media location policy ", "Oslo", " protocol", "sip"))
			.isEqualTo("");
		run.run("pex_debug_log", Map.of(), null, true, 1L);
		run.run("pex_debug_log", Map.of());
		assertThat(run.lines()).containsExactly("Media location policy ,Oslo, protocol,sip", "None,True,1", "");
	}

	@Test
	void cutsLongLinesOfTheLog() {
		PexCall run = new PexCall();
		run.run("pex_debug_log", Map.of(), "x".repeat(20_000));
		assertThat(run.lines()).singleElement().asString().hasSize(10_001).endsWith("…");
	}

	@Test
	void updatesACopy() {
		Map<String, Object> given = Map.of("pin", "1");
		assertThat(call("pex_update", given, Map.of("pin", "2", "name", "x")))
			.isEqualTo(Map.of("pin", "2", "name", "x"));
		assertThat(given).isEqualTo(Map.of("pin", "1"));
		assertThat(call("pex_update", null, Map.of("a", 1L))).isEqualTo(Map.of("a", 1L));
		assertThat(call("pex_update", PexCall.UNDEFINED, Map.of("a", 1L))).isEqualTo(Map.of("a", 1L));
	}

	@Test
	void updatesDictionariesOnly() {
		assertThatExceptionOfType(ScriptFailure.class).isThrownBy(() -> call("pex_update", "text", Map.of()))
			.withMessage("TypeError: pex_update(): str (expected: a dictionary)");
		assertThatExceptionOfType(ScriptFailure.class).isThrownBy(() -> call("pex_update", Map.of(), List.of()))
			.withMessageStartingWith("TypeError: pex_update(): list (expected: a dictionary such as");
	}

	@Test
	void bindsArgumentsAsPythonDoes() {
		assertThat(new PexCall().run("pex_head", Map.of("n", 1L, "s", "abc"))).isEqualTo("a");
		assertThat(call("pex_head", "abc", true)).isEqualTo("a");
		assertFails("pex_head() missing 1 required positional argument: 'n'", () -> call("pex_head", 1L));
		assertFails("pex_in_subnet() missing 2 required positional arguments: 'addr' and 'nets'",
				() -> call("pex_in_subnet"));
		assertFails("pex_strlen() takes 1 positional argument but 2 were given", () -> call("pex_strlen", "a", 1L));
		assertFails("pex_head() got an unexpected keyword argument 'm' (expected: s, n)",
				() -> new PexCall().run("pex_head", Map.of("m", 1L), "a"));
		assertFails("pex_head() got multiple values for argument 's'",
				() -> new PexCall().run("pex_head", Map.of("s", "b"), "a"));
		assertFails("pex_head(): str (expected: a whole number)", () -> call("pex_head", "abc", "1"));
		assertFails("pex_head(): float (expected: a whole number)", () -> call("pex_head", "abc", 1.0));
	}

	private static void assertFails(String message, Runnable call) {
		assertThatExceptionOfType(ScriptFailure.class).isThrownBy(call::run).withMessage("TypeError: " + message);
	}

}
