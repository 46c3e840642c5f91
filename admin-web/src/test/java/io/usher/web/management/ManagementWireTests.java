package io.usher.web.management;

import java.util.List;
import java.util.Map;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Status codes, headers, shapes and units: what clients of Infinity's Management API trip
 * over.
 */
class ManagementWireTests {

	private final ManagementApi api = new ManagementApi();

	@Test
	void createsWithAnEmptyBodyWithoutContentTypeAndAPathAsLocation() {
		MvcTestResult result = this.api.post("conference/", "{\"name\":\"Alice\"}");
		assertThat(result).hasStatus(201);
		assertThat(result.getResponse().getContentAsByteArray()).isEmpty();
		assertThat(result.getResponse().getContentType()).isNull();
		assertThat(result.getResponse().getHeader("Location"))
			.matches("/api/admin/configuration/v1/conference/[0-9]+/");
	}

	@Test
	void answersOtherWritesEmptyAndWithoutContentType() {
		String uri = this.api.create("conference", "{\"name\":\"Alice\"}");
		for (MvcTestResult result : List.of(this.api.patch(uri, "{\"tag\":\"x\"}"))) {
			assertThat(result).hasStatus(202);
			assertThat(result.getResponse().getContentType()).isNull();
		}
		MvcTestResult put = this.api.put(uri, "{\"name\":\"Alice\"}");
		assertThat(put).hasStatus(204);
		assertThat(put.getResponse().getContentType()).isNull();
		assertEmpty(this.api.delete(uri), 204);
		assertEmpty(this.api.delete(uri), 404);
		assertEmpty(this.api.get(uri), 404);
		assertEmpty(this.api.put(uri, "{\"name\":\"A\"}"), 404);
		assertEmpty(this.api.patch(uri, "{}"), 404);
		assertEmpty(this.api.delete("conference/"), 405);
		assertEmpty(this.api.post(uri, "{}"), 501);
		assertThat(this.api.get("nonsense/")).hasStatus(404);
		assertThat(this.api.get("conference/x/")).hasStatus(404);
	}

	/** Clients choke on JSON without a body. */
	private static void assertEmpty(MvcTestResult result, int status) {
		assertThat(result).hasStatus(status);
		assertThat(result.getResponse().getContentAsByteArray()).isEmpty();
		assertThat(result.getResponse().getContentType()).isNull();
	}

	@Test
	void takesPathsWithAndWithoutASlashAtTheEndAndAFormat() {
		for (String path : List.of("conference", "conference/", "conference?format=json", "conference/?format=json")) {
			assertThat(this.api.post(path, ManagementApi.json(Map.of("name", path)))).as(path).hasStatus(201);
		}
		List<Map<String, Object>> all = this.api.objects("conference/");
		assertThat(all).hasSize(4);
		assertThat(this.api.objects("conference?format=json")).isEqualTo(all);
		String uri = (String) all.get(0).get("resource_uri");
		for (String path : List.of(uri, uri.substring(0, uri.length() - 1), uri + "?format=json")) {
			assertThat(this.api.read(path)).isEqualTo(all.get(0));
			assertThat(this.api.patch(path, "{\"tag\":\"\"}")).as(path).hasStatus(202);
		}
		assertThat(this.api.read("?format=json")).isEqualTo(this.api.read("")).containsKey("conference");
		assertThat(this.api.read("conference/schema")).isEqualTo(this.api.read("conference/schema/?format=json"));
	}

	@Test
	void refusesMethodsThatAResourceDoesNotHave() {
		assertThat(this.api.put("conference/", "{}")).hasStatus(405).hasHeader("Allow", "GET, POST, PATCH");
		assertThat(this.api.delete("conference/")).hasStatus(405);
		assertThat(this.api.post("conference/1/", "{}")).hasStatus(501);
		assertThat(this.api.post("global/", "{}")).hasStatus(405).hasHeader("Allow", "GET");
		assertThat(this.api.put("global/1/", "{}")).hasStatus(405).hasHeader("Allow", "GET, PATCH");
		assertThat(this.api.delete("global/1/")).hasStatus(405);
	}

