package io.usher.web.history;

import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.usher.core.account.Role;
import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.history.AuditEvent;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import io.usher.web.ConsoleTest;
import io.usher.web.WithRole;
import io.usher.web.account.Accounts;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@ConsoleTest
@WithRole
class HistoryPageTests {

	private static final String PIN = "90817263";

	private static final String NEW_PIN = "11223344";

	private static final Actor ALICE = new Actor("alice.page", "192.0.2.77", Actor.Via.API);

	@Autowired
	private MockMvcTester pages;

	@Autowired
	private Administration administration;

	@Autowired
	private Configurations configurations;

	@Autowired
	private Accounts accounts;

	@Autowired
	private AuditLog log;

	private final String name = "Room " + UUID.randomUUID();

	@Test
	void listsChangesAndEventsWithWhoWhenFromWhereAndWhy() {
		RecordId id = room();
		this.log.recordReveal(ALICE, id, ServiceFields.PIN);
		long revision = revision();
		MvcTestResult page = get("/history?person=Alice.Page");
		assertThat(page).hasStatusOk()
			.bodyText()
			.contains("<title>Change history · Usher</title>", "alice.page", "192.0.2.77", "because of a test",
					this.name, "/history/object/conference/" + id.number(), "href=\"/history/" + revision + "\"",
					"Secret shown", "Host PIN");
		assertThat(get("/history?person=alice.page&show=events")).bodyText()
			.contains("Secret shown")
			.doesNotContain("because of a test");
		assertThat(get("/history?person=alice.page&show=changes")).bodyText()
			.contains("because of a test")
			.doesNotContain(">Secret shown</span>");
	}

	@Test
	void filters() {
		room();
		assertThat(get("/history?object=" + this.name.toUpperCase(Locale.ROOT))).bodyText()
			.contains(this.name + "</a>");
		assertThat(get("/history?kind=ivr_theme&text=" + this.name)).bodyText().contains("Nothing fits");
		assertThat(get("/history?kind=conference&operation=created&via=api&text=because of a test&object=" + this.name))
			.bodyText()
			.contains(this.name + "</a>");
		assertThat(get("/history?operation=deleted&object=" + this.name)).bodyText().contains("Nothing fits");
		assertThat(get("/history?to=2001-01-01&object=" + this.name)).bodyText().contains("Nothing fits");
		assertThat(get("/history?from=nonsense")).hasStatusOk().bodyText().contains("From: enter a day");
	}

	@Test
	void pagesByRevision() {
		for (int i = 0; i < Timeline.PAGE + 1; i++) {
			room(this.name + " " + i);
		}
		MvcTestResult first = get("/history?show=changes&object=" + this.name);
		assertThat(first).bodyText().contains(this.name + " 50<", this.name + " 1<").doesNotContain(this.name + " 0<");
		Matcher older = Pattern.compile("btn-sm\" href=\"([^\"]+before_revision[^\"]+)\"").matcher(body(first));
		assertThat(older.find()).isTrue();
		MvcTestResult second = this.pages.get().uri(URI.create(older.group(1).replace("&amp;", "&"))).exchange();
		assertThat(second).bodyText().contains(this.name + " 0<").doesNotContain(this.name + " 1<");
	}

	@Test
	void showsTheChangedFieldsOnlyAndSecretsAsChanged() {
		RecordId id = room();
		change(id, document(id).with(ServiceFields.PIN, Secret.of(NEW_PIN))
			.with(CommonFields.DESCRIPTION, "one\ntwo <b>\nthree"));
		MvcTestResult page = get("/history/" + revision());
		assertThat(page).hasStatusOk()
			.bodyText()
			.contains("Host PIN", "a secret: never shown", "two &lt;b&gt;", "as it was written", "Undo this change")
			.doesNotContain(PIN, NEW_PIN, "<b>", ">Service type<");
	}

	@Test
	void tellsTheWholeStoryOfARecordAlsoWhenItIsDeleted() {
		RecordId id = room();
		change(id, document(id).with(CommonFields.NAME, this.name + " renamed"));
		this.administration.save(List.of(new Edit.Delete(id, Edit.ANY_REVISION)), ALICE, "gone");
		MvcTestResult page = get("/history/object/conference/" + id.number());
		assertThat(page).hasStatusOk()
			.bodyText()
			.contains("deleted", "created", "changed", this.name + " renamed", "Restore this version")
			.doesNotContain(PIN);
		assertThat(get("/history/object/conference/999999999")).hasStatus(404);
		assertThat(get("/history/object/nonsense/1")).hasStatus(404);
		assertThat(get("/history/999999999")).hasStatus(404);
	}

	@Test
	void showsTheConfigurationAsItWas() {
		RecordId id = room();
		long before = revision();
		change(id, document(id).with(CommonFields.NAME, this.name + " renamed"));
		assertThat(get("/history/configuration?revision=" + before + "&kind=conference")).hasStatusOk()
			.bodyText()
			.contains(this.name + "</a>", "Configuration at revision " + before)
			.doesNotContain(this.name + " renamed");
		assertThat(get("/history/configuration/conference/" + id.number() + "?revision=" + before)).hasStatusOk()
			.bodyText()
			.contains(this.name, "set, never shown")
			.doesNotContain(PIN, "renamed");
		assertThat(get("/history/configuration/conference/" + id.number() + "?revision=" + (before - 1)))
			.hasStatus(404);
	}

