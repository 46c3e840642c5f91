package io.usher.web.account;

import java.io.UnsupportedEncodingException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.usher.core.account.Role;
import io.usher.core.administration.Administration;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.record.ConfigurationRecord;
import io.usher.web.BrowserCookies;
import io.usher.web.ConsoleTest;
import io.usher.web.WithRole;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.session.Session;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

/**
 * The pages of administrators, node credentials and API tokens.
 */
@ConsoleTest
@WithRole
class AccountsPageTests {

	private static final Pattern SECRET = Pattern.compile("<code id=\"secret\"[^>]*>([^<]+)</code>");

	private static final Pattern KEY = Pattern.compile("<pre [^>]*id=\"secret\"[^>]*>([^<]+)</pre>");

	@Autowired
	private JdbcIndexedSessionRepository sessions;

	@Autowired
	private MockMvcTester pages;

	@Autowired
	private Administration administration;

	@Autowired
	private Configurations configurations;

	@Autowired
	private Accounts accounts;

	@Test
	void leadsToTheAdministrators() {
		assertThat(this.pages.get().uri("/accounts")).hasRedirectedUrl("/accounts/administrators");
		assertThat(this.pages.get().uri("/accounts/administrators")).bodyText()
			.contains("<title>Administrators · Usher</title>", ">admin</a>", "New administrator");
		assertThat(this.pages.get().uri("/accounts/nothing")).hasStatus(404);
	}

	@Test
	void makesAnAdministratorWhosePasswordIsShownOnceAndMustBeChanged() throws Exception {
		MvcTestResult made = post("/accounts/administrators/new", Map.of("username", "nina", "account_role", "auditor",
				"enabled", "true", "description", "Reads", "reason", "She audits"));
		assertThat(made).hasStatusOk();
		String password = secret(made);
		assertThat(password).hasSize(22);
		ConfigurationRecord nina = record(RecordKind.ADMINISTRATOR, "nina");
		assertThat(this.pages.get().uri("/accounts/administrators/" + nina.id().number())).bodyText()
			.contains("value=\"nina\"")
			.doesNotContain(password);
		assertThat(this.pages.get().uri("/accounts/administrators")).bodyText()
			.contains("Must choose a password")
			.doesNotContain(password);
		assertThat(this.pages.get().uri("/api/usher/v1/changes?limit=1").with(httpBasic("nina", password)))
			.hasStatus(403)
			.bodyText()
			.contains("This password was generated");
		assertThat(this.pages.get().uri("/api/usher/v1/changes?limit=1").with(httpBasic("admin", ConsoleTest.PASSWORD)))
			.bodyText()
			.contains("She audits");
	}

	@Test
	void keepsWhatWasTypedAndSaysBesideTheFieldWhatIsWrong() {
		assertThat(post("/accounts/administrators/new", Map.of("username", "", "description", "Typed"))).hasStatus(422)
			.bodyText()
			.contains("id=\"username-error\">This is needed.", "value=\"Typed\"", "Choose a role.");
		assertThat(post("/accounts/administrators/new", Map.of("username", "Admin", "account_role", "auditor")))
			.hasStatus(422)
			.bodyText()
			.contains("id=\"username-error\">Another administrator has this name.");
		assertThat(post("/accounts/node-credentials/new",
				Map.of("name", "Wrong networks", "username", "x", "networks", "10.0.0.0/8\nnowhere")))
			.hasStatus(422)
			.bodyText()
			.contains("10.0.0.0/8\nnowhere", "nowhere cannot be taken");
	}

	@Test
	void protectsTheLastAdministratorInWords() {
		ConfigurationRecord admin = record(RecordKind.ADMINISTRATOR, "admin");
		String path = "/accounts/administrators/" + admin.id().number();
		String words = "Nobody could administer Usher then";
		assertThat(post(path, Map.of("username", "admin", "account_role", "auditor", "enabled", "true", "revision",
				"" + admin.revision())))
			.hasStatus(422)
			.bodyText()
			.contains(words);
		assertThat(post(path,
				Map.of("username", "admin", "account_role", "administrator", "revision", "" + admin.revision())))
			.hasStatus(422)
			.bodyText()
			.contains(words);
		assertThat(post(path + "/delete", Map.of("revision", "" + admin.revision()))).hasStatus(422)
			.bodyText()
			.contains(words);
	}

