package io.usher.web.account;

import io.usher.core.administration.Administration;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.history.Actor;
import io.usher.web.ConsoleTest;
import io.usher.web.WithRole;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

@ConsoleTest
class AccountPageTests {

	private static final String CHOSEN = "a better horse battery";

	@Autowired
	private MockMvcTester pages;

	@Autowired
	private Accounts accounts;

	@Autowired
	private Administration administration;

	@Test
	void sendsStrangersToTheLogInPage() {
		assertThat(this.pages.get().uri("/simulator")).hasStatus3xxRedirection().hasRedirectedUrl("/login");
	}

	@Test
	void logInPageHasLabelsAndAToken() {
		assertThat(this.pages.get().uri("/login")).hasStatusOk()
			.bodyText()
			.contains("<title>Log in · Usher</title>", "for=\"username\"", "for=\"password\"", "name=\"_csrf\"")
			.doesNotContain("login-notice");
	}

	@Test
	void styleSheetsNeedNoLogIn() {
		assertThat(this.pages.get().uri("/css/usher.css")).hasStatusOk();
		assertThat(this.pages.get().uri("/webjars/htmx.org/dist/htmx.min.js")).hasStatusOk();
	}

	@Test
	void logsInWithTheRightPasswordOnly() {
		assertThat(logIn("admin", ConsoleTest.PASSWORD)).hasRedirectedUrl("/");
		assertThat(logIn("admin", "wrong")).hasRedirectedUrl("/login?error");
	}

	@Test
	void refusesAWrongNameAsItRefusesAWrongPassword() {
		assertThat(logIn("nobody", ConsoleTest.PASSWORD)).hasRedirectedUrl("/login?error");
		assertThat(this.pages.get().uri("/login?error=")).bodyText()
			.contains("The user name or the password is not right.", "role=\"alert\"");
	}

	@Test
	void saysThatOneIsLoggedOut() {
		assertThat(this.pages.get().uri("/login?logout=")).bodyText().contains("You are logged out.");
	}

	@Test
	@WithRole
	void logsOutByAFormWithATokenOnly() {
		assertThat(this.pages.get().uri("/simulator")).bodyText()
			.containsPattern("action=\"/logout\" method=\"post\"><input type=\"hidden\" name=\"_csrf\"");
		assertThat(this.pages.post().uri("/logout")).hasStatus(403);
		assertThat(this.pages.post().uri("/logout").with(csrf())).hasRedirectedUrl("/login?logout");
	}

	@Test
	@WithRole
	void saysBesideEachFieldWhatIsWrongWithANewPassword() {
		assertThat(change("wrong", "short", "short")).hasStatus(422)
			.bodyText()
			.contains("id=\"current-error\">This is not your present password.",
					"id=\"password-error\">This has 5 characters. Use at least 12.")
			.doesNotContain("value=\"short\"", "value=\"wrong\"");
		assertThat(change(ConsoleTest.PASSWORD, CHOSEN, CHOSEN + "!")).hasStatus(422)
			.bodyText()
			.contains("id=\"again-error\">This is not the same as the new password.");
		assertThat(change(ConsoleTest.PASSWORD, ConsoleTest.PASSWORD, ConsoleTest.PASSWORD)).hasStatus(422)
			.bodyText()
			.contains("id=\"password-error\">Choose another one.");
	}

	@Test
	@WithRole
	void refusesABlankPassword() {
		assertThat(change(ConsoleTest.PASSWORD, " ".repeat(12), " ".repeat(12))).hasStatus(422)
			.bodyText()
			.contains("id=\"password-error\">Choose more than spaces.");
	}

	@Test
	void refusesTheUserNameAsAPassword() {
		this.administration.create(RecordKind.ADMINISTRATOR,
				this.accounts.document("somebody@example.com", "operator", ConsoleTest.PASSWORD, true), Actor.system(),
				null);
		assertThat(this.pages.post()
			.uri("/account/password")
			.with(csrf())
			.with(user("somebody@example.com"))
			.param("current", ConsoleTest.PASSWORD)
			.param("password", "Somebody@example.com")
			.param("again", "Somebody@example.com")).hasStatus(422)
			.bodyText()
			.contains("id=\"password-error\">Choose something else than your user name.");
		assertThat(this.pages.get()
			.uri("/api/usher/v1/changes")
			.with(httpBasic("somebody@example.com", ConsoleTest.PASSWORD))).hasStatus(403)
			.hasHeader("Content-Type", "application/json")
			.bodyJson()
			.extractingPath("$.error")
			.asString()
			.startsWith("This password was generated");
	}

	@Test
	@DirtiesContext
	@WithRole
	void changesThePassword() {
		assertThat(change(ConsoleTest.PASSWORD, CHOSEN, CHOSEN)).hasStatus3xxRedirection().hasRedirectedUrl("/");
		assertThat(logIn("admin", CHOSEN)).hasRedirectedUrl("/");
		assertThat(logIn("admin", ConsoleTest.PASSWORD)).hasRedirectedUrl("/login?error");
	}

	private MvcTestResult change(String current, String password, String again) {
		return this.pages.post()
			.uri("/account/password")
			.with(csrf())
			.param("current", current)
			.param("password", password)
			.param("again", again)
			.exchange();
	}

	private MvcTestResult logIn(String name, String password) {
		return this.pages.post()
			.uri("/login")
			.with(csrf())
			.param("username", name)
			.param("password", password)
			.exchange();
	}

}
