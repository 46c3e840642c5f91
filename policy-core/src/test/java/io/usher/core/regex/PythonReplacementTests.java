package io.usher.core.regex;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PythonReplacementTests {

	private static String replace(String pattern, String template, String text) {
		PythonRegex regex = PythonRegex.compile(pattern);
		PythonMatch match = regex.fullMatch(text, Steps.of(1000));
		assertThat(match).isNotNull();
		return PythonReplacement.compile(template, regex).expand(match);
	}

	@Test
	void putsGroupsWhereTheyAreNamed() {
		assertThat(replace("(?P<user>.+)@(.+)", "\\2/\\g<user>/\\g<1>\\g<0>", "a@b")).isEqualTo("b/a/aa@b");
	}

	@Test
	void aGroupThatTookNoPartLeavesNothing() {
		assertThat(replace("a(b)?c", "[\\1]", "ac")).isEqualTo("[]");
	}

	@Test
	void dollarsStandForThemselves() {
		assertThat(replace("(a)", "$1 ${x} \\\\", "a")).isEqualTo("$1 ${x} \\");
	}

	@Test
	void saysWhichGroupIsMissing() {
		assertThatExceptionOfType(PythonRegexException.class)
			.isThrownBy(() -> PythonReplacement.compile("x\\3", PythonRegex.compile("(a)(b)")))
			.withMessage("character 2: \\3 (expected: a group of the pattern, 0 to 2)");
		assertThatExceptionOfType(PythonRegexException.class)
			.isThrownBy(() -> PythonReplacement.compile("\\1", PythonRegex.compile("a")))
			.withMessage("character 1: \\1 (expected: no group: the pattern has none)");
	}

}