	@Test
	void undoesAChangeByANewOne() {
		RecordId id = room();
		change(id, document(id).with(CommonFields.NAME, this.name + " renamed")
			.with(ServiceFields.PIN, Secret.of(NEW_PIN)));
		long revision = revision();
		MvcTestResult preview = get("/history/" + revision + "/undo");
		assertThat(preview).hasStatusOk().bodyText().contains(this.name + " renamed").doesNotContain(PIN, NEW_PIN);
		assertThat(post("/history/" + revision + "/undo", preview)).hasRedirectedUrl("/history/" + (revision + 1));
		assertThat(document(id).text(CommonFields.NAME)).isEqualTo(this.name);
		assertThat(document(id).secret(ServiceFields.PIN)).isEqualTo(Secret.of(PIN));
		assertThat(get("/history/" + (revision + 1))).bodyText().contains("Undo of revision " + revision + ": a typo");
		assertThat(get("/history/" + revision + "/undo")).bodyText().contains("Nothing is left to change.");
	}

	@Test
	void refusesWhatWasPreviewedOtherwise() {
		RecordId id = room();
		change(id, document(id).with(CommonFields.DESCRIPTION, "a"));
		long revision = revision();
		MvcTestResult preview = get("/history/" + revision + "/undo");
		change(id, document(id).with(CommonFields.DESCRIPTION, "b"));
		assertThat(post("/history/" + revision + "/undo", preview)).hasStatus(422)
			.bodyText()
			.contains("changed one of these records meanwhile", "Description was changed since.", "value=\"a typo\"",
					"As it is now, and as the undo would have set it", "<del>b</del>");
		assertThat(document(id).text(CommonFields.DESCRIPTION)).isEqualTo("b");
		MvcTestResult forced = get("/history/" + revision + "/undo?overwrite=true");
		assertThat(this.pages.post()
			.uri("/history/" + revision + "/undo")
			.with(csrf())
			.param("seen", seen(forced))
			.param("overwrite", "true")).hasStatus3xxRedirection();
		assertThat(document(id).has(CommonFields.DESCRIPTION)).isFalse();
	}

	@Test
	void restoresADeletedRecordWithItsNumberAndSecrets() {
		RecordId id = room();
		long revision = revision();
		this.administration.save(List.of(new Edit.Delete(id, Edit.ANY_REVISION)), ALICE, null);
		String address = "/history/object/conference/" + id.number() + "/restore";
		MvcTestResult preview = get(address + "?revision=" + revision);
		assertThat(preview).hasStatusOk().bodyText().contains("comes back").doesNotContain(PIN);
		assertThat(this.pages.post()
			.uri(address)
			.with(csrf())
			.param("revision", "" + revision)
			.param("seen", seen(preview))).hasRedirectedUrl("/history/" + revision());
		assertThat(document(id).secret(ServiceFields.PIN)).isEqualTo(Secret.of(PIN));
	}

	@Test
	void saysWhoHasTheNameOfARecordThatIsToComeBack() {
		RecordId id = room();
		long revision = revision();
		this.administration.save(List.of(new Edit.Delete(id, Edit.ANY_REVISION)), ALICE, null);
		room();
		assertThat(get("/history/object/conference/" + id.number() + "/restore?revision=" + revision)).hasStatusOk()
			.bodyText()
			.contains("It cannot be done like this.", "belongs to another record by now");
	}

	@Test
	void bringsAccountsBackDisabledAndWithoutTheirPassword() {
		String account = "restored" + UUID.randomUUID();
		RecordId id = this.administration
			.create(RecordKind.ADMINISTRATOR, this.accounts.document(account, "auditor", ConsoleTest.PASSWORD, false),
					ALICE, null)
			.ids()
			.get(0);
		long revision = revision();
		this.administration.save(List.of(new Edit.Delete(id, Edit.ANY_REVISION)), ALICE, null);
		MvcTestResult preview = get("/history/" + (revision + 1) + "/undo");
		assertThat(preview).bodyText().contains("comes back disabled and without its password");
		assertThat(post("/history/" + (revision + 1) + "/undo", preview)).hasStatus3xxRedirection();
		assertThat(document(id).secret(AccountFields.PASSWORD_HASH)).isEqualTo(Secret.unknown());
		assertThat(document(id).flag(AccountFields.ENABLED, true)).isFalse();
		assertThat(this.pages.post()
			.uri("/login")
			.with(csrf())
			.param("username", account)
			.param("password", ConsoleTest.PASSWORD)).hasRedirectedUrl("/login?error");
	}

