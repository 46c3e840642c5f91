package io.usher.web.management;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.usher.core.account.Right;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.history.Actor;
import io.usher.core.record.Document;
import io.usher.core.record.Secret;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Administrators and node credentials through the API.
 */
class AccountResourcesTests {

	private static final String NODE = "{\"name\":\"Nodes\",\"username\":\"infinity\",\"password\":\"correct horse battery\"}";

	private final ManagementApi api = new ManagementApi();

	@BeforeEach
	void addTheFirstAdministrator() {
		this.api.administration.create(RecordKind.ADMINISTRATOR,
				Document.empty()
					.with(AccountFields.USERNAME, "admin")
					.with(AccountFields.ACCOUNT_ROLE, "administrator")
					.with(AccountFields.PASSWORD_HASH, Secret.of("a hash")),
				Actor.system(), null);
	}

	@Test
	void neverReturnsPasswordsNorHashes() {
		String uri = this.api.create("node_credential", NODE);
		assertThat(this.api.read(uri)).containsEntry("username", "infinity")
			.containsEntry("enabled", true)
			.containsEntry("password", null)
			.containsEntry("locations", List.of())
			.containsEntry("networks", List.of())
			.doesNotContainKeys("verifier", "password_hash");
		String administrator = this.api.create("administrator",
				"{\"username\":\"olga\",\"role\":\"operator\",\"password\":\"correct horse battery\"}");
		assertThat(this.api.read(administrator)).containsEntry("role", "operator")
			.containsEntry("password", null)
			.containsEntry("must_change_password", false)
			.doesNotContainKeys("account_role", "password_hash");
	}

	@Test
	void generatesAPasswordOfANodeOnce() {
		MvcTestResult created = this.api.post("node_credential/", "{\"name\":\"Nodes\",\"username\":\"infinity\"}");
		assertThat(created).hasStatus(201);
		assertThat((String) ManagementApi.object(created).get("password")).hasSize(22);
		assertThat(ManagementApi.body(this.api.post("node_credential/", NODE.replace("Nodes", "Others")))).isEmpty();
	}

