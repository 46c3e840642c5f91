package io.usher.core.script.answer;

import java.util.List;
import java.util.Map;

import io.usher.core.script.ScriptProblem;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.script.Severity;
import io.usher.core.script.Stage;
import io.usher.core.script.answer.ScriptResult.Effect;
import io.usher.core.script.answer.ScriptResult.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ScriptResultTests {

	private static final String SERVICE = "\"service_type\": \"conference\", \"name\": \"a\", \"service_tag\": \"\"";

	@Test
	void takesAService() {
		ScriptResult result = service("{\"action\": \"continue\", \"result\": {%s}}");
		assertThat(result.outcome()).isEqualTo(Outcome.APPLIED);
		assertThat(result.action()).isEqualTo("continue");
		assertThat(result.result()).containsEntry("name", "a").hasSize(3);
		assertThat(result.diagnostics()).isEmpty();
		assertThat(result.told(ScriptKind.SERVICE)).containsOnlyKeys("action", "result");
	}

	@Test
	void rejectsWithOrWithoutAResult() {
		for (String output : List.of("{\"action\": \"reject\", \"result\": {}}", "{\"action\": \"reject\"}",
				"{\"action\": \"reject\", \"result\": null}")) {
			ScriptResult result = service(output);
			assertThat(result.outcome()).isEqualTo(Outcome.APPLIED);
			assertThat(result.told(ScriptKind.SERVICE)).isEqualTo(Map.of("action", "reject", "result", Map.of()));
			assertThat(result.diagnostics()).isEmpty();
		}
	}

	@Test
	void redirectsToAnAlias() {
		ScriptResult result = service("{\"action\": \"redirect\", \"result\": {\"new_alias\": \"sip:a@b\"}}");
		assertThat(result.action()).isEqualTo("redirect");
		assertThat(result.diagnostics()).isEmpty();
		assertThat(errors(service("{\"action\": \"redirect\", \"result\": {\"alias\": \"x\"}}")))
			.containsExactly("new_alias: missing (expected: the alias to dial instead, such as sip:alice@example.com)");
		assertThat(errors(of(ScriptKind.PARTICIPANT, "{\"action\": \"redirect\", \"result\": {}}")))
			.containsExactly("action: redirect (expected: continue, reject, in small letters)");
	}

	@Test
	void tellsAllProblemsOfTheCheck() {
		ScriptResult result = service(
				"{\"action\": \"Continue\", \"result\": {%s, \"pin\": \"1\", \"locked\": 3, \"x\": 1}}");
		assertThat(result.outcome()).isEqualTo(Outcome.INVALID);
		assertThat(result.told(ScriptKind.SERVICE)).isEqualTo(Map.of("action", "reject", "result", Map.of()));
		assertThat(errors(result)).hasSize(3)
			.anyMatch((message) -> message.startsWith("action: Continue"))
			.anyMatch((message) -> message.startsWith("pin: "))
			.anyMatch((message) -> message.startsWith("locked: 3"));
		assertThat(result.diagnostics()).extracting(ScriptProblem::stage).containsOnly(Stage.CHECK);
		assertThat(result.diagnostics()).extracting(ScriptProblem::severity).contains(Severity.WARNING);
	}

	@Test
	void takesLooseValuesWithAWarning() {
		ScriptResult result = service("{\"result\": {%s, \"locked\": \"true\", \"name\": \"b\"}}");
		assertThat(result.outcome()).isEqualTo(Outcome.APPLIED);
		assertThat(result.action()).isEqualTo("continue");
		assertThat(result.result()).containsEntry("name", "b");
		assertThat(result.diagnostics()).extracting(ScriptProblem::severity).containsOnly(Severity.WARNING).hasSize(3);
		assertThat(result.diagnostics().get(0)).extracting(ScriptProblem::stage, ScriptProblem::line)
			.containsExactly(Stage.JSON, 1);
	}

	@Test
	void asksForAServiceThatIsThere() {
		assertThat(errors(service("{\"action\": \"continue\", \"result\": null}"))).singleElement()
			.asString()
			.startsWith("result: null (expected: an object; test first");
		assertThat(errors(service("{\"action\": \"continue\"}")))
			.containsExactly("result: missing (expected: an object)");
		assertThat(errors(service("{\"action\": \"continue\", \"result\": {}}"))).singleElement()
			.asString()
			.startsWith("service_type: missing");
	}

	@Test
	void takesTheParticipantThatScriptsHandOn() {
		ScriptResult result = of(ScriptKind.PARTICIPANT, """
				{"action": "continue", "result": {"call_uuid": "c", "idp_attributes": {}, "participant_type": "api",
				 "participant_uuid": "p", "preauthenticated_role": null, "remote_alias": "a",
				 "remote_display_name": null}}""");
		assertThat(result.outcome()).isEqualTo(Outcome.APPLIED);
		assertThat(result.diagnostics()).isEmpty();
	}

	@Test
	void refusesNullWhereThereWasAValue() {
		String output = "{\"action\": \"continue\", \"result\": {\"preauthenticated_role\": null, \"remote_display_name\": null}}";
		ScriptResult result = ScriptResult.of(output, ScriptKind.PARTICIPANT, InfinityVersion.V34,
				new KnownBefore(Map.of("preauthenticated_role", "chair"), (name) -> true));
		assertThat(errors(result))
			.containsExactly("preauthenticated_role: null (expected: a value, because there was one before)");
	}

	@Test
	void takesTheReasonOfARejection() {
		ScriptResult result = of(ScriptKind.PARTICIPANT,
				"{\"action\": \"reject\", \"result\": {\"reject_reason\": \"Insufficient privileges\"}}");
		assertThat(result.told(ScriptKind.SERVICE))
			.isEqualTo(Map.of("action", "reject", "result", Map.of("reject_reason", "Insufficient privileges")));
		assertThat(result.diagnostics()).isEmpty();
		ScriptResult odd = of(ScriptKind.PARTICIPANT, "{\"action\": \"reject\", \"result\": {\"reject_reason\": 3}}");
		assertThat(odd.outcome()).isEqualTo(Outcome.APPLIED);
		assertThat(odd.diagnostics()).extracting(ScriptProblem::severity).containsExactly(Severity.WARNING);
		assertThat(of(ScriptKind.PARTICIPANT, "{\"action\": \"continue\", \"result\": {\"reject_reason\": \"x\"}}")
			.diagnostics()).singleElement().matches((diagnostic) -> !diagnostic.isError());
	}

	@Test
	void takesLocationsUnderOldAndNewNames() {
		assertThat(of(ScriptKind.MEDIA_LOCATION,
				"{\"result\": {\"location\": \"Oslo\", \"overflow_locations\": [\"London\"]}}")
			.diagnostics()).isEmpty();
		ScriptResult old = of(ScriptKind.MEDIA_LOCATION,
				"{\"result\": {\"location\": \"Oslo\", \"primary_overflow_location\": \"London\", \"secondary_overflow_location\": null}}");
		assertThat(old.outcome()).isEqualTo(Outcome.APPLIED);
		assertThat(old.diagnostics()).hasSize(2).noneMatch(ScriptProblem::isError);
		assertThat(of(ScriptKind.MEDIA_LOCATION, "{\"action\": \"reject\", \"result\": {\"location\": \"Oslo\"}}")
			.diagnostics()).singleElement().matches((diagnostic) -> !diagnostic.isError());
	}

	@Test
	void tellsAMediaLocationWithoutAnAction() {
		ScriptResult result = of(ScriptKind.MEDIA_LOCATION, "{\"result\": {\"location\": \"Oslo\"}}");
		assertThat(result.told(ScriptKind.MEDIA_LOCATION)).isEqualTo(Map.of("result", Map.of("location", "Oslo")));
		assertThat(of(ScriptKind.MEDIA_LOCATION, "").told(ScriptKind.MEDIA_LOCATION)).containsEntry("action", "reject");
	}

	@Test
	void refusesEveryUnknownLocation() {
		ScriptResult result = ScriptResult.of(
				"""
						{"result": {"location": "Rome", "overflow_locations": ["Oslo", "Bern"], "primary_overflow_location": "Kyiv"}}
						""",
				ScriptKind.MEDIA_LOCATION, InfinityVersion.V34, new KnownBefore(null, "Oslo"::equals));
		assertThat(errors(result)).containsExactly("location: Rome (expected: the name of a system location)",
				"primary_overflow_location: Kyiv (expected: the name of a system location)",
				"overflow_locations[1]: Bern (expected: the name of a system location)");
	}

	@Test
	void judgesByTheVersionThatAsked() {
		String output = "{\"action\": \"continue\", \"result\": {" + SERVICE + ", \"direct_media\": \"always\"}}";
		assertThat(errors(ScriptResult.of(output, ScriptKind.SERVICE, InfinityVersion.V34, KnownBefore.nothing())))
			.hasSize(1);
		assertThat(
				ScriptResult.of(output, ScriptKind.SERVICE, InfinityVersion.V35, KnownBefore.nothing()).diagnostics())
			.isEmpty();
	}

	@Test
	void keepsLiveCallsAsTheyWereUnlessTheScriptFailed() {
		ScriptResult failed = ScriptResult.failed(List.of());
		ScriptResult declined = ScriptResult.declined(List.of());
		ScriptResult invalid = service("no JSON");
		assertThat(live(failed)).isEqualTo(Effect.REJECT);
		assertThat(live(declined)).isEqualTo(Effect.KEEP);
		assertThat(live(invalid)).isEqualTo(Effect.KEEP);
		assertThat(live(service("{\"action\": \"reject\"}"))).isEqualTo(Effect.APPLY);
		assertThat(failed.live(ScriptKind.MEDIA_LOCATION, Effect.REJECT, Effect.KEEP)).isEqualTo(Effect.KEEP);
		assertThat(List.of(failed, declined, invalid)).extracting((result) -> result.told(ScriptKind.SERVICE))
			.containsOnly(Map.of("action", "reject", "result", Map.of()));
	}

	@Test
	void rejectsLiveCallsForACommaTooMany() {
		ScriptResult result = service("{\n  \"action\": \"reject\",\n}");
		assertThat(live(result)).isEqualTo(Effect.REJECT);
		assertThat(result.diagnostics()).singleElement()
			.extracting(ScriptProblem::stage, ScriptProblem::line, ScriptProblem::column)
			.containsExactly(Stage.JSON, 2, 21);
		assertThat(errors(result)).singleElement().asString().startsWith("a comma before }");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = { "~~ | 1 | 1 | the script printed nothing",
			"~ \n ~ | 1 | 1 | the script printed nothing", "[1] | 1 | 1 | the output begins with \"[1]\"",
			"hello | 1 | 1 | hello (expected: a text in quotation", "{} {} | 1 | 4 | there is text after",
			"{\"a\": 1} x | 1 | 10 | x (expected", "{\"a\": [1, 2,]} | 1 | 12 | a comma before ]",
			"{\"a\": 1, ~,~ \"b\": 2} | 1 | 10 | a comma after ,", "{, \"a\": 1} | 1 | 2 | a comma after {",
			"{\"a\": } | 1 | 7 | no value after the colon", "{\"a\": , \"b\": 1} | 1 | 7 | no value after the colon",
			"{'a': 1} | 1 | 2 | a text in single", "{\"a\": 'b'} | 1 | 7 | a text in single",
			"{\"a\": True} | 1 | 7 | True (expected: true", "{\"a\": None} | 1 | 7 | None (expected: null",
			"{\"a\": Oslo} | 1 | 7 | Oslo (expected: a text in quotation marks",
			"{\"a\": 1 \"b\": 2} | 1 | 9 | a quotation mark (expected: a comma",
			"{\"a\": \"b\" \"c\": 2} | 1 | 11 | a quotation mark (expected: a comma",
			"{\"a\": 1 | 1 | 8 | the output ends too early", "{\"a\": \"x | 1 | 9 | the output ends too early",
			"~{\"a\": \"x\ny\"}~ | 1 | 9 | a line end or control",
			"{a: 1} | 1 | 2 | a (expected: a text in quotation" })
	void saysWhatToWriteInsteadOfWhatIsNoJson(String output, int line, int column, String message) {
		ScriptResult result = service(output.replace("~", ""));
		assertThat(result.outcome()).isNotEqualTo(Outcome.APPLIED);
		assertThat(result.diagnostics()).singleElement().satisfies((diagnostic) -> {
			assertThat(diagnostic.message()).startsWith(message);
			assertThat(diagnostic.stage()).isEqualTo(Stage.JSON);
			assertThat(diagnostic.isError()).isTrue();
			assertThat(List.of(diagnostic.line(), diagnostic.column())).containsExactly(line, column);
		});
	}

	@Test
	void readsDeepOutputWithoutHarm() {
		assertThat(service("{\"a\":".repeat(5000)).outcome()).isEqualTo(Outcome.INVALID);
		assertThat(service("[".repeat(100_000)).outcome()).isEqualTo(Outcome.INVALID);
		assertThat(service("{\"a\": " + "9".repeat(5000) + "}").outcome()).isEqualTo(Outcome.INVALID);
	}

	private static ScriptResult service(String output) {
		return of(ScriptKind.SERVICE, output.replace("%s", SERVICE));
	}

	private static ScriptResult of(ScriptKind kind, String output) {
		return ScriptResult.of(output, kind, InfinityVersion.V34, KnownBefore.nothing());
	}

	private static Effect live(ScriptResult result) {
		return result.live(ScriptKind.SERVICE, Effect.REJECT, Effect.KEEP);
	}

	private static List<String> errors(ScriptResult result) {
		return result.diagnostics().stream().filter(ScriptProblem::isError).map(ScriptProblem::message).toList();
	}

}
