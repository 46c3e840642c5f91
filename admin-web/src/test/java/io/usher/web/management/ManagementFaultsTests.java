package io.usher.web.management;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What clients are told of requests that are refused, and of those that are taken with a
 * warning.
 */
class ManagementFaultsTests {

	private final ManagementApi api = new ManagementApi();

	@Test
	void tellsAllThatIsWrongInAliasesAndElsewhere() {
		MvcTestResult refused = this.api.post("conference/",
				"{\"name\":\"A\",\"participant_limit\":-1,\"aliases\":[{\"description\":\"x\"},5,{\"alias\":{}}]}");
		assertThat(refused).hasStatus(400);
		Map<?, ?> faults = (Map<?, ?>) ManagementApi.object(refused).get("conference");
		assertThat(faults.keySet()).map(Object::toString).containsExactlyInAnyOrder("aliases", "participant_limit");
		assertThat(((List<?>) faults.get("aliases"))).map(Object::toString)
			.hasSize(3)
			.anyMatch((fault) -> fault.startsWith("[0].alias: missing (expected: a text"))
			.anyMatch((fault) -> fault.startsWith("[1].alias: missing (expected: a text"))
			.anyMatch((fault) -> fault.startsWith("[2].alias: an object (expected: a text"));
	}

	@Test
	void namesTheFieldsOfRowsInAllWrites() {
		String uri = this.api.create("conference", "{\"name\":\"A\"}");
		String body = "{\"name\":\"A\",\"breakouts\":[{\"breakout_uuid\":\"00000000-0000-0000-0000-000000000001\","
				+ "\"breakout_name\":\"Room\"},{\"breakout_uuid\":\"x\",\"breakout_name\":\"Room\",\"end_action\":\"stay\"}]}";
		for (MvcTestResult refused : List.of(this.api.patch(uri, body), this.api.put(uri, body),
				this.api.post("conference/", body.replace("\"A\"", "\"B\"")),
				this.api.patch("conference/", "{\"objects\":[" + body.replace("\"A\"", "\"B\"") + "]}"))) {
			assertThat(refused).hasStatus(400);
			Map<?, ?> faults = (Map<?, ?>) ManagementApi.object(refused).get("conference");
			assertThat(faults.keySet()).map(Object::toString).containsExactly("breakouts");
			assertThat(((List<?>) faults.get("breakouts"))).map(Object::toString)
				.hasSize(2)
				.anyMatch((fault) -> fault.startsWith("[1].breakout_uuid: x (expected: a UUID"))
				.anyMatch((fault) -> fault.equals("[1].end_action: stay (expected: disconnect, transfer)"));
		}
	}

