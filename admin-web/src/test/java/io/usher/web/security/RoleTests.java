package io.usher.web.security;

import java.util.List;
import java.util.Objects;

import io.usher.core.account.Administrator;
import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.history.Actor;
import io.usher.core.record.Document;
import io.usher.web.ConsoleTest;
import io.usher.web.account.Accounts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

/**
 * Who may do what, and for how long.
 */
@ConsoleTest
class RoleTests {

	private static final String CONFERENCES = "/api/admin/configuration/v1/conference/";

	private static final String CHOSEN = "a better horse battery";

	@Autowired
	private MockMvcTester pages;

	@Autowired
	private Accounts accounts;

	@Autowired
	private Administration administration;

	@BeforeEach
	void createAccounts() {
		for (String role : List.of("operator", "auditor")) {
			if (this.accounts.find(role).isEmpty()) {
				this.administration.create(RecordKind.ADMINISTRATOR,
						this.accounts.document(role, role, ConsoleTest.PASSWORD, false), Actor.system(), null);
			}
		}
	}

	@Test
	void auditorsReadAndCannotWrite() {
		assertThat(ask("auditor")).hasStatusOk();
		assertThat(create("auditor", "An auditor's")).hasStatus(403);
		assertThat(this.pages.delete().uri(CONFERENCES + "1/").with(httpBasic("auditor", ConsoleTest.PASSWORD)))
			.hasStatus(403);
		MockHttpSession session = logIn("auditor", ConsoleTest.PASSWORD);
		assertThat(this.pages.get().uri("/simulator").session(session)).hasStatusOk();
		assertThat(this.pages.post().uri("/conferences").session(session).with(csrf())).hasStatus(403);
	}

