package io.usher.web.security;

import java.util.Objects;

import io.usher.web.ConsoleTest;
import io.usher.web.WithRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * What becomes of forms whose session ended meanwhile.
 */
@ConsoleTest
class EndedSessionTests {

	private static final String FORM = "/configuration/conferences/new";

	@Autowired
	private MockMvcTester pages;

	@Test
	void comesBackToTheFormAfterTheLogin() {
		MvcTestResult refused = send(FORM, "http://localhost" + FORM + "?copy=3");
		assertThat(refused).hasRedirectedUrl("/login?ended");
		MockHttpSession session = session(refused);
		assertThat(this.pages.get().uri("/login?ended=").session(session)).bodyText()
			.contains("Your session has ended. Log in, and what you entered comes back.");
		assertThat(logIn(session)).hasRedirectedUrl(FORM + "?copy=3");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://elsewhere.example/configuration/conferences/new",
			"http://localhost//elsewhere.example/", "http://localhost:8080/login",
			"http://localhost/\\elsewhere.example", "javascript:alert(1)", "localhost", "" })
	void goesNowhereElseAfterTheLogin(String referrer) {
		MvcTestResult refused = send(FORM, referrer);
		assertThat(refused).hasRedirectedUrl("/login?ended");
		assertThat(logIn(Objects.requireNonNullElseGet((MockHttpSession) refused.getRequest().getSession(false),
				MockHttpSession::new)))
			.hasRedirectedUrl("/");
	}

	@Test
	void tellsAPartOfAPageToGoToTheLogin() {
		assertThat(this.pages.post().uri("/configuration/conferences/form").header("HX-Request", "true")).hasStatus(401)
			.hasHeader("HX-Redirect", "/login?ended");
	}

	@ParameterizedTest
	@CsvSource({ "/login, /login?old", "/logout, /login?logout" })
	void doesNotSpeakOfFormsWhereNoneWas(String path, String login) {
		assertThat(send(path, "http://localhost" + FORM)).hasRedirectedUrl(login);
	}

	@Test
	@WithRole
	void refusesTheTokenOfAnEarlierSession() {
		assertThat(this.pages.post().uri(FORM).with(csrf().useInvalidToken())).hasStatus(403);
	}

	@Test
	void findsThePageWithItsQuery() {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", FORM);
		request.addHeader("Referer", "http://LOCALHOST:8080/configuration/people?q=a%20b");
		assertThat(ReferringPage.of(request)).contains("/configuration/people?q=a%20b");
	}

	private MvcTestResult send(String path, String referrer) {
		return this.pages.post().uri(path).header("Referer", referrer).exchange();
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

	private static MockHttpSession session(MvcTestResult result) {
		return (MockHttpSession) Objects.requireNonNull(result.getRequest().getSession(false));
	}

}