	@Test
	void namesTheFieldsOfAnAliasOfItsOwn() {
		String uri = this.api.create("conference", "{\"name\":\"A\",\"aliases\":[{\"alias\":\"a\"}]}");
		MvcTestResult refused = this.api.post("conference_alias/", ManagementApi.json(Map.of("alias", "x".repeat(251),
				"description", "x".repeat(251), "view_order", "x", "conference", uri)));
		assertThat(refused).hasStatus(400);
		assertThat(((Map<?, ?>) ManagementApi.object(refused).get("conference_alias")).keySet()).map(Object::toString)
			.containsExactlyInAnyOrder("alias", "description", "view_order");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "[] | The body is a list (expected: a JSON object).",
					"5 | The body is a single value (expected: a JSON object).",
					"null | The body is a single value (expected: a JSON object).",
					"'' | The body is empty (expected: a JSON object)." })
	void saysWhatBodyIsExpected(String body, String message) {
		MvcTestResult refused = this.api.post("conference/", body);
		assertThat(refused).hasStatus(400);
		assertThat(ManagementApi.object(refused)).isEqualTo(Map.of("error", message));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{\"name\":", "{name}", "{\"name\":\"A\"} {}", "{\"name\":\"A\"" })
	void namesNoJavaClassInAFaultOfJson(String body) {
		MvcTestResult refused = this.api.post("conference/", body);
		assertThat(refused).hasStatus(400);
		assertThat(ManagementApi.body(refused)).startsWith("{\"error\":\"The body is ")
			.doesNotContain("java.", "jackson", "StreamRead", "Source:");
	}

	@Test
	void boundsTheDepthOfABody() {
		MvcTestResult refused = this.api.post("conference/",
				"{\"name\":\"A\",\"tag\":" + "[".repeat(33) + "]".repeat(33) + "}");
		assertThat(refused).hasStatus(400);
		assertThat(ManagementApi.body(refused)).contains("at most 32 levels").doesNotContain("StreamRead");
	}

	@Test
	void boundsBulkChanges() {
		List<Map<String, String>> many = Collections.nCopies(10_001, Map.of("name", "A"));
		MvcTestResult refused = this.api.patch("ivr_theme/", ManagementApi.json(Map.of("objects", many)));
		assertThat(refused).hasStatus(400);
		assertThat(ManagementApi.body(refused)).contains("'objects' holds 10001 (expected: at most 10000)");
		assertThat(this.api.patch("administrator/", ManagementApi.json(Map.of("objects", many.subList(0, 51)))))
			.hasStatus(400);
	}

	@Test
	void tellsValueFaultAndExpectationOfARegularExpression() {
		MvcTestResult refused = this.api.post("gateway_routing_rule/",
				"{\"name\":\"R\",\"priority\":1,\"match_string\":\"(unclosed\"}");
		assertThat(refused).hasStatus(400);
		assertThat(ManagementApi.object(refused)).isEqualTo(Map.of("gateway_routing_rule",
				Map.of("match_string", List
					.of("\"(unclosed\" (expected: a regular expression as Python reads it; at character 1 there is a "
							+ "bracket ( that is not closed instead of a bracket ) at its end)"))));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "conference/ | GET, POST, PATCH", "conference/1/ | GET, PUT, PATCH, DELETE",
			"global/ | GET", "global/1/ | GET, PATCH", "conference/schema/ | GET" })
	void announcesTheMethodsThatThereAre(String path, String allowed) {
		assertThat(this.api.send(HttpMethod.OPTIONS, path, "")).hasStatusOk().hasHeader("Allow", allowed);
	}

	@Test
	void tellsWarningsInHeaders() {
		MvcTestResult created = this.api.post("conference/", "{\"name\":\"A\",\"allow_guests\":true}");
		assertThat(created).hasStatus(201);
		assertThat(warnings(created))
			.containsExactly("pin: missing (expected: a Host PIN, because Guests are allowed)");
		String uri = created.getResponse().getHeader("Location");
		assertThat(warnings(this.api.patch(uri, "{\"pin\":\"1234\",\"guest_pin\":\"1234\"}")))
			.containsExactly("guest_pin: ****** (expected: another PIN than the Host PIN)");
		assertThat(warnings(this.api.put(uri, "{\"name\":\"A\",\"host_view\":\"größte\"}")))
			.anyMatch((warning) -> warning.startsWith("host_view: gr\\u00f6\\u00dfte (expected: "));
		assertThat(warnings(this.api.patch(uri, "{\"host_view\":null,\"guest_pin\":\"\",\"pin\":\"\"}"))).isEmpty();
	}

	@Test
	void boundsTheWarningsOfABulkChange() {
		List<Map<String, Object>> objects = IntStream.range(0, 25)
			.<Map<String, Object>>mapToObj((i) -> Map.of("name", "A" + i, "allow_guests", true))
			.toList();
		MvcTestResult result = this.api.patch("conference/", ManagementApi.json(Map.of("objects", objects)));
		assertThat(result).hasStatus(202);
		assertThat(warnings(result)).hasSize(11).endsWith("and 15 more");
	}

	private static List<String> warnings(MvcTestResult result) {
		return result.getResponse().getHeaders("X-Usher-Warning");
	}

}
