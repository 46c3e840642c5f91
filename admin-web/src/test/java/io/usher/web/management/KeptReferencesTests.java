package io.usher.web.management;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * References to objects that Usher does not hold: kept and given back.
 */
class KeptReferencesTests {

	private static final String DNS = "/api/admin/configuration/v1/dns_server/3/";

	private final ManagementApi api = new ManagementApi();

	static List<Object> forms() {
		return List.of(DNS, "https://manager.example.com" + DNS, Map.of("resource_uri", DNS, "address", "192.0.2.1"),
				Map.of("pk", 3), Map.of("id", 3, "resource_uri", ""), 3);
	}

	@ParameterizedTest
	@MethodSource("forms")
	void takesTheFormsThatReferencesHave(Object form) {
		String uri = this.api.create("system_location",
				ManagementApi.json(Map.of("name", "L", "dns_servers", List.of(form))));
		assertThat(this.api.read(uri)).containsEntry("dns_servers", List.of(Map.of("id", 3, "resource_uri", DNS)));
	}

	@ParameterizedTest
	@CsvSource({ "system_location,http_proxy,http_proxy",
			"system_location,snmp_network_management_system,snmp_network_management_system",
			"gateway_routing_rule,telehealth_profile,telehealth_profile", "teams_proxy,azure_tenant,azure_tenant" })
	void takesASingleReferenceAsNumberToo(String resource, String field, String target) {
		String uri = this.api.create(resource, ManagementApi
			.json(Map.of("name", "A", "address", "a", "priority", 1, "match_string", "x", field, Map.of("pk", 7))));
		String kept = "/api/admin/configuration/v1/" + target + "/7/";
		assertThat(this.api.read(uri)).containsEntry(field, kept);
		this.api.patch(uri, ManagementApi.json(Map.of(field, Map.of("resource_uri", kept))));
		assertThat(this.api.read(uri)).containsEntry(field, kept);
		this.api.patch(uri, "{\"" + field + "\":null}");
		assertThat(this.api.read(uri)).containsEntry(field, null);
	}

	@ParameterizedTest
	@CsvSource({ "system_location,ntp_servers,ntp_server", "system_location,syslog_servers,syslog_server",
			"system_location,event_sinks,event_sink",
			"media_library_playlist,playlist_entries,media_library_playlist_entry" })
	void readsListsAsObjectsAndTakesThemBack(String resource, String field, String target) {
		String address = "/api/admin/configuration/v1/" + target + "/5/";
		String uri = this.api.create(resource, ManagementApi.json(Map.of("name", "A", field, List.of(5))));
		Object shown = this.api.read(uri).get(field);
		assertThat(shown).isEqualTo(List.of(Map.of("id", 5, "resource_uri", address)));
		this.api.patch(uri, ManagementApi.json(Map.of(field, shown)));
		assertThat(this.api.read(uri)).containsEntry(field, shown);
		this.api.patch(uri, "{\"" + field + "\":null}");
		assertThat(this.api.read(uri)).containsEntry(field, List.of());
	}

	@ParameterizedTest
	@CsvSource({ "end_user,user_groups,user_group", "identity_provider_group,identity_provider,identity_provider" })
	void readsOtherListsAsAddresses(String resource, String field, String target) {
		String uri = this.api.create(resource, ManagementApi
			.json(Map.of("name", "A", "primary_email_address", "a@example.com", field, List.of(Map.of("id", 5)))));
		assertThat(this.api.read(uri)).containsEntry(field, List.of("/api/admin/configuration/v1/" + target + "/5/"));
	}

	@Test
	void keepsCodecsAsObjectsWithAValue() {
		for (String resource : List.of("gateway_routing_rule", "global")) {
			String uri = resource.equals("global") ? "global/1/"
					: this.api.create(resource, "{\"name\":\"R\",\"priority\":1,\"match_string\":\"x\"}");
			assertThat(this.api.read(uri)).containsEntry("disabled_codecs", List.of());
			this.api.patch(uri, "{\"disabled_codecs\":[{\"value\":\"VP8\"},\"H261\"]}");
			assertThat(this.api.read(uri)).containsEntry("disabled_codecs",
					List.of(Map.of("value", "VP8"), Map.of("value", "H261")));
			this.api.patch(uri, "{\"disabled_codecs\":null}");
			assertThat(this.api.read(uri)).containsEntry("disabled_codecs", List.of());
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "dns_servers|[{\"address\":\"192.0.2.1\"}]", "dns_servers|[\"\"]", "dns_servers|[null]",
					"dns_servers|[[]]", "dns_servers|\"x\"", "http_proxy|{\"name\":\"P\"}", "http_proxy|[1]",
					"http_proxy|true" })
	void refusesWhatNamesNoObject(String field, String value) {
		MvcTestResult refused = this.api.post("system_location/", "{\"name\":\"L\",\"" + field + "\":" + value + "}");
		assertThat(refused).as(ManagementApi.body(refused)).hasStatus(400);
		assertThat(this.api.objects("system_location/")).isEmpty();
	}

	@Test
	void leavesOtherTextsThatLookLikeAddressesAlone() {
		String url = "https://policy.example.com/api/v2/policy";
		String profile = this.api.create("policy_server", ManagementApi.json(Map.of("name", "P", "url", url)));
		assertThat(this.api.read(profile)).containsEntry("url", url);
		String person = this.api.create("end_user",
				ManagementApi.json(Map.of("primary_email_address", "a@example.com", "avatar_url", url)));
		assertThat(this.api.read(person)).containsEntry("avatar_url", url);
		String participant = this.api.create("automatic_participant",
				ManagementApi.json(Map.of("alias", url, "presentation_url", url)));
		assertThat(this.api.read(participant)).containsEntry("presentation_url", url).containsEntry("alias", url);
	}

	@Test
	void describesThemAsRelated() {
		Map<?, ?> fields = (Map<?, ?>) this.api.read("system_location/schema/").get("fields");
		assertThat(((Map<?, ?>) fields.get("dns_servers")).get("related_type")).isEqualTo("to_many");
		assertThat(((Map<?, ?>) fields.get("http_proxy")).get("related_type")).isEqualTo("to_one");
	}

}