	@Test
	void auditorsMayTryScripts() {
		MockMvcTester.MockMvcRequestBuilder gallery = this.pages.get().uri("/api/usher/v1/scripts/gallery");
		assertThat(gallery).hasStatus(401);
		assertThat(gallery.with(httpBasic("auditor", ConsoleTest.PASSWORD))).hasStatusOk();
		assertThat(this.pages.post()
			.uri("/api/usher/v1/scripts/evaluate")
			.with(httpBasic("auditor", ConsoleTest.PASSWORD))
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"kind\": \"service\", \"script\": \"\"}")).hasStatusOk();
	}

	@Test
	void pinsAreForAdministratorsAlone() {
		assertThat(create("operator", "An operator's")).hasStatus(201);
		String pin = "$.objects[0].pin";
		assertThat(named("operator", "An operator's")).bodyJson().extractingPath(pin).isNull();
		assertThat(named("auditor", "An operator's")).bodyJson().extractingPath(pin).isNull();
		assertThat(named("admin", "An operator's")).bodyJson().extractingPath(pin).isEqualTo("271828");
	}

	@Test
	void strangersAreAskedToLogIn() {
		assertThat(this.pages.get().uri(CONFERENCES)).hasStatus(401);
		assertThat(this.pages.post().uri(CONFERENCES).contentType(MediaType.APPLICATION_JSON).content("{}"))
			.hasStatus(401);
		assertThat(this.pages.get().uri("/simulator")).hasRedirectedUrl("/login");
		assertThat(this.pages.post().uri("/simulator").with(csrf())).hasRedirectedUrl("/login");
	}

	@Test
	void formsWithoutATokenAreRefused() {
		MockHttpSession session = logIn("admin", ConsoleTest.PASSWORD);
		for (String form : List.of("/account/password", "/simulator", "/logout", "/login")) {
			assertThat(this.pages.post().uri(form).session(session)).hasStatus(403);
		}
	}

	@Test
	void sessionsOfOtherBrowsersEndWhenThePasswordIsChanged() {
		String name = account("changing");
		MockHttpSession here = logIn(name, ConsoleTest.PASSWORD);
		MockHttpSession elsewhere = logIn(name, ConsoleTest.PASSWORD);
		assertThat(this.pages.get().uri("/simulator").session(elsewhere)).hasStatusOk();
		String before = here.getId();
		assertThat(this.pages.post()
			.uri("/account/password")
			.session(here)
			.with(csrf())
			.param("current", ConsoleTest.PASSWORD)
			.param("password", CHOSEN)
			.param("again", CHOSEN)).hasRedirectedUrl("/");
		assertThat(here.getId()).isNotEqualTo(before);
		assertThat(this.pages.get().uri("/simulator").session(here)).hasStatusOk();
		assertEnded(elsewhere);
		assertThat(this.pages.get().uri("/login?expired=")).bodyText().contains("Your account was changed");
	}

	@Test
	void sessionsEndWhenTheRoleIsChangedAndTheApiSeesTheNewOneAtOnce() {
		String name = account("demoted");
		MockHttpSession session = logIn(name, ConsoleTest.PASSWORD);
		assertThat(create(name, "Before")).hasStatus(201);
		change(name, document(name).with(AccountFields.ACCOUNT_ROLE, "auditor"));
		assertEnded(session);
		assertThat(create(name, "After")).hasStatus(403);
	}

	@Test
	void sessionsEndWhenTheAccountIsDisabled() {
		String name = account("disabled");
		MockHttpSession session = logIn(name, ConsoleTest.PASSWORD);
		assertThat(ask(name)).hasStatusOk();
		change(name, document(name).with(AccountFields.ENABLED, false));
		assertThat(this.pages.get().uri("/simulator").session(session).header("HX-Request", "true")).hasStatus(401)
			.hasHeader("HX-Redirect", "/login?expired");
		assertThat(session.isInvalid()).isTrue();
		assertThat(ask(name)).hasStatus(401);
	}

	@Test
	void sessionsEndWhenTheAccountIsDeletedEvenIfAnotherTakesItsName() {
		String name = account("deleted");
		MockHttpSession first = logIn(name, ConsoleTest.PASSWORD);
		MockHttpSession second = logIn(name, ConsoleTest.PASSWORD);
		Administrator account = this.accounts.find(name).orElseThrow();
		this.administration.save(List.of(new Edit.Delete(account.id(), Edit.ANY_REVISION)), Actor.system(), null);
		assertEnded(first);
		assertThat(ask(name)).hasStatus(401);
		account(name);
		assertEnded(second);
	}

	private void assertEnded(MockHttpSession session) {
		assertThat(this.pages.get().uri("/simulator").session(session)).hasRedirectedUrl("/login?expired");
		assertThat(session.isInvalid()).isTrue();
	}

	private String account(String name) {
		this.administration.create(RecordKind.ADMINISTRATOR,
				this.accounts.document(name, "operator", ConsoleTest.PASSWORD, false), Actor.system(), null);
		return name;
	}

	private Document document(String name) {
		return this.accounts.find(name).orElseThrow().document();
	}

	private void change(String name, Document document) {
		Administrator account = this.accounts.find(name).orElseThrow();
		this.administration.save(List.of(new Edit.Update(account.id(), Edit.ANY_REVISION, document)), Actor.system(),
				null);
	}

	private MvcTestResult ask(String name) {
		return named(name, null);
	}

	private MvcTestResult named(String name, @Nullable String conference) {
		MockMvcTester.MockMvcRequestBuilder request = this.pages.get()
			.uri(CONFERENCES)
			.with(httpBasic(name, ConsoleTest.PASSWORD));
		return ((conference != null) ? request.param("name", conference) : request).exchange();
	}

	private MvcTestResult create(String name, String conference) {
		return this.pages.post()
			.uri(CONFERENCES)
			.with(httpBasic(name, ConsoleTest.PASSWORD))
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"name\": \"" + conference + "\", \"pin\": \"271828\"}")
			.exchange();
	}

	private MockHttpSession logIn(String name, String password) {
		MvcTestResult result = this.pages.post()
			.uri("/login")
			.with(csrf())
			.param("username", name)
			.param("password", password)
			.exchange();
		assertThat(result).hasRedirectedUrl("/");
		return (MockHttpSession) Objects.requireNonNull(result.getRequest().getSession(false));
	}

}
