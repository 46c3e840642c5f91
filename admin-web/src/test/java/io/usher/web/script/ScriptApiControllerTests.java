package io.usher.web.script;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.usher.core.administration.Administration;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.history.ChangeChain;
import io.usher.core.history.InMemoryConfigurationStore;
import io.usher.core.record.Document;
import io.usher.core.record.DocumentCodec;
import io.usher.core.secret.SecretKey;
import io.usher.web.decision.EvaluationTurns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ScriptApiControllerTests {

	private final InMemoryConfigurationStore store = new InMemoryConfigurationStore();

	private final SecretKey key = SecretKey.of("a key of at least thirty-two characters");

	private final DocumentCodec codec = new DocumentCodec(this.key);

	private final Configurations configurations = new Configurations(this.store, this.codec);

	private final MockMvcTester mvc = MockMvcTester.of(new ScriptApiController(
			new ScriptTrials(this.configurations, Clock.systemUTC(), new EvaluationTurns()), new Random(1)));

	@Test
	void tellsWhatInfinityWouldBeTold() {
		MvcTestResult result = evaluate("service", """
				{{ pex_debug_log("at", pex_now().hour) }}
				{ "action": "continue", "result": {{ service_config|pex_to_json }} }""",
				Map.of("service_config", Map.of("service_type", "conference", "name", "a", "service_tag", "")));
		assertThat(result).hasStatusOk();
		assertThat(result).bodyJson().extractingPath("$.result.action").isEqualTo("continue");
		assertThat(result).bodyJson().extractingPath("$.result.result.name").isEqualTo("a");
		assertThat(result).bodyJson().extractingPath("$.live").isEqualTo("apply");
		assertThat(result).bodyJson().extractingPath("$.output").asString().contains("\"name\": \"a\"");
		assertThat(result).bodyJson().extractingPath("$.debug_log").isEqualTo(List.of("at,11"));
		assertThat(result).bodyJson().extractingPath("$.micros").asNumber().isNotNull();
		assertThat(result).bodyJson().extractingPath("$.diagnostics[*].severity").isEqualTo(List.of("warning"));
	}

	@Test
	void rejectsForAScriptThatFails() {
		for (String script : List.of("{% if %}", "{{ missing.attribute }}")) {
			MvcTestResult result = evaluate("service", "\n" + script, Map.of());
			assertThat(result).hasStatusOk();
			assertThat(result).bodyJson()
				.extractingPath("$.result")
				.isEqualTo(Map.of("action", "reject", "result", Map.of()));
			assertThat(result).bodyJson().extractingPath("$.live").isEqualTo("reject");
			assertThat(result).bodyJson().extractingPath("$.diagnostics[0].severity").isEqualTo("error");
			assertThat(result).bodyJson().extractingPath("$.diagnostics[0].line").isEqualTo(2);
		}
	}

	@Test
	void keepsLiveCallsAsTheyWereWhenTheOutputIsNoAnswer() {
		for (String script : List.of("no JSON", "{{ 'a'|pex_require_min_length(2) }}",
				"{\"action\": \"continue\", \"result\": {}}")) {
			MvcTestResult result = evaluate("service", script, Map.of());
			assertThat(result).bodyJson().extractingPath("$.result.action").isEqualTo("reject");
			assertThat(result).bodyJson().extractingPath("$.live").isEqualTo("keep");
		}
	}

	@Test
	void knowsTheLocationsOfTheConfiguration() {
		String script = "{\"result\": {\"location\": \"Oslo\"}}";
		assertThat(evaluate("media_location", script, Map.of())).bodyJson()
			.extractingPath("$.result")
			.isEqualTo(Map.of("result", Map.of("location", "Oslo")));
		new Administration(this.store, this.configurations, this.codec, new ChangeChain(this.key), Clock.systemUTC())
			.create(RecordKind.SYSTEM_LOCATION, Document.empty().with(CommonFields.NAME, "Rome"), Actor.system(), null);
		assertThat(evaluate("media_location", script, Map.of())).bodyJson()
			.extractingPath("$.diagnostics[0].message")
			.isEqualTo("location: Oslo (expected: the name of a system location)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "{}", "{\"kind\": \"service\"}", "{\"kind\": \"other\", \"script\": \"\"}",
			"{\"script\": \"\"}", "{\"kind\": \"service\", \"script\": 1}",
			"{\"kind\": \"service\", \"script\": \"\", \"input\": []}",
			"{\"kind\": \"service\", \"script\": \"\", \"at\": \"yesterday\"}" })
	void refusesWhatIsNoRequest(String body) {
		MvcTestResult result = send(body);
		assertThat(result).hasStatus(HttpStatus.BAD_REQUEST);
		assertThat(result).bodyJson().extractingPath("$.error").asString().isNotBlank();
	}

	private MvcTestResult evaluate(String kind, String script, Map<String, Object> input) {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("kind", kind);
		body.put("script", script);
		body.put("input", input);
		body.put("at", "2024-02-29T11:15:30Z");
		return send(JsonMapper.shared().writeValueAsString(body));
	}

	private MvcTestResult send(String body) {
		return this.mvc.post()
			.uri("/api/usher/v1/scripts/evaluate")
			.contentType("application/json")
			.content(body)
			.exchange();
	}

}
