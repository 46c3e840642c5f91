package io.usher.web.script;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.usher.core.configuration.Configurations;
import io.usher.core.history.InMemoryConfigurationStore;
import io.usher.core.record.DocumentCodec;
import io.usher.core.script.gallery.Gallery;
import io.usher.core.secret.SecretKey;
import io.usher.web.decision.EvaluationTurns;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class GalleryApiControllerTests {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final MockMvcTester mvc = MockMvcTester.of(new GalleryApiController(),
			new ScriptApiController(new ScriptTrials(
					new Configurations(new InMemoryConfigurationStore(),
							new DocumentCodec(SecretKey.of("a key of at least thirty-two characters"))),
					Clock.systemUTC(), new EvaluationTurns()), new Random(1)));

	private MvcTestResult gallery() {
		return this.mvc.get().uri("/api/usher/v1/scripts/gallery").exchange();
	}

	@Test
	void tellsEveryScriptWithItsExamples() {
		MvcTestResult result = gallery();
		assertThat(result).hasStatusOk().hasContentTypeCompatibleWith("application/json");
		assertThat(result).bodyJson().extractingPath("$.scripts").asArray().hasSize(Gallery.all().size());
		String script = "$.scripts[?(@.id == 'theme-by-time-of-day')]";
		assertThat(result).bodyJson()
			.extractingPath(script + "['title', 'kind', 'guide_title']")
			.isEqualTo(List.of(Map.of("title", "Theme by time of day", "kind", "service", "guide_title",
					"Use a different theme based on time of day")));
		assertThat(result).bodyJson()
			.extractingPath(script + ".parameters[*].name")
			.isEqualTo(List.of("time_zone", "afternoon_from", "afternoon_theme", "evening_from", "evening_theme"));
		assertThat(result).bodyJson()
			.extractingPath(script + ".examples[1]['shows', 'at', 'result', 'debug_log', 'warnings']")
			.isEqualTo(
					List.of(Map.of("shows", "The afternoon, from its hour on.", "at", "2024-02-29T12:00:00Z", "result",
							Map.of("action", "continue", "result",
									Map.of("name", "Alice Jones", "service_tag", "abcd1234", "service_type",
											"conference", "ivr_theme_name", "Afternoon theme")),
							"debug_log", List.of(), "warnings", List.of())));
	}

	@Test
	void whatItTellsCanBeEvaluatedAsItIs() throws Exception {
		JsonNode scripts = JSON.readTree(gallery().getResponse().getContentAsString()).get("scripts");
		for (JsonNode script : scripts) {
			for (JsonNode example : script.get("examples")) {
				Map<String, JsonNode> body = new LinkedHashMap<>();
				body.put("kind", script.get("kind"));
				body.put("script", script.get("script"));
				body.put("input", example.get("input"));
				body.put("at", example.get("at"));
				MvcTestResult result = this.mvc.post()
					.uri("/api/usher/v1/scripts/evaluate")
					.contentType("application/json")
					.content(JSON.writeValueAsString(body))
					.exchange();
				assertThat(result).hasStatusOk();
				JsonNode answer = JSON.readTree(result.getResponse().getContentAsString());
				assertThat(answer.get("result")).as(script.get("id") + ": " + example.get("shows"))
					.isEqualTo(example.get("result"));
				assertThat(answer.get("debug_log")).isEqualTo(example.get("debug_log"));
				assertThat(answer.get("diagnostics").findValuesAsString("message"))
					.isEqualTo(example.get("warnings").valueStream().map(JsonNode::asString).toList());
			}
		}
	}

}