	@Test
	void wantsJson() {
		MvcTestResult form = this.api.mvc.post()
			.uri(ManagementApi.BASE + "conference/")
			.principal(ManagementApi.ALICE)
			.contentType("application/x-www-form-urlencoded")
			.content("name=Alice")
			.exchange();
		assertThat(form).hasStatus(415);
		for (String body : List.of("", "nonsense", "[]", "null", "{} {}")) {
			MvcTestResult result = this.api.post("conference/", body);
			assertThat(result).as(body).hasStatus(400);
			assertThat(ManagementApi.object(result)).containsOnlyKeys("error");
		}
		assertThat(this.api.objects("conference/")).isEmpty();
	}

	@Test
	void saysThatItTakesNoFiles() {
		for (HttpMethod method : List.of(HttpMethod.POST, HttpMethod.PATCH)) {
			MvcTestResult upload = this.api.mvc.method(method)
				.uri(ManagementApi.BASE + "ivr_theme/")
				.principal(ManagementApi.ALICE)
				.contentType("multipart/form-data; boundary=x")
				.content("--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nBlue\r\n--x--\r\n")
				.exchange();
			assertThat(upload).hasStatus(415).hasHeader("Accept", "application/json");
			assertThat((String) ManagementApi.object(upload).get("error"))
				.startsWith("Content-Type: multipart/form-data (expected: application/json).")
				.contains("no files", "as JSON");
		}
		assertThat(this.api.objects("ivr_theme/")).isEmpty();
	}

	@Test
	void saysWhichRequiredFieldIsMissingAsTastypieDoes() {
		assertThat(ManagementApi.object(this.api.post("conference/", "{}")))
			.isEqualTo(Map.of("error", "The 'name' field has no data and doesn't allow a default or null value."));
		assertThat(ManagementApi.object(this.api.post("conference/", "{\"name\":\"\"}")))
			.isEqualTo(Map.of("conference", Map.of("name", List.of("This field is required."))));
	}

	@Test
	void saysThatANameIsTakenAsInfinityDoes() {
		this.api.create("conference", "{\"name\":\"Alice\"}");
		MvcTestResult result = this.api.post("conference/", "{\"name\":\"alice\"}");
		assertThat(result).hasStatus(400);
		assertThat(ManagementApi.object(result)).isEqualTo(
				Map.of("conference", Map.of("name", List.of("Virtual Meeting Room with this Name already exists."))));
	}

	@Test
	void namesFieldsOfFaultsAsClientsDoAndInTheirUnits() {
		MvcTestResult result = this.api.post("conference/",
				"{\"name\":\"A\",\"max_callrate_in\":64,\"participant_limit\":-1,\"tag\":\"" + "x".repeat(251)
						+ "\",\"call_type\":\"auto\"}");
		assertThat(result).hasStatus(400);
		Map<?, ?> faults = (Map<?, ?>) ManagementApi.object(result).get("conference");
		assertThat(faults.keySet()).map(Object::toString)
			.containsExactlyInAnyOrder("call_type", "max_callrate_in", "participant_limit", "tag");
		assertThat(faults.get("max_callrate_in")).isEqualTo(List.of("64 (expected: 128 to 8192)"));
	}

	@Test
	void refusesWrongTypesByField() {
		MvcTestResult result = this.api.post("conference/",
				"{\"name\":\"A\",\"allow_guests\":\"maybe\",\"participant_limit\":\"many\",\"tag\":{\"a\":null},"
						+ "\"pin\":[1],\"on_completion\":\"nonsense\",\"crypto_mode\":7}");
		assertThat(result).hasStatus(400);
		assertThat(((Map<?, ?>) ManagementApi.object(result).get("conference")).keySet()).map(Object::toString)
			.containsExactlyInAnyOrder("allow_guests", "participant_limit", "tag", "pin", "on_completion",
					"crypto_mode");
	}

