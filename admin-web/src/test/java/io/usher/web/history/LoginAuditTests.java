package io.usher.web.history;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.usher.core.account.Administrator;
import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.history.Actor;
import io.usher.core.history.AuditEntry;
import io.usher.core.history.AuditEvent;
import io.usher.core.history.AuditEvent.Type;
import io.usher.core.history.AuditQuery;
import io.usher.core.history.AuditTrail;
import io.usher.core.record.Document;
import io.usher.core.record.Secret;
import io.usher.core.secret.SecretKey;
import io.usher.web.ConsoleTest;
import io.usher.web.WithRole;
import io.usher.web.account.Accounts;
import io.usher.web.account.ApiTokens;
import io.usher.web.account.IssuedToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

/**
 * What auditors read about those who log in.
 */
@ConsoleTest
class LoginAuditTests {

	private final String name = "audited" + UUID.randomUUID();

	@Autowired
	private MockMvcTester pages;

	@Autowired
	private Accounts accounts;

	@Autowired
	private Administration administration;

	@Autowired
	private AuditTrail trail;

	@Autowired
	private SecretKey key;

	private long before;

	@BeforeEach
	void createAccount() {
		if (this.accounts.find(this.name).isEmpty()) {
			this.administration.create(RecordKind.ADMINISTRATOR,
					this.accounts.document(this.name, "auditor", ConsoleTest.PASSWORD, false), Actor.system(), null);
		}
		this.before = this.trail.head().revision();
	}

	@Test
	void tellsWhoLoggedInAndOut() {
		MvcTestResult result = logIn(this.name, ConsoleTest.PASSWORD);
		AuditEvent login = newest(this.name, Type.LOGIN);
		assertThat(login.what()).isEqualTo("with password");
		assertThat(login.actor()).isEqualTo(new Actor(this.name, "127.0.0.1", Actor.Via.CONSOLE));
		MockHttpSession session = (MockHttpSession) result.getRequest().getSession(false);
		assertThat(this.pages.post().uri("/logout").session(session).with(csrf())).hasStatus3xxRedirection();
		assertThat(newest(this.name, Type.LOGOUT).actor().address()).isEqualTo("127.0.0.1");
	}

	@Test
	void tellsWhoWasRefusedButNotWhatWasTyped() {
		logIn(this.name, "not the password at all");
		assertThat(newest(this.name, Type.REFUSAL).what()).isEqualTo("wrong password");
		String unknown = UUID.randomUUID() + "-Passphrase";
		logIn(unknown, "x");
		assertThat(newest(unknown.substring(0, 2) + "…", Type.REFUSAL).what()).isEqualTo("no such account");
		assertThat(this.trail.after(0, Integer.MAX_VALUE)).extracting(AuditEntry::toString)
			.noneMatch((entry) -> entry.contains("Passphrase") || entry.contains("not the password"));
	}

	@Test
	void tellsOfAProgramOnceAnHour() {
		for (int i = 0; i < 3; i++) {
			assertThat(this.pages.get().uri("/api/usher/v1/changes").with(httpBasic(this.name, ConsoleTest.PASSWORD)))
				.hasStatusOk();
		}
		assertThat(newest(this.name, Type.LOGIN).actor().via()).isEqualTo(Actor.Via.API);
		assertThat(this.trail.after(this.before, 1000)).extracting(AuditEntry::event)
			.filteredOn((event) -> event.actor().name().equals(this.name))
			.hasSize(1);
	}

	@Test
	void tellsOfEndedSessions() {
		MockHttpSession session = (MockHttpSession) logIn(this.name, ConsoleTest.PASSWORD).getRequest()
			.getSession(false);
		Administrator account = this.accounts.find(this.name).orElseThrow();
		this.administration.save(List.of(new Edit.Delete(account.id(), Edit.ANY_REVISION)), Actor.system(), null);
		assertThat(this.pages.get().uri("/simulator").session(session)).hasRedirectedUrl("/login?expired");
		assertThat(newest(this.name, Type.SESSION_ENDED).what()).contains("changed, disabled or deleted");
	}

