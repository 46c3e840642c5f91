package io.usher.web.security;

import java.util.List;

import io.usher.web.ConsoleTest;
import io.usher.web.WithRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.Cookie.SameSite;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * What browsers are told to keep pages safe.
 */
@ConsoleTest
class PageSecurityTests {

	@Autowired
	private MockMvcTester pages;

	@Autowired
	private ServerProperties server;

	@ParameterizedTest
	@ValueSource(strings = { "/login", "/simulator", "/accounts/administrators", "/accounts/tokens/new",
			"/account/second-factor", "/account/password", "/account/sessions", "/nowhere", "/css/usher.css" })
	@WithRole
	void everyPageTellsWhatBrowsersMustKeepTo(String page) {
		MockHttpServletResponse answer = this.pages.get().uri(page).exchange().getResponse();
		String policy = String.valueOf(answer.getHeader("Content-Security-Policy"));
		assertThat(policy.split("; ")).contains("default-src 'self'", "script-src 'self'", "style-src 'self'",
				"object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'");
		assertThat(policy).doesNotContain("unsafe", "*");
		assertThat(answer.getHeader("X-Frame-Options")).isEqualTo("DENY");
		assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(answer.getHeader("Referrer-Policy")).isEqualTo("same-origin");
		assertThat(answer.getHeader("Permissions-Policy")).contains("camera=()", "microphone=()", "geolocation=()");
		assertThat(answer.getHeader("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/login", "/simulator", "/accounts/administrators", "/account/second-factor" })
	@WithRole
	void noPageIsKeptByCaches(String page) {
		assertThat(this.pages.get().uri(page)).hasHeader("Cache-Control",
				"no-cache, no-store, max-age=0, must-revalidate");
	}

	@Test
	void browsersStayWithHttpsOnceTheyCameByIt() {
		assertThat(this.pages.get()
			.uri("/login")
			.secure(true)
			.exchange()
			.getResponse()
			.getHeader("Strict-Transport-Security")).startsWith("max-age=31536000");
		assertThat(this.pages.get().uri("/login")).doesNotContainHeader("Strict-Transport-Security");
	}

	@Test
	void scriptsCannotReadTheCookieAndOtherSitesCannotSendItAlong() {
		assertThat(this.server.getServlet().getSession().getCookie().getHttpOnly()).isTrue();
		assertThat(this.server.getServlet().getSession().getCookie().getSameSite()).isEqualTo(SameSite.LAX);
	}

	@Test
	void aLoginLeadsToPagesOfUsherOnly() {
		for (String elsewhere : List.of("https://example.com/", "//example.com/")) {
			assertThat(this.pages.post()
				.uri("/login?continue=" + elsewhere)
				.with(csrf())
				.param("username", "admin")
				.param("password", ConsoleTest.PASSWORD)
				.param("redirect", elsewhere)
				.param("next", elsewhere)).hasRedirectedUrl("/");
		}
		MockHttpSession session = new MockHttpSession();
		assertThat(this.pages.get().uri("/accounts/tokens").session(session).header("X-Forwarded-Host", "example.com"))
			.hasRedirectedUrl("/login");
		assertThat(logIn(session).getResponse().getRedirectedUrl()).startsWith("http://localhost/accounts/tokens");
	}

	@Test
	@WithRole
	void loggingOutNeedsAPost() {
		MockHttpSession session = new MockHttpSession();
		logIn(session);
		assertThat(this.pages.get().uri("/logout").session(session).exchange().getResponse().getStatus())
			.isNotEqualTo(302);
		assertThat(session.isInvalid()).isFalse();
	}

	@Test
	void theApiSetsNoCookie() {
		assertThat(this.pages.get().uri("/api/admin/configuration/v1/conference/")).hasStatus(401)
			.doesNotContainHeader("Set-Cookie");
	}

	private MvcTestResult logIn(MockHttpSession session) {
		return this.pages.post()
			.uri("/login")
			.session(session)
			.with(csrf())
			.param("username", "admin")
			.param("password", ConsoleTest.PASSWORD)
			.exchange();
	}

}