	@Test
	void refusesAFormThatIsOlderThanTheAccount() {
		ConfigurationRecord account = account("older");
		String path = "/accounts/administrators/" + account.id().number();
		Map<String, String> form = Map.of("username", "older", "account_role", "auditor", "enabled", "true", "revision",
				"" + account.revision());
		assertThat(post(path, form)).hasRedirectedUrl("/accounts/administrators");
		assertThat(post(path,
				Map.of("username", "older", "account_role", "operator", "revision", "" + account.revision())))
			.hasStatus(422)
			.bodyText()
			.contains("Somebody else changed this account meanwhile");
		assertThat(post(path + "/secret", Map.of("revision", "" + account.revision()))).hasStatus(422);
	}

	@Test
	void resetsPasswordsAndSecondFactorsAndDeletes() throws Exception {
		ConfigurationRecord account = account("forgetful");
		String path = "/accounts/administrators/" + account.id().number();
		String password = secret(post(path + "/secret", Map.of("revision", "" + account.revision())));
		assertThat(this.accounts.isPassword(this.accounts.find("forgetful").orElseThrow(), password)).isTrue();
		ConfigurationRecord changed = record(RecordKind.ADMINISTRATOR, "forgetful");
		assertThat(changed.document().flag(AccountFields.MUST_CHANGE_PASSWORD, false)).isTrue();
		assertThat(post(path + "/second-factor", Map.of("revision", "" + changed.revision())))
			.hasRedirectedUrl("/accounts/administrators");
		long revision = record(RecordKind.ADMINISTRATOR, "forgetful").revision();
		assertThat(post(path + "/delete", Map.of("revision", "" + revision)))
			.hasRedirectedUrl("/accounts/administrators");
		assertThat(this.accounts.find("forgetful")).isEmpty();
	}

	@Test
	void replacesTheCredentialOfANodeWithoutAGap() throws Exception {
		MvcTestResult made = post("/accounts/node-credentials/new",
				Map.of("name", "Paris", "username", "paris", "networks", "10.1.0.0/16", "enabled", "true"));
		assertThat(made).bodyText().contains("Call Control &gt; Policy Profiles", ">http://localhost<", ">paris<");
		ConfigurationRecord paris = record(RecordKind.NODE_CREDENTIAL, "Paris");
		String first = secret(made);
		MvcTestResult second = post("/accounts/node-credentials/" + paris.id().number() + "/replacement", Map.of());
		assertThat(second).bodyText().contains("delete the credential", "<strong>Paris</strong>");
		assertThat(secret(second)).isNotEqualTo(first);
		ConfigurationRecord next = record(RecordKind.NODE_CREDENTIAL, "Paris (2)");
		assertThat(next.document().text(AccountFields.USERNAME)).isEqualTo("paris");
		assertThat(next.document().texts(AccountFields.NETWORKS)).containsExactly("10.1.0.0/16");
	}

	private Session kept(String id) {
		return this.sessions.findById(id);
	}

	@Test
	void makesATokenThatIsShownOnceAndNeverKeptInTheSession() throws Exception {
		MockHttpSession session = new MockHttpSession();
		MvcTestResult made = this.pages.post()
			.uri("/accounts/tokens/new")
			.session(session)
			.with(csrf())
			.param("name", "From a page")
			.param("account_role", "auditor")
			.param("enabled", "true")
			.param("expires", "2030-05-01T12:30")
			.exchange();
		String token = secret(made);
		assertThat(token).startsWith("usher_");
		BrowserCookies.sessionId(session)
			.map(this::kept)
			.ifPresent((kept) -> assertThat(kept.getAttributeNames()).allSatisfy(
					(name) -> assertThat(String.valueOf(kept.<Object>getAttribute(name))).doesNotContain(token)));
		assertThat(this.pages.get().uri("/accounts/tokens")).bodyText()
			.contains(token.substring(0, 16) + "…", "2030-05-01 12:30 UTC")
			.doesNotContain(token);
		assertThat(this.pages.get()
			.uri("/api/admin/configuration/v1/conference/")
			.header("Authorization", "Bearer " + token)).hasStatusOk();
	}