	@Test
	void neverShowsPinsInFaults() {
		MvcTestResult result = this.api.post("conference/", "{\"name\":\"A\",\"pin\":\"12x45\"}");
		assertThat(result).hasStatus(400);
		assertThat(ManagementApi.body(result)).doesNotContain("12x45");
	}

	@Test
	void emitsMomentsInUtcWithSixDigitsAndNoZone() {
		Map<String, Object> conference = this.api.read(this.api.create("conference", "{\"name\":\"A\"}"));
		assertThat(conference.get("creation_time")).isEqualTo("2026-01-02T03:04:05.000000");
		Map<String, Object> theme = this.api.read(this.api.create("ivr_theme", "{\"name\":\"T\"}"));
		assertThat(theme.get("last_updated")).isEqualTo("2026-01-02T03:04:05.000000");
		String proxy = this.api.create("teams_proxy", "{\"name\":\"P\",\"address\":\"a.example.com\"}");
		assertThat(this.api.read(proxy)).doesNotContainKey("updated");
		this.api.patch(proxy, "{\"updated\":\"2026-05-06T07:08:09.123456+02:00\"}");
		assertThat(this.api.read(proxy)).containsEntry("updated", "2026-05-06T05:08:09.123456");
	}

	@Test
	void countsBandwidthInKilobits() {
		String uri = this.api.create("conference", "{\"name\":\"A\",\"max_callrate_in\":384}");
		assertThat(this.api.read(uri)).containsEntry("max_callrate_in", 384).containsEntry("max_callrate_out", null);
		assertThat(this.api.configurations.current().conferenceNamed("A").orElseThrow().document().values())
			.containsEntry("max_callrate_in", 384_000L);
	}

	@Test
	void takesReferencesAsAddressesObjectsAndNumbers() {
		String location = this.api.create("system_location", "{\"name\":\"L\"}");
		long number = Long.parseLong(location.replaceAll("[^0-9]", "").substring(1));
		for (Object reference : List.of(location, "https://manager.example.com" + location,
				location.substring(0, location.length() - 1), Map.of("resource_uri", location, "name", "L"),
				Map.of("id", number), Map.of("pk", number), number)) {
			String rule = this.api.create("gateway_routing_rule", ManagementApi
				.json(Map.of("name", "R", "priority", 1, "match_string", "x", "match_source_location", reference)));
			assertThat(this.api.read(rule)).as("%s", reference).containsEntry("match_source_location", location);
			this.api.delete(rule);
		}
	}

	@Test
	void refusesReferencesThatLeadNowhere() {
		for (String reference : List.of("/api/admin/configuration/v1/system_location/99/",
				"/api/admin/configuration/v1/conference/1/", "nonsense")) {
			MvcTestResult result = this.api.post("gateway_routing_rule/", ManagementApi
				.json(Map.of("name", "R", "priority", 1, "match_string", "x", "match_source_location", reference)));
			assertThat(result).hasStatus(400);
			assertThat(ManagementApi.object(result))
				.isEqualTo(Map.of("error", "Could not find the provided object via resource URI '" + reference + "'."));
		}
	}

	@Test
	void tellsWhoUsesARecordThatIsToBeDeleted() {
		String location = this.api.create("system_location", "{\"name\":\"L\"}");
		this.api.create("gateway_routing_rule", ManagementApi
			.json(Map.of("name", "R", "priority", 1, "match_string", "x", "outgoing_location", location)));
		MvcTestResult result = this.api.delete(location);
		assertThat(result).hasStatus(409);
		assertThat(ManagementApi.object(result).get("error")).asString().contains("\"L\"", "\"R\"");
	}

