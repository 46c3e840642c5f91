package io.usher.core.script.lint;

import java.util.List;
import java.util.stream.Stream;

import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.script.ScriptProblem;
import io.usher.core.script.answer.ScriptKind;
import io.usher.core.script.function.ScriptFunction;
import io.usher.core.script.pex.PexFunctions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ScriptLintTests {

	private static final String PASS = """
			{
			  {% if service_config %}
			    "action": "continue",
			    "result": {{ service_config|pex_to_json }}
			  {% else %}
			    "action": "reject",
			    "result": {}
			  {% endif %}
			}
			""";

	@Test
	void findsNothingInAGoodScript() {
		assertThat(lint(ScriptKind.SERVICE, PASS)).isEmpty();
		assertThat(
				lint(ScriptKind.MEDIA_LOCATION, "{\"result\": {{ suggested_media_overflow_locations|pex_to_json }} }"))
			.isEmpty();
	}

	@Test
	void warnsOfVariablesOfOtherKinds() {
		assertThat(lint(ScriptKind.SERVICE, "{% set a = participant.remote_alias %}\n" + PASS)).singleElement()
			.satisfies((diagnostic) -> {
				assertThat(diagnostic.message()).isEqualTo("participant exists in scripts of the kind participant only"
						+ " (expected: one of call_info, service_config)");
				assertThat(diagnostic.line()).isEqualTo(1);
				assertThat(diagnostic.column()).isEqualTo(12);
				assertThat(diagnostic.isError()).isFalse();
			});
	}

	@Test
	void suggestsTheVariableThatWasMeant() {
		assertThat(messages(ScriptKind.PARTICIPANT, "{% set a = participants.idp_attributes %}{{ a }}"))
			.anyMatch((message) -> message.startsWith("there is no variable participants (did you mean participant?)"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{% set a = 1 %}{% set b = a %}",
			"{% for a, b in call_info.items() %}{% set c = a ~ b ~ loop.index %}{% endfor %}",
			"{% with a = 1 %}{% set b = a %}{% endwith %}", "{% macro m(a, b=1) %}{% set c = a + b %}{% endmacro %}",
			"{% if nothing is defined %}{% endif %}", "{% set a = nothing|default('x') %}",
			"{% set a = pex_now().hour %}{% set b = range(3) %}", "{% set a %}x{% endset %}{% set b = a %}" })
	void knowsWhatTheScriptSetsOrAsksFor(String script) {
		assertThat(messages(ScriptKind.SERVICE, script + "{\"result\": 0}"))
			.noneMatch((message) -> message.contains("variable"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "participant.idp_attributes.department == 'IT'",
			"'IT' != participant.idp_attributes['department']", "participant.idp_attributes.get('department') == 'IT'",
			"participant['idp_attributes'].department == x.y" })
	void warnsOfComparingAnAttribute(String test) {
		assertThat(messages(ScriptKind.PARTICIPANT, "{% if " + test + " %}{% endif %}"))
			.anyMatch((message) -> message.contains("is a list of values"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "'IT' in participant.idp_attributes.department",
			"participant.idp_attributes.department == ['IT']", "participant.idp_attributes.department[0] == 'IT'",
			"participant.remote_alias == 'x'" })
	void takesOtherTestsOfAttributes(String test) {
		assertThat(messages(ScriptKind.PARTICIPANT, "{% if " + test + " %}{% endif %}"))
			.noneMatch((message) -> message.contains("is a list of values"));
	}

	@Test
	void warnsOfDebugLines() {
		assertThat(messages(ScriptKind.SERVICE, "{{ pex_debug_log('x', call_info) }}{{ 'x'|pex_debug_log }}" + PASS))
			.containsExactly("pex_debug_log fills the support log (expected: none once the script works)",
					"pex_debug_log fills the support log (expected: none once the script works)");
	}

	@Test
	void warnsOfAScriptNearTheLimit() {
		assertThat(messages(ScriptKind.SERVICE, PASS + " ".repeat(44_300))).singleElement()
			.asString()
			.endsWith("characters (expected: well below the 49152 that Infinity takes)");
		assertThat(messages(ScriptKind.SERVICE, PASS + " ".repeat(43_000))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "(.*a){25}", "(a|aa)*(.*b){9}", ".*.*.*.*.*.*=x" })
	void warnsOfPatternsThatExplode(String pattern) {
		for (String script : List.of("{% set a = 'x'|pex_regex_replace('P', '') %}",
				"{% set a = pex_regex_search('P', 'x') %}", "{% set a = pex_find_first_match(['x'], 'P') %}")) {
			assertThat(messages(ScriptKind.SERVICE, script.replace("P", pattern) + PASS)).singleElement()
				.asString()
				.startsWith("the pattern " + pattern + " can take very long");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "^(sip:|sips:|h323:)", "@.+", "([a-z0-9.-]+)@([a-z0-9.-]+.com)", ".*foo.*", "[.-]",
			"^[^@]+@(.*)$", "(?i)^meet\\\\.(.+)@example\\\\.com$" })
	void takesOrdinaryPatterns(String pattern) {
		assertThat(messages(ScriptKind.SERVICE, "{% set a = 'x'|pex_regex_replace('" + pattern + "', '') %}" + PASS))
			.isEmpty();
	}

	@Test
	void warnsOfWhatIsNoPattern() {
		assertThat(messages(ScriptKind.SERVICE, "{% set a = 'x'|pex_regex_replace('(a', '') %}" + PASS)).singleElement()
			.asString()
			.startsWith("the pattern (a is no regular expression: ");
	}

	@Test
	void warnsOfTheBranchThatPrintsNoJson() {
		assertThat(lint(ScriptKind.PARTICIPANT, """
				{
				  {% if call_info.service_tag == "x" %}
				    {% if participant.remote_alias %}
				      "action": "continue",
				      "result": {{ participant|pex_to_json }}
				    {% else %}
				      "action": "reject",
				    {% endif %}
				  {% else %}
				    "action": "continue",
				    "result": {{ participant|pex_to_json }}
				  {% endif %}
				}
				""")).singleElement().satisfies((diagnostic) -> {
			assertThat(diagnostic.message()).startsWith("this branch prints no valid JSON: a comma before }");
			assertThat(diagnostic.line()).isBetween(6, 7);
		});
	}

	@Test
	void tellsOnceWhenNoBranchPrintsJson() {
		assertThat(messages(ScriptKind.SERVICE, "{% if call_info.registered %}a{% else %}b{% endif %}")).singleElement()
			.asString()
			.startsWith("the script prints no valid JSON in any branch: ");
	}

	@Test
	void takesBranchesThatBelongTogether() {
		assertThat(messages(ScriptKind.SERVICE, """
				{ {% if call_info.registered %}"a": 1{% endif %}{% if call_info.registered %},{% endif %}
				  "action": "reject" }""")).isEmpty();
	}

	@Test
	void warnsOfRequiredFieldsThatAreMissing() {
		assertThat(lint(ScriptKind.SERVICE, """
				{
				  {% if call_info.local_alias == "a" %}
				    "action": "continue",
				    "result": {"service_type": "conference", "name": "{{ call_info.local_alias }}"}
				  {% else %}
				    "action": "reject"
				  {% endif %}
				}
				""")).singleElement().satisfies((diagnostic) -> {
			assertThat(diagnostic.message()).startsWith("service_tag: missing (expected: ");
			assertThat(diagnostic.line()).isEqualTo(2);
		});
	}

	@ParameterizedTest
	@CsvSource({ "'{% for x in call_info %}{{ x }}{% endfor %}'", "'{% macro m() %}{}{% endmacro %}{{ m() }}'" })
	void doesNotJudgeWhatLoopsAndMacrosPrint(String script) {
		assertThat(messages(ScriptKind.SERVICE, script)).isEmpty();
	}

	@Test
	void doesNotFollowVeryManyBranches() {
		String branches = "{% if call_info.a %}x{% endif %}".repeat(2_000);
		assertThat(messages(ScriptKind.SERVICE, branches)).noneMatch((message) -> message.contains("JSON"));
	}

	private static List<String> messages(ScriptKind kind, String script) {
		return lint(kind, script).stream().map(ScriptProblem::message).toList();
	}

	private static List<ScriptProblem> lint(ScriptKind kind, String script) {
		List<String> functions = Stream
			.concat(PexFunctions.all().stream().map(ScriptFunction::name), Stream.of("range"))
			.toList();
		return ScriptLint.lint(script, kind, functions, InfinityVersion.V34);
	}

}