	@Test
	void makesAClientWhoseKeyIsShownOnceAndReplaced() throws Exception {
		MvcTestResult made = post("/accounts/oauth2-clients/new",
				Map.of("name", "Client from a page", "account_role", "auditor", "enabled", "true"));
		ConfigurationRecord client = record(RecordKind.OAUTH2_CLIENT, "Client from a page");
		assertThat(made).bodyText()
			.contains(">http://localhost/oauth/token/<", "id=\"client-id\">" + client.id().number() + "<",
					"Download PEM", "&quot;d&quot;:&quot;");
		String key = key(made);
		assertThat(key).startsWith("-----BEGIN PRIVATE KEY-----").endsWith("-----END PRIVATE KEY-----\n");
		String path = "/accounts/oauth2-clients/" + client.id().number();
		assertThat(this.pages.get().uri(path)).bodyText()
			.contains("id=\"client-id\">" + client.id().number() + "<", "New key…")
			.doesNotContain("PRIVATE KEY");
		assertThat(this.pages.get().uri("/accounts/oauth2-clients")).bodyText()
			.contains(">Client from a page</a>", "Not since the start")
			.doesNotContain("PRIVATE KEY");
		assertThat(key(post(path + "/secret", Map.of("revision", "" + client.revision())))).isNotEqualTo(key);
		ConfigurationRecord renewed = record(RecordKind.OAUTH2_CLIENT, "Client from a page");
		assertThat(renewed.document().secret(AccountFields.CLIENT_KEY))
			.isNotEqualTo(client.document().secret(AccountFields.CLIENT_KEY));
		assertThat(post(path,
				Map.of("name", "Client from a page", "account_role", "auditor", "revision", "" + renewed.revision())))
			.hasRedirectedUrl("/accounts/oauth2-clients");
		assertThat(this.pages.get().uri("/accounts/oauth2-clients?q=client from")).bodyText().contains(">Disabled<");
		ConfigurationRecord disabled = record(RecordKind.OAUTH2_CLIENT, "Client from a page");
		assertThat(post(path + "/delete", Map.of("revision", "" + disabled.revision())))
			.hasRedirectedUrl("/accounts/oauth2-clients");
		assertThat(this.pages.get().uri(path)).hasStatus(404);
	}

	@Test
	@WithRole(Role.AUDITOR)
	void auditorsReadAndCannotChange() {
		ConfigurationRecord admin = record(RecordKind.ADMINISTRATOR, "admin");
		String path = "/accounts/administrators/" + admin.id().number();
		assertThat(this.pages.get().uri(path)).hasStatusOk()
			.bodyText()
			.contains("<fieldset class=\"account-fieldset\" disabled=\"disabled\">")
			.doesNotContain("Reset the password", ">Save<");
		assertThat(post(path + "/secret", Map.of())).hasStatus(403);
	}

	@Test
	void findsByNameAndSaysWhenNothingIsFound() {
		assertThat(this.pages.get().uri("/accounts/administrators?q=<b>none").header("HX-Request", "true")).bodyText()
			.contains("No administrator contains “&lt;b&gt;none”.")
			.doesNotContain("<html");
		assertThat(this.pages.get().uri("/accounts/administrators?q=ADMI")).bodyText().contains(">admin</a>");
	}

	private ConfigurationRecord account(String name) {
		this.administration.create(RecordKind.ADMINISTRATOR,
				this.accounts.document(name, "operator", ConsoleTest.PASSWORD, false), Actor.system(), null);
		return record(RecordKind.ADMINISTRATOR, name);
	}

	private ConfigurationRecord record(RecordKind kind, String name) {
		return this.configurations.current()
			.find(kind, (kind == RecordKind.ADMINISTRATOR) ? AccountFields.USERNAME : CommonFields.NAME, name)
			.orElseThrow();
	}

	private MvcTestResult post(String path, Map<String, String> fields) {
		MockMvcTester.MockMvcRequestBuilder request = this.pages.post().uri(path).with(csrf());
		fields.forEach(request::param);
		return request.exchange();
	}

	private static String key(MvcTestResult result) throws UnsupportedEncodingException {
		Matcher key = KEY.matcher(result.getResponse().getContentAsString());
		assertThat(key.find()).isTrue();
		return key.group(1);
	}

	private static String secret(MvcTestResult result) throws UnsupportedEncodingException {
		Matcher secret = SECRET.matcher(result.getResponse().getContentAsString());
		assertThat(secret.find()).isTrue();
		return secret.group(1);
	}

}
