package io.usher.core.script.pex;

import java.util.Arrays;
import java.util.List;

import io.usher.core.script.function.ScriptFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.usher.core.script.pex.PexCall.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PexRegexesTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			value = { "user1@domainA.com | @.+ | @otherdomain.com | user1@otherdomain.com",
					"sip:+44123@x.com | ^sip:\\+(\\d+)@.*$ | \\1 | 44123", "ab | (a)(b) | \\2\\1 | ba",
					"a.b-c | [.-] | _ | a_b_c", "abxd | x* | - | -a-b--d-", "abc | b | X | aXc",
					"Hello World | World | \"\" | \"Hello \"", "ABC | b | X | ABC", "ABC | (?i)b | X | AXC",
					"bob@x | (?P<user>.+)@ | \\g<user>! | bob!x", "ab | \"(a)|b\" | [\\1] | [a][]",
					"😀a | \"\" | - | -😀-a-", "\"\" | \"\" | - | -", "aXbX | (?<=a)X | - | a-bX" })
	void replacesEveryMatch(String text, String pattern, String replacement, String expected) {
		assertThat(call("pex_regex_replace", text, pattern, replacement)).isEqualTo(expected);
	}

	@Test
	void replacesInWhatIsNoText() {
		assertThat(call("pex_regex_replace", null, "@.+", "x")).isEqualTo("None");
		assertThat(call("pex_regex_replace", 1234L, "2", "-")).isEqualTo("1-34");
	}

	@Test
	void returnsTheGroupsOfTheFirstMatch() {
		assertThat(
				call("pex_regex_search", "([a-z0-9.-]+)@([a-z0-9.-]+.com)", "example string with someone@example.com"))
			.isEqualTo(List.of("someone", "example.com"));
		assertThat(call("pex_regex_search", "(a)|(b)", "xb")).isEqualTo(Arrays.asList(null, "b"));
		assertThat(call("pex_regex_search", "b", "abc")).isEqualTo(List.of());
		assertThat(call("pex_regex_search", "^x", "abc")).isNull();
	}

	@Test
	void findsTheFirstTextThatMatchesFromItsStart() {
		assertThat(call("pex_find_first_match", List.of("a1", "b2"), "b.")).isEqualTo("b2");
		assertThat(call("pex_find_first_match", List.of("ab", "bc", "bd"), "b")).isEqualTo("bc");
		assertThat(call("pex_find_first_match", List.of("ab"), "b")).isEqualTo("");
		assertThat(call("pex_find_first_match", List.of(), "b")).isEqualTo("");
		assertThat(call("pex_find_first_match", List.of("B"), "b")).isEqualTo("");
	}

	@ParameterizedTest
	@ValueSource(strings = { "(", "[a", "*", "(?P<1>a)", "\\g" })
	void refusesWhatIsNoPattern(String pattern) {
		assertThatExceptionOfType(ScriptFailure.class).isThrownBy(() -> call("pex_regex_replace", "a", pattern, ""))
			.withMessageStartingWith("ValueError: pex_regex_replace: ");
		assertThatExceptionOfType(ScriptFailure.class).isThrownBy(() -> call("pex_regex_search", pattern, "a"))
			.withMessageStartingWith("ValueError: pex_regex_search: ");
	}

	@Test
	void refusesAReplacementWithAGroupThatIsNotThere() {
		assertThatExceptionOfType(ScriptFailure.class).isThrownBy(() -> call("pex_regex_replace", "a", "a", "\\1"))
			.withMessageContaining("pex_regex_replace");
	}

	@Test
	void stopsAPatternThatExplodes() {
		String text = "a".repeat(200);
		assertThatExceptionOfType(ScriptFailure.class).isThrownBy(() -> call("pex_regex_search", "(.*a){25}$x", text))
			.withMessageStartingWith("Limit: pex_regex_search");
		assertThatExceptionOfType(ScriptFailure.class)
			.isThrownBy(() -> call("pex_regex_replace", text, "(a|aa)*(.*b){9}", ""))
			.withMessageStartingWith("Limit: ");
	}

	@Test
	void stopsAReplacementThatGrows() {
		assertThatExceptionOfType(ScriptFailure.class)
			.isThrownBy(() -> call("pex_regex_replace", "a".repeat(1_000), "a", "x".repeat(8_000)))
			.withMessageStartingWith("Limit: ");
	}

}
