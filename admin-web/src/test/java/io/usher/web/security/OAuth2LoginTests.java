package io.usher.web.security;

import java.util.List;

import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.GlobalFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.infinity.GlobalSettings;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.secret.SecretKey;
import io.usher.core.account.OAuth2Client;
import io.usher.web.ConsoleTest;
import io.usher.web.account.AccessTokens;
import io.usher.web.account.ApiTokens;
import io.usher.web.account.IssuedKey;
import io.usher.web.account.IssuedToken;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

/**
 * What OAuth2 clients may do with their access tokens, and where passwords are refused.
 */
@ConsoleTest
class OAuth2LoginTests {

	private static final String CONFERENCES = "/api/admin/configuration/v1/conference/";

	@Autowired
	private MockMvcTester pages;

	@Autowired
	private Administration administration;

	@Autowired
	private Configurations configurations;

	@Autowired
	private AccessTokens tokens;

	@Autowired
	private SecretKey key;

	@Autowired
	private FilterChainProxy chains;

	@Test
	void mayDoWhatTheRoleOfTheClientMay() {
		String auditor = token("OAuth2 auditor", "auditor");
		String operator = token("OAuth2 operator", "operator");
		String administrator = token("OAuth2 administrator", "administrator");
		assertThat(create(auditor, "By an auditing client")).hasStatus(403);
		assertThat(create(operator, "By an operating client")).hasStatus(201);
		assertThat(bearer("/api/admin/configuration/v1/oauth2_client/", operator)).hasStatus(403);
		assertThat(bearer("/api/admin/configuration/v1/oauth2_client/", administrator)).hasStatusOk();
		String list = CONFERENCES + "?name=By an operating client";
		assertThat(bearer(list, operator)).bodyJson().extractingPath("$.objects[0].pin").isNull();
		assertThat(bearer(list, administrator)).bodyJson().extractingPath("$.objects[0].pin").isEqualTo("271828");
	}

	@Test
	void standsInHistoryAndAuditAsWhatItIs() {
		String token = token("admin", "operator");
		assertThat(create(token, "By a client with an administrator's name")).hasStatus(201);
		assertThat(bearer("/api/usher/v1/changes?limit=1", token)).bodyJson()
			.extractingPath("$.changes[0].actor")
			.isEqualTo("OAuth2 client admin");
		assertThat(bearer(CONFERENCES, token + "A")).hasStatus(401);
		assertThat(bearer("/api/usher/v1/audit-events?actor=OAuth2 client admin", token)).bodyText()
			.contains("with OAuth2 access token");
		Awaitility.await()
			.untilAsserted(
					() -> assertThat(bearer("/api/usher/v1/audit-events?type=refusal&limit=500", token)).bodyText()
						.contains("no such access token, or not any more"));
	}

	@Test
	void leavesNoSessionAndOpensNoPage() {
		String token = token("No session", "administrator");
		assertThat(bearer(CONFERENCES, token).getRequest().getSession(false)).isNull();
		assertThat(bearer("/accounts/administrators", token)).hasRedirectedUrl("/login");
		assertThat(this.pages.get().uri(CONFERENCES).with(httpBasic("token", token))).hasStatus(401);
	}

	@Test
	void refusesPasswordsAtTheManagementApiWhereTheSettingsSaySo() {
		String token = token("With passwords off", "auditor");
		IssuedToken apiToken = ApiTokens.issue(this.key);
		this.administration.create(RecordKind.API_TOKEN, apiToken
			.in(Document.empty().with(CommonFields.NAME, "Passwords off").with(AccountFields.ACCOUNT_ROLE, "auditor")),
				Actor.system(), null);
		refusePasswords(true);
		try {
			assertThat(basic(CONFERENCES, "admin", ConsoleTest.PASSWORD)).hasStatus(401)
				.hasHeader("WWW-Authenticate", "Bearer realm=\"Usher\"")
				.bodyJson()
				.extractingPath("$.error")
				.asString()
				.startsWith("Passwords are refused here");
			assertThat(basic("/api/usher/v1/changes", "admin", ConsoleTest.PASSWORD)).hasStatusOk();
			assertThat(basic(CONFERENCES, "token", apiToken.text())).hasStatusOk();
			assertThat(bearer(CONFERENCES, apiToken.text())).hasStatusOk();
			assertThat(bearer(CONFERENCES, token)).hasStatusOk();
			assertThat(this.pages.get().uri(CONFERENCES).header("Authorization", "Basic !")).hasStatus(401);
			assertThat(this.pages.get().uri(CONFERENCES)).hasStatus(401);
		}
		finally {
			refusePasswords(false);
		}
		assertThat(basic(CONFERENCES, "admin", ConsoleTest.PASSWORD)).hasStatusOk();
	}

	@Test
	void holdsTheManagementApiToARate() {
		assertThat(this.chains.getFilters(CONFERENCES)).hasAtLeastOneElementOfType(RequestLimit.class);
	}

	private void refusePasswords(boolean refuse) {
		Document settings = this.configurations.current()
			.settings()
			.document()
			.with(GlobalFields.API_OAUTH2_DISABLE_BASIC, refuse ? Boolean.TRUE : null);
		boolean there = this.configurations.current().find(GlobalSettings.ID).isPresent();
		this.administration.save(List.of(there ? new Edit.Update(GlobalSettings.ID, Edit.ANY_REVISION, settings)
				: new Edit.Create(GlobalSettings.ID, settings)), Actor.system(), null);
	}

	private String token(String name, String role) {
		Document document = Document.empty().with(CommonFields.NAME, name).with(AccountFields.ACCOUNT_ROLE, role);
		RecordId id = this.administration
			.create(RecordKind.OAUTH2_CLIENT, IssuedKey.issue().in(document), Actor.system(), null)
			.ids()
			.get(0);
		return this.tokens.issue((OAuth2Client) this.configurations.current().find(id).orElseThrow()).text();
	}

	private MvcTestResult bearer(String uri, String token) {
		return this.pages.get().uri(uri).header("Authorization", "Bearer " + token).exchange();
	}

	private MvcTestResult basic(String uri, String name, String password) {
		return this.pages.get().uri(uri).with(httpBasic(name, password)).exchange();
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