	@Test
	void tellsThatAProgramReadPinsOnceAnHour() {
		for (int i = 0; i < 2; i++) {
			assertThat(this.pages.get()
				.uri("/api/admin/configuration/v1/conference/")
				.with(httpBasic("admin", ConsoleTest.PASSWORD))
				.with((request) -> {
					request.setRemoteAddr("192.0.2.99");
					return request;
				})).hasStatusOk();
		}
		assertThat(newest("admin", Type.REVEAL).what()).contains("Conferences with their PINs");
		assertThat(this.trail.after(this.before, 1000)).extracting(AuditEntry::event)
			.filteredOn((event) -> event.type() == Type.REVEAL && "192.0.2.99".equals(event.actor().address()))
			.hasSize(1);
	}

	@Test
	void tellsOfTokensByTheirName() {
		IssuedToken token = ApiTokens.issue(this.key);
		this.administration.create(RecordKind.API_TOKEN,
				Document.empty()
					.with(CommonFields.NAME, this.name)
					.with(AccountFields.ACCOUNT_ROLE, "auditor")
					.with(AccountFields.TOKEN_PREFIX, token.prefix())
					.with(AccountFields.VERIFIER, Secret.of(token.verifier())),
				Actor.system(), null);
		assertThat(this.pages.get().uri("/api/usher/v1/changes").header("Authorization", "Bearer " + token.text()))
			.hasStatusOk();
		assertThat(newest("API token " + this.name, Type.LOGIN).what()).isEqualTo("with API token");
	}

	@Test
	@WithRole
	void tellsWhoMadeASupportBundle() {
		assertThat(this.pages.post().uri("/connect/support-bundle").with(csrf())).hasStatusOk();
		assertThat(newest("admin", Type.SUPPORT_BUNDLE).actor().via()).isEqualTo(Actor.Via.CONSOLE);
	}

	@Test
	void tellsOfRefusedTokensButNotWhatTheyWere() {
		String address = "192.0.2." + (1 + Math.floorMod(this.name.hashCode(), 250));
		assertThat(this.pages.get()
			.uri("/api/usher/v1/changes")
			.header("Authorization", "Bearer usher_" + this.name)
			.with((request) -> {
				request.setRemoteAddr(address);
				return request;
			})).hasStatus(401);
		assertThat(newest("API token", Type.REFUSAL).actor().address()).isEqualTo(address);
		assertThat(this.trail.after(this.before, 1000)).extracting(AuditEntry::toString)
			.noneMatch((entry) -> entry.contains("usher_"));
	}

	@Test
	void givesEventsOverTheApi() {
		logIn(this.name, "wrong, and not told");
		newest(this.name, Type.REFUSAL);
		MvcTestResult found = events("?actor=" + this.name + "&type=refusal&via=console&limit=1");
		assertThat(found).hasStatusOk().bodyText().doesNotContain("not told");
		assertThat(found).bodyJson().extractingPath("$.audit_events[0].what").isEqualTo("wrong password");
		assertThat(found).bodyJson().extractingPath("$.audit_events[0].address").isEqualTo("127.0.0.1");
		assertThat(events("/verify")).bodyJson().extractingPath("$.intact").isEqualTo(true);
		assertThat(events("?type=nonsense")).hasStatus(400);
		assertThat(events("?limit=0")).hasStatus(400);
		assertThat(this.pages.get().uri("/api/usher/v1/audit-events")).hasStatus(401);
	}

	private MvcTestResult events(String query) {
		return this.pages.get()
			.uri("/api/usher/v1/audit-events" + query)
			.with(httpBasic(this.name, ConsoleTest.PASSWORD))
			.exchange();
	}

	private AuditEvent newest(String name, Type type) {
		AuditQuery query = new AuditQuery(Set.of(type), name, null, null, "", null, null, Long.MAX_VALUE, 1);
		return await()
			.until(() -> this.trail.search(query).stream().filter((entry) -> entry.number() > this.before).toList(),
					(entries) -> !entries.isEmpty())
			.get(0)
			.event();
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
