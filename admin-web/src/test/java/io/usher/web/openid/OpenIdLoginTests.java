package io.usher.web.openid;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import io.usher.core.configuration.BadSettingException;
import io.usher.web.ConsoleTest;
import io.usher.web.TemporaryHome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Logging in through a real provider, over HTTP.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "usher.admin-password=" + ConsoleTest.PASSWORD, "usher.node-password=a node's password",
				"usher.oidc.client-id=" + Provider.CLIENT, "usher.oidc.client-secret=" + Provider.SECRET,
				"usher.oidc.label=Log in with Example", "usher.oidc.role-claim=realm_access.roles",
				"usher.oidc.roles=usher-admins=administrator, Usher readers=auditor" })
@ContextConfiguration(initializers = TemporaryHome.class)
class OpenIdLoginTests {

	private static final Provider PROVIDER = new Provider();

	private final Visitor visitor = new Visitor();

	@LocalServerPort
	private int port;

	private String usher;

	@DynamicPropertySource
	static void issuer(DynamicPropertyRegistry properties) {
		properties.add("usher.oidc.issuer", PROVIDER::issuer);
	}

	@AfterAll
	static void stop() {
		PROVIDER.close();
	}

	@BeforeEach
	void meet() {
		this.usher = "http://localhost:" + this.port;
		PROVIDER.knows(this.usher, "olga", "rita", "stranger", "admin");
		PROVIDER.groups.put("olga", List.of("usher-admins", "others"));
		PROVIDER.groups.put("rita", List.of("Usher readers"));
		PROVIDER.groups.put("admin", List.of("usher-admins"));
	}

	@Test
	void offersTheButtonAndLetsFormsLeadToTheProvider() throws Exception {
		HttpResponse<String> page = this.visitor.get(this.usher + "/login");
		assertThat(page.body()).contains("href=\"/login/oidc\"", "Log in with Example");
		assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
			.contains("form-action 'self' " + PROVIDER.issuer());
	}

	@Test
	void logsInWithTheRoleOfTheClaimByACodeWithAProof() throws Exception {
		HttpResponse<String> page = logIn("olga");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.uri().toString()).startsWith(this.usher);
		assertThat(this.visitor.way.toString()).contains("/login/oauth2/code/oidc?code=");
		assertThat(page.body()).contains(">olga<", ">Administrator<").doesNotContain("href=\"/account/password\"");
		assertThat(this.visitor.get(this.usher + "/accounts/administrators/new").statusCode()).isEqualTo(200);
		assertThat(this.visitor.get(this.usher + "/accounts/sessions").body()).contains("OpenID Connect");
		assertThat(this.visitor.get(this.usher + "/account/second-factor").body())
			.contains("provider keeps your login");
		assertThat(this.visitor.get(this.usher + "/account/password").statusCode()).isEqualTo(403);
	}

	@Test
	void provesItselfByPkce() throws Exception {
		this.visitor.get(this.usher + "/login/oidc");
		assertThat(this.visitor.way.toString()).contains("code_challenge=", "code_challenge_method=S256");
	}

	@Test
	void comesBackToThePageThatWasAskedFor() throws Exception {
		this.visitor.get(this.usher + "/accounts/tokens");
		assertThat(logIn("rita").uri().getPath()).isEqualTo("/accounts/tokens");
	}

	@Test
	void refusesInWordsWhoHasNoRole() throws Exception {
		HttpResponse<String> page = logIn("stranger");
		assertThat(page.uri().getPath()).isEqualTo("/login");
		assertThat(page.body()).contains("stranger has no role in Usher.");
		assertThat(this.visitor.get(this.usher + "/simulator").uri().getPath()).isEqualTo("/login");
	}

	@Test
	void refusesTheNameOfALocalAccount() throws Exception {
		assertThat(logIn("admin").body()).contains("There is a local account admin.");
	}

	@Test
	void readsTheRoleAtEachLoginAnew() throws Exception {
		assertThat(logIn("rita").body()).contains(">Auditor<");
		assertThat(this.visitor.get(this.usher + "/accounts/administrators").body())
			.doesNotContain("New administrator");
		PROVIDER.groups.put("rita", List.of("Usher readers", "usher-admins"));
		logOut();
		assertThat(logIn("rita").body()).contains(">Administrator<");
	}

	@Test
	void logsOutThereToo() throws Exception {
		logIn("olga");
		HttpResponse<String> page = logOut();
		assertThat(this.visitor.way.toString()).contains(PROVIDER.issuer() + "/connect/logout?id_token_hint=");
		assertThat(page.uri().toString()).isEqualTo(this.usher + "/login?logout");
		this.visitor.get(this.usher + "/login/oidc");
		assertThat(this.visitor.way.get(this.visitor.way.size() - 1).toString())
			.startsWith(PROVIDER.issuer() + "/login");
	}

	@Test
	void localAccountsLogInBesideIt() throws Exception {
		HttpResponse<String> login = this.visitor.get(this.usher + "/login");
		HttpResponse<String> page = this.visitor.post(login, "/login",
				Map.of("username", "admin", "password", ConsoleTest.PASSWORD));
		assertThat(page.body()).contains("href=\"/account/password\"");
		HttpResponse<String> wrong = new Visitor().post(login, "/login", Map.of("username", "admin"));
		assertThat(wrong.uri().toString()).isEqualTo(this.usher + "/login?old");
		assertThat(logOut().uri().toString()).isEqualTo(this.usher + "/login?logout");
	}

	@Test
	void aProviderThatIsAwayIsToldInWords() {
		OpenIdSettings away = settings("http://127.0.0.1:1", List.of("a=auditor"));
		assertThat(new OpenIdController(new OpenIdProvider(away)).start()).isEqualTo("redirect:/login?provider");
	}

	@Test
	void refusesSettingsThatLeadNowhere() {
		assertThatExceptionOfType(BadSettingException.class).isThrownBy(() -> settings("login.example.com", List.of()))
			.withMessageStartingWith("USHER_OIDC_ISSUER: login.example.com (expected:");
		assertThatExceptionOfType(BadSettingException.class)
			.isThrownBy(() -> settings("https://login.example.com", List.of()))
			.withMessageStartingWith("USHER_OIDC_ROLES: missing (expected:");
		assertThatExceptionOfType(BadSettingException.class)
			.isThrownBy(() -> settings("https://login.example.com", List.of("admins=root")))
			.withMessageStartingWith("USHER_OIDC_ROLES: admins=root (expected:");
	}

	private static OpenIdSettings settings(String issuer, List<String> roles) {
		return new OpenIdSettings(issuer, "usher", null, "Log in", "roles", roles, "sub", List.of("openid"));
	}

	private HttpResponse<String> logIn(String person) throws IOException, InterruptedException {
		HttpResponse<String> form = this.visitor.get(this.usher + "/login/oidc");
		return this.visitor.post(form, "/login", Map.of("username", person, "password", person));
	}

	private HttpResponse<String> logOut() throws IOException, InterruptedException {
		HttpResponse<String> page = this.visitor.get(this.usher + "/account/sessions");
		return this.visitor.post(page, "/logout", Map.of());
	}

}
