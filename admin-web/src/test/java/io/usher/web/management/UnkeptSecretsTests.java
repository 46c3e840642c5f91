package io.usher.web.management;

import java.util.List;
import java.util.Map;

import io.usher.core.history.Change;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Secrets that Usher has no use for: taken from clients, judged, and stored nowhere.
 */
class UnkeptSecretsTests {

	private static final String SECRET = "swordfish-4711";

	private final ManagementApi api = new ManagementApi();

	@ParameterizedTest
	@CsvSource({ "turn_server,password", "turn_server,secret_key", "gms_access_token,token",
			"teams_proxy,notifications_queue" })
	void takesThemAndStoresThemNeitherInTheRecordNorInTheHistory(String resource, String field) {
		String uri = this.api.create(resource,
				ManagementApi.json(Map.of("name", "A", "address", "a.example.com", field, SECRET)));
		assertNowhere(field);
		assertThat(this.api.patch(uri, ManagementApi.json(Map.of(field, SECRET)))).hasStatus(202);
		assertThat(
				this.api.put(uri, ManagementApi.json(Map.of("name", "B", "address", "a.example.com", field, SECRET))))
			.hasStatus(204);
		assertThat(
				this.api.patch(resource + "/",
						ManagementApi.json(Map.of("objects",
								List.of(Map.of("resource_uri", uri, field, SECRET),
										Map.of("name", "C", "address", "c.example.com", field, SECRET))))))
			.hasStatus(202);
		assertNowhere(field);
		assertThat(this.api.read(uri)).containsEntry(field, null);
		assertThat(this.api.put(uri, ManagementApi.json(this.api.read(uri)))).hasStatus(204);
	}

	@Test
	void keepsNoneOfTheGlobalSettings() {
		assertThat(this.api.patch("global/1/",
				"{\"legacy_api_username\":\"api\",\"legacy_api_password\":\"" + SECRET + "\"}"))
			.hasStatus(202);
		assertThat(this.api.read("global/1/")).containsEntry("legacy_api_username", "api")
			.containsEntry("legacy_api_password", null);
		assertNowhere("legacy_api_password");
	}

	private void assertNowhere(String field) {
		List<Change> changes = this.api.store.changesAfter(0, 100);
		assertThat(changes).isNotEmpty();
		assertThat(changes).flatExtracting(Change::versions).allSatisfy((version) -> {
			assertThat(version.document()).isNotNull().doesNotContain(field, SECRET);
			assertThat(version.keys()).allSatisfy((key) -> assertThat(key.toString()).doesNotContain(SECRET));
		});
		assertThat(changes).flatExtracting(Change::versions)
			.allSatisfy((version) -> assertThat(
					this.api.configurations.current().find(version.id()).orElseThrow().document().values())
				.doesNotContainKey(field));
	}

	@ParameterizedTest
	@CsvSource({ "turn_server,secret_key,101", "gms_access_token,token,101", "teams_proxy,notifications_queue,251" })
	void judgesThemAsIfTheyWereStored(String resource, String field, int length) {
		MvcTestResult refused = this.api.post(resource + "/",
				ManagementApi.json(Map.of("name", "A", "address", "a.example.com", field, "s".repeat(length))));
		assertThat(refused).hasStatus(400);
		assertThat(ManagementApi.object(refused)).isEqualTo(Map.of(resource,
				Map.of(field, List.of(length + " characters (expected: up to " + (length - 1) + " characters)"))));
		MvcTestResult wrong = this.api.post(resource + "/",
				ManagementApi.json(Map.of("name", "A", "address", "a.example.com", field, 4711)));
		assertThat(wrong).hasStatus(400);
		assertThat(ManagementApi.body(wrong)).doesNotContain("4711");
	}

	@Test
	void refusesToFilterAndToOrderByThem() {
		for (String query : List.of("password=x", "secret_key__startswith=x", "order_by=password")) {
			assertThat(this.api.get("turn_server/?" + query)).as(query).hasStatus(400);
		}
	}

}