	@Test
	void nestsWhatClientsExpectAsObjectsAndAddressesTheRest() {
		String theme = this.api.create("ivr_theme", "{\"name\":\"T\"}");
		String participant = this.api.create("automatic_participant", "{\"alias\":\"sip:bob@example.com\"}");
		String location = this.api.create("system_location",
				"{\"name\":\"L\",\"dns_servers\":[\"/api/admin/configuration/v1/dns_server/3/\"]}");
		String uri = this.api.create("conference",
				ManagementApi.json(Map.of("name", "A", "ivr_theme", theme, "system_location", location,
						"automatic_participants", List.of(participant), "aliases", List.of(Map.of("alias", "a")))));
		Map<String, Object> conference = this.api.read(uri);
		assertThat(conference).extractingByKey("ivr_theme")
			.asInstanceOf(InstanceOfAssertFactories.MAP)
			.containsEntry("resource_uri", theme)
			.containsEntry("name", "T")
			.containsEntry("conference", List.of())
			.containsKey("last_updated");
		assertThat(conference).containsEntry("system_location", location)
			.containsEntry("scheduled_conferences_count", 0);
		Map<?, ?> nested = (Map<?, ?>) ((List<?>) conference.get("automatic_participants")).get(0);
		assertThat(nested.get("resource_uri")).isEqualTo("");
		assertThat(nested.get("conference")).isEqualTo(List.of(uri));
		Map<?, ?> alias = (Map<?, ?>) ((List<?>) conference.get("aliases")).get(0);
		assertThat(alias.get("conference")).isEqualTo(uri);
		assertThat(alias.get("creation_time")).isEqualTo("2026-01-02T03:04:05.000000");
		assertThat(this.api.read(theme)).containsEntry("conference", List.of(uri));
		assertThat(this.api.read(location)).containsEntry("dns_servers",
				List.of(Map.of("id", 3, "resource_uri", "/api/admin/configuration/v1/dns_server/3/")));
	}

	@Test
	void nestsThemesWhereverTheyAreReferredTo() {
		String theme = this.api.create("ivr_theme", "{\"name\":\"T\"}");
		String rule = this.api.create("gateway_routing_rule",
				ManagementApi.json(Map.of("name", "R", "priority", 1, "match_string", "x", "ivr_theme", theme)));
		assertThat(this.api.patch("global/1/", ManagementApi.json(Map.of("default_theme", theme)))).hasStatus(202);
		Object nested = this.api.read(rule).get("ivr_theme");
		assertThat(nested).asInstanceOf(InstanceOfAssertFactories.MAP)
			.containsEntry("resource_uri", theme)
			.containsEntry("last_updated", "2026-01-02T03:04:05.000000");
		assertThat(this.api.read("global/1/")).containsEntry("default_theme", nested);
		assertThat(this.api.read(theme)).containsEntry("gateway_routing_rule", List.of(rule))
			.containsEntry("conference", List.of());
		assertThat(this.api.put(rule, ManagementApi.json(this.api.read(rule)))).hasStatus(204);
		assertThat(this.api.read(rule)).containsEntry("ivr_theme", nested);
		assertThat(this.api.delete(theme)).hasStatus(409);
		assertThat(this.api.patch(rule, "{\"ivr_theme\":null}")).hasStatus(202);
		assertThat(this.api.read(rule)).containsEntry("ivr_theme", null);
	}

	@Test
	void addressesServersAndLocations() {
		String stun = this.api.create("stun_server", "{\"name\":\"S\",\"address\":\"s.example.com\"}");
		String turn = this.api.create("turn_server", "{\"name\":\"T\",\"address\":\"t.example.com\"}");
		String profile = this.api.create("policy_server", "{\"name\":\"P\"}");
		String other = this.api.create("system_location", "{\"name\":\"Other\"}");
		String uri = this.api.create("system_location",
				ManagementApi.json(Map.of("name", "L", "client_stun_servers", List.of(stun), "client_turn_servers",
						List.of(Map.of("resource_uri", turn)), "stun_server", stun, "policy_server", profile,
						"overflow_location1", "https://usher.example.com" + other)));
		assertThat(this.api.read(uri)).containsEntry("client_stun_servers", List.of(stun))
			.containsEntry("client_turn_servers", List.of(turn))
			.containsEntry("stun_server", stun)
			.containsEntry("policy_server", profile)
			.containsEntry("overflow_location1", other);
	}

