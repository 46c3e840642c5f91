package io.usher.core.script;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.usher.core.script.ScriptCases.ScriptCase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class JinjaCasesTests {

	private static final ScriptCases CASES = new ScriptCases("/scripts/jinja2.json");

	private static final ScriptEngine ENGINE = new ScriptEngine();

	/** Where we differ on purpose, or know better; docs/scripts.md gives the reasons. */
	private static final Map<String, String> DIFFERENT = Map.of();

	static Stream<ScriptCase> cases() {
		return CASES.all().filter((each) -> !DIFFERENT.containsKey(each.id()));
	}

	@ParameterizedTest
	@MethodSource("cases")
	void answersAsJinja2Does(ScriptCase scriptCase) {
		ScriptRun run = ENGINE.compile(scriptCase.script()).run(scriptCase.variables(), CASES.context());
		if (scriptCase.errorLine() > 0) {
			assertThat(run.problems()).as(run.output()).isNotEmpty();
			assertThat(run.problems().get(0).line()).as(run.problems().toString()).isEqualTo(scriptCase.errorLine());
			return;
		}
		assertThat(run.problems()).isEqualTo(List.of());
		assertThat(ScriptCases.agree(scriptCase.output(), run.output()))
			.as("expected%n%s%nfound%n%s", scriptCase.output(), run.output())
			.isTrue();
	}

}