	@Test
	void tellsWhoWasShownAPin() {
		RecordId id = room();
		assertThat(this.pages.post()
			.uri("/configuration/conferences/" + id.number() + "/reveal")
			.with(csrf())
			.param("field", ServiceFields.PIN.name())).hasStatusOk();
		assertThat(get("/history/object/conference/" + id.number())).bodyText()
			.contains("Who saw its secrets", "Host PIN")
			.doesNotContain(PIN);
	}

	@Test
	void saysThatTheSettingsWereNeverChanged() {
		if (this.configurations.current().settings().revision() == 0) {
			assertThat(get("/history/object/global/1")).hasStatusOk().bodyText().contains("Never changed");
		}
		assertThat(get("/history/object/global/1")).hasStatusOk();
	}

	@Test
	void verifiesBothChains() {
		room();
		assertThat(this.pages.post().uri("/history/verification").with(csrf()))
			.hasRedirectedUrl("/history/verification");
		await().pollInSameThread()
			.untilAsserted(() -> assertThat(get("/history/verification")).hasStatusOk()
				.bodyText()
				.contains("Changes: all ", "Events: all ", "Newest revision", "public-key.pem"));
		assertThat(get("/history?type=verification")).bodyText().contains("as they were written");
	}

	@Test
	@WithRole(Role.AUDITOR)
	void auditorsReadAndVerifyButUndoNothing() {
		RecordId id = room();
		long revision = revision();
		assertThat(get("/history")).hasStatusOk();
		assertThat(get("/history/" + revision)).hasStatusOk().bodyText().doesNotContain("Undo this change", PIN);
		assertThat(get("/history/object/conference/" + id.number())).hasStatusOk()
			.bodyText()
			.doesNotContain("Restore this version");
		assertThat(get("/history/configuration")).hasStatusOk();
		assertThat(this.pages.post().uri("/history/verification").with(csrf())).hasStatus3xxRedirection();
		assertThat(get("/history/" + revision + "/undo")).hasStatus(403);
		assertThat(this.pages.post().uri("/history/" + revision + "/undo").with(csrf())).hasStatus(403);
		assertThat(get("/history/object/conference/" + id.number() + "/restore?revision=" + revision)).hasStatus(403);
	}

	@Test
	@WithRole(Role.OPERATOR)
	void operatorsUndoWhatTheyMayChangeOnly() {
		room();
		assertThat(get("/history/" + revision() + "/undo")).hasStatusOk();
		assertThat(get("/history/1")).hasStatusOk().bodyText().doesNotContain("Undo this change");
		assertThat(get("/history/1/undo")).hasStatus(403);
		assertThat(this.pages.post().uri("/history/1/undo").with(csrf())).hasStatus(403);
	}

	@Test
	@WithRole(Role.HELP_DESK)
	void theHelpDeskSeesNoHistory() {
		for (String page : List.of("/history", "/history/1", "/history/configuration", "/history/verification",
				"/history/export?format=csv", "/history/public-key.pem")) {
			assertThat(get(page)).as(page).hasStatus(403);
		}
		assertThat(this.pages.post().uri("/history/verification").with(csrf())).hasStatus(403);
	}

	@Test
	void showsHostileTextsAsText() {
		this.log.record(AuditEvent.of(AuditEvent.Type.IMPORT, Instant.now(),
				new Actor("<script>alert(1)</script>", "\"><img src=x>", Actor.Via.API), "<svg onload=alert(1)>"));
		assertThat(get("/history?type=import")).bodyText()
			.contains("&lt;script&gt;alert(1)")
			.doesNotContain("<script>alert", "<img src=x", "<svg onload");
	}

	private RecordId room() {
		return room(this.name);
	}

	private RecordId room(String called) {
		Document document = Document.empty()
			.with(CommonFields.NAME, called)
			.with(ServiceFields.SERVICE_TYPE, "conference")
			.with(ServiceFields.PIN, Secret.of(PIN));
		return this.administration.create(RecordKind.CONFERENCE, document, ALICE, "because of a test").ids().get(0);
	}

	private void change(RecordId id, Document document) {
		this.administration.save(List.of(new Edit.Update(id, Edit.ANY_REVISION, document)), ALICE, null);
	}

	private Document document(RecordId id) {
		return this.configurations.current().find(id).map(ConfigurationRecord::document).orElseThrow();
	}

	private long revision() {
		return this.configurations.current().revision();
	}

	private MvcTestResult get(String address) {
		return this.pages.get().uri(URI.create(address.replace(" ", "%20"))).exchange();
	}

	private MvcTestResult post(String address, MvcTestResult preview) {
		return this.pages.post()
			.uri(address)
			.with(csrf())
			.param("seen", seen(preview))
			.param("why", "a typo")
			.exchange();
	}

	private static String seen(MvcTestResult preview) {
		Matcher seen = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"").matcher(body(preview));
		assertThat(seen.find()).isTrue();
		return seen.group(1);
	}

	private static String body(MvcTestResult result) {
		try {
			return result.getResponse().getContentAsString();
		}
		catch (UnsupportedEncodingException ex) {
			throw new AssertionError(ex);
		}
	}

}