	@Test
	void readsWhatItShowedWithoutAChange() {
		String theme = this.api.create("ivr_theme", "{\"name\":\"T\"}");
		String participant = this.api.create("automatic_participant", "{\"alias\":\"sip:bob@example.com\"}");
		String uri = this.api.create("conference",
				ManagementApi.json(Map.of("name", "A", "ivr_theme", theme, "pin", "1234", "max_callrate_in", 512,
						"automatic_participants", List.of(Map.of("resource_uri", participant)), "aliases",
						List.of(Map.of("alias", "a"), Map.of("alias", "b")), "on_completion",
						"{\"transfer\": {\"conference\": \"x\", \"role\": \"host\"}}", "locked", true)));
		Map<String, Object> before = this.api.read(uri);
		long revision = this.api.configurations.current().revision();
		assertThat(this.api.put(uri, ManagementApi.json(before))).hasStatus(204);
		assertThat(this.api.read(uri)).isEqualTo(before);
		assertThat(this.api.configurations.current().revision()).isEqualTo(revision);
	}

	@Test
	void takesEmptyAndNullAlikeForWhatIsThenGlobal() {
		String uri = this.api.create("conference",
				"{\"name\":\"A\",\"crypto_mode\":\"\",\"max_pixels_per_second\":null,\"host_view\":\"\"}");
		assertThat(this.api.read(uri)).containsEntry("crypto_mode", null)
			.containsEntry("max_pixels_per_second", null)
			.containsEntry("host_view", null)
			.containsEntry("description", "")
			.containsEntry("on_completion", "")
			.containsEntry("pinning_config", null);
	}

	@Test
	void hasWordsForWhetherGuestsSeeGuests() {
		String uri = this.api.create("conference", "{\"name\":\"A\",\"guests_can_see_guests\":\"always\"}");
		assertThat(this.api.read(uri)).containsEntry("guests_can_see_guests", "always");
		assertThat(ManagementApi.object(this.api.patch(uri, "{\"guests_can_see_guests\":true}"))).isEqualTo(Map
			.of("conference", Map.of("guests_can_see_guests", List.of("true (expected: no_hosts, never, always)"))));
	}

	@Test
	void takesCompletionAsTextAndAsObject() {
		String uri = this.api.create("conference",
				"{\"name\":\"A\",\"service_type\":\"media_playback\",\"on_completion\":\"{\\\"disconnect\\\": true}\"}");
		assertThat(this.api.read(uri)).containsEntry("on_completion", "{\"disconnect\":true}");
		this.api.patch(uri, "{\"on_completion\":{\"transfer\":{\"role\":\"auto\",\"conference\":\"b\"}}}");
		assertThat(this.api.read(uri)).containsEntry("on_completion",
				"{\"transfer\":{\"conference\":\"b\",\"role\":\"auto\"}}");
		this.api.patch(uri, "{\"on_completion\":\"\"}");
		assertThat(this.api.read(uri)).containsEntry("on_completion", "");
	}

	@Test
	void ignoresFieldsThatNobodyKnows() {
		String uri = this.api.create("conference", "{\"name\":\"A\",\"nonsense\":1,\"id\":99,\"creation_time\":\"x\"}");
		assertThat(this.api.read(uri)).doesNotContainKey("nonsense").doesNotContainEntry("id", 99);
	}

