package io.usher.web.management;

import java.util.List;
import java.util.Map;

import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.history.Actor;
import io.usher.core.record.Document;
import io.usher.core.record.Secret;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
	@ValueSource(strings = { "administrator", "node_credential" })
	void keepsAccountsFromThoseWhoMayNotReadSecrets(String resource) {
		this.api.readsSecrets = false;
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

	private Secret verifier() {
		return this.api.configurations.current()
			.all(RecordKind.NODE_CREDENTIAL)
			.findFirst()
			.orElseThrow()
			.document()
			.secret(AccountFields.VERIFIER);
	}

}