	@Test
	void keepsThePasswordUnlessAnotherIsGiven() {
		String uri = this.api.create("node_credential", NODE);
		Secret first = verifier();
		assertThat(this.api.patch(uri, "{\"enabled\":false}")).hasStatus(202);
		assertThat(this.api.patch(uri, "{\"password\":null}")).hasStatus(202);
		assertThat(this.api.put(uri, "{\"name\":\"Nodes\",\"username\":\"infinity\"}")).hasStatus(204);
		assertThat(verifier()).isEqualTo(first);
		assertThat(this.api.patch(uri, "{\"password\":\"another horse battery\"}")).hasStatus(202);
		assertThat(verifier()).isNotEqualTo(first);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"eleven char\"", "\"\"", "{}", "true" })
	void refusesPasswordsThatAreTooShortOrNoText(String password) {
		MvcTestResult refused = this.api.post("node_credential/", NODE.replace("\"correct horse battery\"", password));
		assertThat(refused).hasStatus(400);
		assertThat(ManagementApi.body(refused)).contains("\"node_credential\":{\"password\":[")
			.contains("a text of 12 characters or more");
	}

	@Test
	void requiresThePasswordOfAnAdministrator() {
		MvcTestResult refused = this.api.post("administrator/", "{\"username\":\"olga\",\"role\":\"operator\"}");
		assertThat(refused).hasStatus(400);
		assertThat(ManagementApi.object(refused))
			.isEqualTo(Map.of("administrator", Map.of("password", List.of("This field is required."))));
	}

	@Test
	void letsTwoNodeCredentialsButNotTwoAdministratorsShareAUserName() {
		this.api.create("node_credential", NODE);
		this.api.create("node_credential", NODE.replace("Nodes", "Next"));
		assertThat(this.api.names("node_credential/?username=infinity")).containsExactly("Nodes", "Next");
		assertThat(this.api.post("administrator/",
				"{\"username\":\"Admin\",\"role\":\"operator\",\"password\":\"correct horse battery\"}"))
			.hasStatus(400);
		assertThat(this.api.objects("administrator/?username=admin")).hasSize(1);
	}

	@Test
	void keepsTheLastAdministrator() {
		String uri = (String) this.api.objects("administrator/").get(0).get("resource_uri");
		assertThat(this.api.delete(uri)).hasStatus(400);
		assertThat(this.api.patch(uri, "{\"role\":\"operator\"}")).hasStatus(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "administrator", "node_credential", "api_token", "oauth2_client" })
	void keepsAccountsFromThoseWhoMayNotManageThem(String resource) {
		this.api.who = new TestingAuthenticationToken("olga", "", Right.EDIT_POLICY.name(), Right.READ_SECRETS.name());
		String list = resource + "/";
		assertThat(this.api.get(list)).hasStatus(403);
		assertThat(this.api.get(list + "schema/")).hasStatus(403);
		assertThat(this.api.get(list + "1/")).hasStatus(403);
		assertThat(this.api.get(list + "set/1;2/")).hasStatus(403);
		assertThat(this.api.post(list, NODE)).hasStatus(403);
		assertThat(this.api.patch(list, "{\"objects\":[]}")).hasStatus(403);
		assertThat(this.api.put(list + "1/", NODE)).hasStatus(403);
		assertThat(this.api.patch(list + "1/", "{\"enabled\":false}")).hasStatus(403);
		assertThat(this.api.delete(list + "1/")).hasStatus(403);
		assertThat(this.api.read("")).doesNotContainKey(resource).containsKey("conference");
	}

	@Test
	void makesTokensAndTellsThemOnce() {
		MvcTestResult created = this.api.post("api_token/",
				"{\"name\":\"Terraform\",\"role\":\"operator\",\"token\":\"usher_mine\",\"prefix\":\"mine\","
						+ "\"reads_secrets\":true,\"expires\":\"2030-01-01T00:00:00Z\"}");
		assertThat(created).as(ManagementApi.body(created)).hasStatus(201);
		String token = (String) ManagementApi.object(created).get("token");
		assertThat(token).matches("usher_[a-z2-9]{10}_[A-Za-z0-9_-]{43}");
		String uri = Objects.requireNonNull(created.getResponse().getHeader("Location"));
		assertThat(this.api.read(uri)).containsEntry("token", null)
			.containsEntry("prefix", token.substring(6, 16))
			.containsEntry("expires", "2030-01-01T00:00:00.000000")
			.doesNotContainKey("verifier");
		assertThat(this.api.put(uri, "{\"name\":\"Terraform\",\"role\":\"auditor\",\"token\":\"usher_mine\"}"))
			.hasStatus(204);
		assertThat(this.api.read(uri)).containsEntry("prefix", token.substring(6, 16)).containsEntry("role", "auditor");
		assertThat(this.api.delete(uri)).hasStatus(204);
	}

	@Test
	void makesAnOAuth2ClientAndTellsItsKeyOnce() {
		MvcTestResult created = this.api.post("oauth2_client/",
				"{\"client_name\":\"Sync\",\"role\":\"/api/admin/configuration/v1/role/2/\","
						+ "\"client_id\":\"mine\",\"private_key_jwt\":\"mine\"}");
		assertThat(created).as(ManagementApi.body(created)).hasStatus(201);
		Map<String, Object> told = ManagementApi.object(created);
		String uri = Objects.requireNonNull(created.getResponse().getHeader("Location"));
		assertThat((String) told.get("private_key_jwt")).startsWith("-----BEGIN PRIVATE KEY-----");
		assertThat(told).containsEntry("resource_uri", uri)
			.containsEntry("client_name", "Sync")
			.containsEntry("role", "/api/admin/configuration/v1/role/2/");
		assertThat(uri).isEqualTo(ManagementApi.BASE + "oauth2_client/" + told.get("client_id") + "/");
		told.put("private_key_jwt", null);
		assertThat(this.api.read(uri)).isEqualTo(told);
		assertThat(this.api.objects("oauth2_client/?client_id=" + told.get("client_id"))).containsExactly(told);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"/api/admin/configuration/v1/role/3/\"",
			"\"http://usher/api/admin/configuration/v1/role/3\"", "3", "\"3\"", "\"auditor\"", "\"Auditor\"",
			"{\"id\":3}", "{\"pk\":\"3\"}", "{\"resource_uri\":\"/api/admin/configuration/v1/role/3/\"}" })
	void takesTheRoleOfAClientByAddressNumberOrName(String role) {
		String uri = this.api.create("oauth2_client", "{\"client_name\":\"Sync\",\"role\":" + role + "}");
		assertThat(this.api.read(uri)).containsEntry("role", "/api/admin/configuration/v1/role/3/");
		assertThat(this.api.objects("oauth2_client/?role=/api/admin/configuration/v1/role/3/")).hasSize(1);
		assertThat(this.api.objects("oauth2_client/?role=3")).hasSize(1);
		assertThat(this.api.objects("oauth2_client/?role=1")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"/api/admin/configuration/v1/role/9/\"", "0", "\"\"", "\"nobody\"", "{}", "[]", "null" })
	void refusesARoleThatIsNotThere(String role) {
		assertThat(this.api.post("oauth2_client/", "{\"client_name\":\"Sync\",\"role\":" + role + "}")).hasStatus(400);
		assertThat(this.api.objects("oauth2_client/")).isEmpty();
	}

	@Test
	void keepsTheKeyAndTheStateOfAClientThroughAPutThatKnowsNeither() {
		String uri = this.api.create("oauth2_client", "{\"client_name\":\"Sync\",\"role\":1}");
		assertThat(this.api.patch(uri, "{\"enabled\":false,\"description\":\"nightly\"}")).hasStatus(202);
		Document before = this.api.configurations.current()
			.all(RecordKind.OAUTH2_CLIENT)
			.findFirst()
			.orElseThrow()
			.document();
		assertThat(this.api.put(uri,
				"{\"client_name\":\"Night\",\"role\":\"/api/admin/configuration/v1/role/1/\",\"private_key_jwt\":\"mine\"}"))
			.hasStatus(204);
		assertThat(this.api.read(uri)).containsEntry("client_name", "Night")
			.containsEntry("enabled", false)
			.containsEntry("description", "nightly");
		assertThat(this.api.configurations.current().all(RecordKind.OAUTH2_CLIENT).findFirst().orElseThrow().document())
			.isEqualTo(before.with(CommonFields.NAME, "Night"));
		assertThat(this.api.patch("oauth2_client/", "{\"objects\":[{\"client_name\":\"Bulk\",\"role\":1}]}"))
			.as("nobody would be told the key")
			.hasStatus(400);
	}

	@Test
	@SuppressWarnings("unchecked")
	void describesAClientAsClientsNeedItToMakeOne() {
		Map<String, Map<String, Object>> fields = (Map<String, Map<String, Object>>) this.api
			.read("oauth2_client/schema/")
			.get("fields");
		assertThat(fields.get("role")).containsEntry("type", "related").containsEntry("related_type", "to_one");
		assertThat(fields.get("client_id")).containsEntry("readonly", true);
		assertThat(fields.get("private_key_jwt")).containsEntry("readonly", true);
		assertThat(fields.get("client_name")).containsEntry("readonly", false);
	}

	@Test
	void neitherShowsNorTakesSecondFactors() {
		String uri = this.api.create("administrator",
				"{\"username\":\"olga\",\"role\":\"operator\",\"password\":\"correct horse battery\",\"second_factor\":\"JBSWY3DP\"}");
		assertThat(this.api.read(uri)).containsEntry("second_factor", null).containsEntry("recovery_codes", null);
		assertThat(this.api.configurations.current()
			.find(RecordKind.ADMINISTRATOR, AccountFields.USERNAME, "olga")
			.orElseThrow()
			.document()
			.has(AccountFields.SECOND_FACTOR)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "password1234", "aaaaaaaaaaaa", "123456789012", "qwertyuiopas", "P@ssw0rd1234" })
	void refusesPasswordsThatAreTheFirstToBeGuessed(String password) {
		MvcTestResult refused = this.api.post("node_credential/", NODE.replace("correct horse battery", password));
		assertThat(refused).hasStatus(400);
		assertThat(ManagementApi.body(refused)).contains("harder to guess").doesNotContain(password);
	}

	private Secret verifier() {
		return this.api.configurations.current()
			.all(RecordKind.NODE_CREDENTIAL)
			.findFirst()
			.orElseThrow()
			.document()
			.secret(AccountFields.VERIFIER);
	}

}