	@Test
	void describesItsResources() {
		Map<String, Object> root = this.api.read("");
		assertThat(root)
			.containsEntry("conference_alias",
					Map.of("list_endpoint", ManagementApi.BASE + "conference_alias/", "schema",
							ManagementApi.BASE + "conference_alias/schema/"))
			.containsKeys("administrator", "node_credential");
		for (String resource : root.keySet()) {
			Map<String, Object> schema = this.api.read(resource + "/schema/");
			assertThat(schema).containsKeys("allowed_list_http_methods", "allowed_detail_http_methods",
					"default_format", "default_limit", "fields", "filtering", "ordering");
			((Map<?, ?>) schema.get("fields")).forEach((name, field) -> {
				Map<?, ?> described = (Map<?, ?>) field;
				assertThat(described.keySet()).as("%s.%s", resource, name)
					.map(Object::toString)
					.contains("blank", "help_text", "nullable", "readonly", "unique", "type", "default");
				assertThat(described.get("type")).isIn("string", "boolean", "datetime", "integer", "related", "list",
						"file");
			});
		}
	}

	@Test
	void serialisesDefaultsOfTheDocumentedKinds() {
		Map<?, ?> fields = (Map<?, ?>) this.api.read("conference/schema/").get("fields");
		assertThat(((Map<?, ?>) fields.get("service_type")).get("valid_choices"))
			.isEqualTo(List.of("conference", "lecture", "two_stage_dialing", "test_call", "media_playback"));
		assertThat(((Map<?, ?>) fields.get("aliases")).get("related_type")).isEqualTo("to_many");
		assertThat(((Map<?, ?>) fields.get("name")).get("unique")).isEqualTo(true);
	}

	@Test
	void keepsTheGlobalSettings() {
		assertThat(this.api.read("global/1/")).containsEntry("min_pin_length", 4).containsEntry("id", 1);
		assertThat(this.api.patch("global/1/", "{\"min_pin_length\":6}")).hasStatus(202);
		assertThat(this.api.read("global/1/")).containsEntry("min_pin_length", 6);
		assertThat(this.api.objects("global/")).hasSize(1);
		assertThat(this.api.post("conference/", "{\"name\":\"A\",\"pin\":\"1234\"}")).hasStatus(400);
	}

	@Test
	void writesOnlyOverWhatTheClientSaw() {
		String uri = this.api.create("conference", "{\"name\":\"A\"}");
		String seen = this.api.get(uri).getResponse().getHeader("ETag");
		assertThat(patchIf(uri, seen)).hasStatus(202);
		assertThat(patchIf(uri, seen)).hasStatus(412);
		for (HttpMethod method : List.of(HttpMethod.PUT, HttpMethod.DELETE)) {
			assertThat(sendIf(method, uri, seen, "{\"name\":\"B\"}")).as("%s", method).hasStatus(412);
		}
		String newest = this.api.get(uri).getResponse().getHeader("ETag");
		assertThat(sendIf(HttpMethod.PUT, uri, newest, "{\"name\":\"B\"}")).hasStatus(204);
		assertThat(sendIf(HttpMethod.DELETE, uri, "*", "")).hasStatus(204);
	}

	private MvcTestResult patchIf(String uri, String condition) {
		return sendIf(HttpMethod.PATCH, uri, condition, "{\"tag\":\"" + condition.replace("\"", "") + "\"}");
	}

	private MvcTestResult sendIf(HttpMethod method, String uri, String condition, String body) {
		return this.api.mvc.method(method)
			.uri(uri)
			.principal(ManagementApi.ALICE)
			.header("If-Match", condition)
			.contentType("application/json")
			.content(body)
			.exchange();
	}

	@Test
	void recordsWhoChangedWhatFromWhere() {
		this.api.create("conference", "{\"name\":\"A\"}");
		assertThat(this.api.store.changesAfter(0, 10)).singleElement().satisfies((change) -> {
			assertThat(change.actor().name()).isEqualTo("alice");
			assertThat(change.actor().address()).isEqualTo("127.0.0.1");
			assertThat(change.actor().via()).hasToString("API");
		});
	}

}
