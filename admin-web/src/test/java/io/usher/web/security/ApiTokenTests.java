package io.usher.web.security;

import java.util.List;

import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.history.Actor;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.configuration.Configurations;
import io.usher.core.secret.SecretKey;
import io.usher.web.ConsoleTest;
import io.usher.web.account.ApiTokens;
import io.usher.web.account.IssuedToken;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

/**
 * What API tokens may do, and how they are sent.
 */
@ConsoleTest
class ApiTokenTests {

	private static final String CONFERENCES = "/api/admin/configuration/v1/conference/";

	private static final String ACCOUNTS = "/api/admin/configuration/v1/administrator/";

	@Autowired
	private MockMvcTester pages;

	@Autowired
	private Administration administration;

	@Autowired
	private Configurations configurations;

	@Autowired
	private SecretKey key;

	@Test
	void isTakenAsABearerTokenAndAsAPassword() {
		String token = token("Sent in two ways", "auditor", Document.empty());
		assertThat(bearer(CONFERENCES, token)).hasStatusOk();
		assertThat(bearer(CONFERENCES, token).getRequest().getSession(false)).isNull();
		assertThat(basic("Sent in two ways", token)).hasStatusOk();
		assertThat(basic("SENT in two ways", token)).hasStatusOk();
		assertThat(basic("token", token)).hasStatusOk();
		assertThat(basic("admin", token)).hasStatus(401);
	}

	@Test
	void isRefusedWhenItIsWrong() {
		String token = token("Guessed", "administrator", Document.empty());
		String other = (token.endsWith("A") ? "B" : "A");
		assertThat(bearer(CONFERENCES, token.substring(0, token.length() - 2) + other + "_")).hasStatus(401);
		assertThat(bearer(CONFERENCES, token.substring(0, 17))).hasStatus(401);
		assertThat(bearer(CONFERENCES, "")).hasStatus(401);
		assertThat(bearer(CONFERENCES, ConsoleTest.PASSWORD)).hasStatus(401);
	}

	@Test
	void mayDoWhatItsRoleMay() {
		String auditor = token("An auditor's token", "auditor", Document.empty());
		String operator = token("An operator's token", "operator", Document.empty());
		assertThat(create(auditor, "An auditor's by token")).hasStatus(403);
		assertThat(create(operator, "An operator's by token")).hasStatus(201);
		assertThat(bearer(ACCOUNTS, operator)).hasStatus(403);
		assertThat(bearer(ACCOUNTS, token("An administrator's token", "administrator", Document.empty())))
			.hasStatusOk();
	}

	@Test
	void readsPinsOnlyWhenItIsToldTo() {
		String without = token("Without PINs", "administrator", Document.empty());
		String with = token("With PINs", "operator", Document.empty().with(AccountFields.READS_SECRETS, true));
		assertThat(create(without, "Has a PIN")).hasStatus(201);
		String list = CONFERENCES + "?name=Has%20a%20PIN";
		assertThat(bearer(list, without)).bodyJson().extractingPath("$.objects[0].pin").isNull();
		assertThat(bearer(list, with)).bodyJson().extractingPath("$.objects[0].pin").isEqualTo("271828");
		assertThat(bearer(ACCOUNTS, with)).hasStatus(403);
	}

	@Test
	void endsWhenItExpiresIsDisabledOrDeleted() {
		String ended = token("Ended", "auditor",
				Document.empty().with(AccountFields.EXPIRES, "2020-01-01T00:00:00.000000"));
		assertThat(bearer(CONFERENCES, ended)).hasStatus(401);
		assertThat(
				bearer(CONFERENCES,
						token("Lasting", "auditor",
								Document.empty().with(AccountFields.EXPIRES, "2999-01-01T00:00:00.000000"))))
			.hasStatusOk();
		String token = token("Revoked", "auditor", Document.empty());
		assertThat(bearer(CONFERENCES, token)).hasStatusOk();
		ConfigurationRecord record = record("Revoked");
		this.administration.save(List
			.of(new Edit.Update(record.id(), Edit.ANY_REVISION, record.document().with(AccountFields.ENABLED, false))),
				Actor.system(), null);
		assertThat(bearer(CONFERENCES, token)).hasStatus(401);
		this.administration.save(List.of(new Edit.Delete(record.id(), Edit.ANY_REVISION)), Actor.system(), null);
		assertThat(bearer(CONFERENCES, token)).hasStatus(401);
	}

	@Test
	void standsInTheHistoryAsWhatItIs() {
		String token = token("admin", "operator", Document.empty());
		assertThat(create(token, "By a token with an administrator's name")).hasStatus(201);
		assertThat(this.pages.get().uri("/api/usher/v1/changes?limit=1").header("Authorization", "Bearer " + token))
			.bodyJson()
			.extractingPath("$.changes[0].actor")
			.isEqualTo("API token admin");
	}

	@Test
	void opensNoPageOfTheConsole() {
		String token = token("For programs", "administrator", Document.empty());
		assertThat(bearer("/simulator", token)).hasRedirectedUrl("/login");
		assertThat(
				this.pages.post().uri("/login").with(csrf()).param("username", "For programs").param("password", token))
			.hasRedirectedUrl("/login?error");
	}

	private String token(String name, String role, Document more) {
		IssuedToken token = ApiTokens.issue(this.key);
		this.administration.create(RecordKind.API_TOKEN,
				token.in(more.with(CommonFields.NAME, name).with(AccountFields.ACCOUNT_ROLE, role)), Actor.system(),
				null);
		return token.text();
	}

	private ConfigurationRecord record(String name) {
		return this.configurations.current().find(RecordKind.API_TOKEN, CommonFields.NAME, name).orElseThrow();
	}

	private MvcTestResult bearer(String uri, String token) {
		return this.pages.get().uri(uri.replace("%20", " ")).header("Authorization", "Bearer " + token).exchange();
	}

	private MvcTestResult basic(String name, String token) {
		return this.pages.get().uri(CONFERENCES).with(httpBasic(name, token)).exchange();
	}

	private MvcTestResult create(String token, String name) {
		return this.pages.post()
			.uri(CONFERENCES)
			.header("Authorization", "Bearer " + token)
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"name\":\"" + name + "\",\"service_type\":\"conference\",\"pin\":\"271828\"}")
			.exchange();
	}

}
