package io.usher.web.account;

import java.io.UnsupportedEncodingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.usher.core.administration.Administration;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.history.Actor;
import io.usher.web.ConsoleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * Sessions: who is logged in where, and how one ends them.
 */
@ConsoleTest
class SessionsPageTests {

	private static final Pattern HANDLE = Pattern.compile("name=\"session\" value=\"([^\"]+)\"");

	@Autowired
	private MockMvcTester pages;

	@Autowired
	private Administration administration;

	@Autowired
	private Accounts accounts;

	@Test
	void showsWhereOneIsLoggedInAndEndsOthers() throws Exception {
		account("sam");
		MockHttpSession here = logIn("sam", "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0");
		MockHttpSession there = logIn("sam", "Mozilla/5.0 (iPhone) Safari/605");
		String page = page(here, "/account/sessions");
		assertThat(page).contains("Firefox on Windows", "Safari on iOS", "This one");
		end(here, "/account/sessions/end", handle(page));
		assertEnded(there);
		assertThat(this.pages.get().uri("/simulator").session(here)).hasStatusOk();
		assertThat(this.pages.get().uri("/login?ended=")).bodyText().contains("Your session has ended");
	}

	@Test
	void endsAllOthersAtOnce() throws Exception {
		account("tom");
		MockHttpSession here = logIn("tom", "curl/8");
		MockHttpSession second = logIn("tom", "curl/8");
		MockHttpSession third = logIn("tom", "curl/8");
		assertThat(this.pages.post().uri("/account/sessions/end-others").session(here).with(csrf()))
			.hasRedirectedUrl("/account/sessions");
		assertEnded(second);
		assertEnded(third);
		assertThat(page(here, "/account/sessions")).contains("All other sessions are ended.")
			.doesNotContain("End all others");
	}

	@Test
	void nobodyEndsSomebodyElsesSessionAmongTheirOwn() throws Exception {
		account("una");
		account("uwe");
		MockHttpSession una = logIn("una", "curl/8");
		MockHttpSession second = logIn("una", "curl/8");
		String handle = handle(page(una, "/account/sessions"));
		MockHttpSession uwe = logIn("uwe", "curl/8");
		assertThat(page(uwe, "/account/sessions")).doesNotContain(handle);
		end(uwe, "/account/sessions/end", handle);
		assertThat(this.pages.get().uri("/simulator").session(second)).hasStatusOk();
		assertThat(this.pages.post().uri("/accounts/sessions/end").session(uwe).with(csrf()).param("session", handle))
			.hasStatus(403);
	}

	@Test
	void administratorsSeeAndEndAll() throws Exception {
		account("vera");
		MockHttpSession vera = logIn("vera", "A browser nobody knows");
		MockHttpSession admin = logIn("admin", "curl/8");
		String page = page(admin, "/accounts/sessions");
		assertThat(page).contains("<span>vera</span>", "A browser nobody knows");
		Matcher handle = Pattern.compile("<span>vera</span>.*?" + HANDLE.pattern(), Pattern.DOTALL).matcher(page);
		assertThat(handle.find()).isTrue();
		end(admin, "/accounts/sessions/end", handle.group(1));
		assertEnded(vera);
	}

	private void assertEnded(MockHttpSession session) {
		assertThat(this.pages.get().uri("/simulator").session(session)).hasRedirectedUrl("/login?ended");
		assertThat(session.isInvalid()).isTrue();
	}

	private void account(String name) {
		this.administration.create(RecordKind.ADMINISTRATOR,
				this.accounts.document(name, "operator", ConsoleTest.PASSWORD, false), Actor.system(), null);
	}

	private void end(MockHttpSession session, String path, String handle) {
		assertThat(this.pages.post().uri(path).session(session).with(csrf()).param("session", handle))
			.hasStatus3xxRedirection();
	}

	private static String handle(String page) {
		Matcher handle = HANDLE.matcher(page);
		assertThat(handle.find()).isTrue();
		return handle.group(1);
	}

	private String page(MockHttpSession session, String path) throws UnsupportedEncodingException {
		return this.pages.get().uri(path).session(session).exchange().getResponse().getContentAsString();
	}

	private MockHttpSession logIn(String name, String browser) {
		MockHttpSession session = new MockHttpSession();
		assertThat(this.pages.post()
			.uri("/login")
			.session(session)
			.with(csrf())
			.param("username", name)
			.param("password", ConsoleTest.PASSWORD)).hasRedirectedUrl("/");
		assertThat(this.pages.get().uri("/simulator").session(session).header("User-Agent", browser)).hasStatusOk();
		return session;
	}

}
