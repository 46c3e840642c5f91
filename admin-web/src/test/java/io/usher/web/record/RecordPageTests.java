package io.usher.web.record;

import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.usher.core.account.Role;
import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.catalogue.AdpFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.DeviceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.GlobalFields;
import io.usher.core.catalogue.InfinityGlobalFields;
import io.usher.core.catalogue.PersonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.conference.Conference;
import io.usher.core.configuration.Configurations;
import io.usher.core.gateway.CallRoutingRule;
import io.usher.core.history.Actor;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.Secret;
import io.usher.web.ConsoleTest;
import io.usher.web.WithRole;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * The pages that keep the configuration.
 */
@ConsoleTest
@WithRole
@RecordApplicationEvents
class RecordPageTests {

	private static final String CONFERENCES = "/configuration/conferences";

	private static final byte[] PIXEL = Base64.getDecoder()
		.decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNQSJgAAAG0ARHcak2KAAAAAElFTkSuQmCC");

	@Autowired
	private MockMvcTester pages;

	@Autowired
	private Configurations configurations;

	@Autowired
	private Administration administration;

	@Autowired
	private ApplicationEvents events;

	@Test
	void everyKindHasAListAndAForm() {
		for (RecordPage page : RecordPages.all()) {
			assertThat(get(page.path())).as(page.slug()).hasStatusOk().bodyText().contains("New " + page.one());
			assertThat(get(page.path() + "/new")).as(page.slug()).hasStatusOk().bodyText().contains("</html>");
			this.configurations.current()
				.all(page.kind())
				.limit(3)
				.forEach((record) -> assertThat(get(page.path(record.id().number()))).as(record.id().toString())
					.hasStatusOk()
					.bodyText()
					.contains("</html>", "name=\"seen\" value=\"" + record.revision() + "\""));
		}
		assertThat(get("/configuration/infinity")).hasStatusOk().bodyText().contains("Themes", "SIP proxies");
		assertThat(get("/configuration")).hasRedirectedUrl(CONFERENCES);
		assertThat(get("/configuration/nothing")).hasStatus(404);
		assertThat(get(CONFERENCES + "/999999")).hasStatus(404);
	}

	@Test
	void createsAConferenceWithAliases() {
		String name = unique("Created");
		MvcTestResult saved = post(CONFERENCES + "/new", ServiceFields.SERVICE_TYPE, "conference", CommonFields.NAME,
				name, ServiceFields.PIN, "975310", "_aliases", "on", "aliases[0].alias", name + "@example.com",
				"aliases[7].alias", "", "aliases[9].alias", name, "reason", "A new room");
		assertThat(saved).hasRedirectedUrl(CONFERENCES);
		Conference conference = conference(name);
		assertThat(conference.aliases()).extracting((alias) -> alias.alias())
			.containsExactly(name + "@example.com", name);
		assertThat(conference.document().secret(ServiceFields.PIN)).isEqualTo(Secret.of("975310"));
		assertThat(get(CONFERENCES + "/" + number(conference))).bodyText().doesNotContain("975310");
		assertThat(post(CONFERENCES + "/" + number(conference), "seen", conference.revision(), "stay", "true",
				CommonFields.DESCRIPTION, "Now with a description"))
			.hasRedirectedUrl(CONFERENCES + "/" + number(conference));
		assertThat(conference(name).document().text(CommonFields.DESCRIPTION)).isEqualTo("Now with a description");
		assertThat(conference(name).aliases()).hasSize(2);
		assertThat(conference(name).document().has(ServiceFields.PIN)).isTrue();
	}

	@Test
	void saysBesideTheFieldWhatIsWrongAndKeepsWhatWasTyped() {
		MvcTestResult refused = post(CONFERENCES + "/new", ServiceFields.SERVICE_TYPE, "conference", CommonFields.NAME,
				"", CommonFields.DESCRIPTION, "kept text", ServiceFields.PARTICIPANT_LIMIT, "many", "_aliases", "on",
				"aliases[0].alias", "x".repeat(300), "reason", "kept reason");
		assertThat(refused).hasStatus(422)
			.bodyText()
			.contains("3 things are to be mended", "This is needed", "value=\"kept text\"", "value=\"many\"",
					"id=\"f-participant_limit-error\"", "“many” cannot be used. Expected: a whole number",
					"value=\"kept reason\"", "id=\"f-aliases-0-alias-error\"", "x".repeat(300));
		MvcTestResult taken = post(CONFERENCES + "/new", CommonFields.NAME, "bob smith", "_aliases", "on",
				"aliases[0].alias", "other", "aliases[1].alias", "MEET.BOB");
		assertThat(taken).hasStatus(422)
			.bodyText()
			.contains("id=\"f-name-error\"", "id=\"f-aliases-1-alias-error\"", "is taken")
			.doesNotContain("id=\"f-aliases-0-alias-error\"");
	}

	@Test
	void findsRecordsWithSecretsThatNobodyKnowsAndNeverTakesThemForNone() {
		String name = unique("Unknown");
		String known = unique("Known");
		this.administration.create(RecordKind.CONFERENCE,
				Document.empty().with(CommonFields.NAME, name).with(ServiceFields.PIN, Secret.unknown()),
				Actor.system(), null);
		this.administration.create(RecordKind.CONFERENCE,
				Document.empty().with(CommonFields.NAME, known).with(ServiceFields.PIN, Secret.of("975310")),
				Actor.system(), null);
		assertThat(get(CONFERENCES + "?secrets=unknown")).bodyText()
			.contains(name, "Host PIN unknown", "Secrets: Unknown to Usher")
			.doesNotContain(known);
		Conference conference = conference(name);
		assertThat(post(CONFERENCES + "/" + number(conference), "seen", conference.revision(), CommonFields.DESCRIPTION,
				"changed", ServiceFields.PIN, ""))
			.hasRedirectedUrl(CONFERENCES);
		assertThat(conference(name).document().text(CommonFields.DESCRIPTION)).isEqualTo("changed");
		assertThat(conference(name).document().secret(ServiceFields.PIN)).isEqualTo(Secret.unknown());
	}

	@Test
	void showsBothVersionsOfAStaleEdit() {
		Conference conference = create(unique("Stale"));
		String path = CONFERENCES + "/" + number(conference);
		assertThat(post(path, "seen", conference.revision(), CommonFields.DESCRIPTION, "what they wrote"))
			.hasRedirectedUrl(CONFERENCES);
		MvcTestResult stale = post(path, "seen", conference.revision(), CommonFields.DESCRIPTION, "what I wrote");
		assertThat(stale).hasStatus(409)
			.bodyText()
			.contains("Somebody else changed", "what they wrote", "what I wrote");
		assertThat(conference(conference.name()).document().text(CommonFields.DESCRIPTION))
			.isEqualTo("what they wrote");
		assertThat(
				post(path, "seen", conference(conference.name()).revision(), CommonFields.DESCRIPTION, "what I wrote"))
			.hasRedirectedUrl(CONFERENCES);
		assertThat(conference(conference.name()).document().text(CommonFields.DESCRIPTION)).isEqualTo("what I wrote");
	}

	@Test
	void offersToSaveAnewWhatSomebodyDeleted() {
		Conference conference = create(unique("Gone"));
		assertThat(post(CONFERENCES + "/delete", "number", number(conference), "sure", "true"))
			.hasRedirectedUrl(CONFERENCES);
		assertThat(post(CONFERENCES + "/" + number(conference), "seen", conference.revision(), CommonFields.NAME,
				conference.name(), CommonFields.DESCRIPTION, "typed in vain"))
			.hasStatus(422)
			.bodyText()
			.contains("deleted it meanwhile", "typed in vain", "action=\"" + CONFERENCES + "/new\"");
	}

	@Test
	void copiesAllButAliases() {
		ConfigurationRecord bob = record(RecordKind.CONFERENCE, "Bob Smith");
		assertThat(get(CONFERENCES + "/new?copy=" + bob.id().number())).bodyText()
			.contains("Copy of Bob Smith")
			.doesNotContain("value=\"meet.bob\"", "2468");
		String name = unique("Copied");
		assertThat(post(CONFERENCES + "/new", "copy", bob.id().number(), CommonFields.NAME, name))
			.hasRedirectedUrl(CONFERENCES);
		assertThat(conference(name).aliases()).isEmpty();
		assertThat(conference(name).document().secret(ServiceFields.PIN)).isEqualTo(Secret.of("2468"));
	}

	@Test
	void showsTheFieldsOfTheTypeAlone() {
		assertThat(get(CONFERENCES + "/new?service_type=two_stage_dialing")).bodyText()
			.contains("name=\"match_string\"")
			.doesNotContain("name=\"allow_guests\"");
		assertThat(
				post(CONFERENCES + "/form", CommonFields.NAME, "typed before", ServiceFields.SERVICE_TYPE, "lecture"))
			.hasStatusOk()
			.bodyText()
			.contains("name=\"guest_view\"", "value=\"typed before\"")
			.doesNotContain("name=\"match_string\"");
	}

	@Test
	void saysWhatRefersToWhatCannotBeDeleted() {
		long standard = record(RecordKind.POLICY_PROFILE, "Standard").id().number();
		assertThat(get("/configuration/policy-profiles/" + standard)).bodyText().contains("Used by", "London");
		assertThat(post("/configuration/policy-profiles/delete", "number", standard)).hasStatusOk()
			.bodyText()
			.contains("Delete “Standard”?");
		assertThat(post("/configuration/policy-profiles/delete", "number", standard, "sure", "true")).hasStatus(409)
			.bodyText()
			.contains("“Standard” is in use", "London", "New York");
		assertThat(this.configurations.current().record(RecordKind.POLICY_PROFILE, standard)).isNotNull();
	}

	@Test
	void changesAndDeletesAllThatWasFound() {
		String prefix = unique("Bulk");
		for (int i = 0; i < 3; i++) {
			create(prefix + " " + i);
		}
		long before = this.configurations.current().revision();
		assertThat(post(CONFERENCES + "/edit", "all", "true", "q", prefix, "field", "service_tag")).hasStatusOk()
			.bodyText()
			.contains("3 conferences", "name=\"service_tag\"");
		assertThat(post(CONFERENCES + "/edit", "all", "true", "q", prefix, "field", "participant_limit",
				ServiceFields.PARTICIPANT_LIMIT, "-1", "sure", "true"))
			.hasStatus(422)
			.bodyText()
			.contains("“-1” cannot be used");
		assertThat(post(CONFERENCES + "/edit", "all", "true", "q", prefix, "field", "service_tag",
				ServiceFields.SERVICE_TAG, "tagged", "sure", "true"))
			.hasRedirectedUrl(CONFERENCES);
		assertThat(this.configurations.current().revision()).isEqualTo(before + 1);
		assertThat(conference(prefix + " 2").document().text(ServiceFields.SERVICE_TAG)).isEqualTo("tagged");
		assertThat(post(CONFERENCES + "/delete", "all", "true", "q", prefix, "sure", "true"))
			.hasRedirectedUrl(CONFERENCES);
		assertThat(this.configurations.current().conferenceNamed(prefix + " 1")).isEmpty();
		assertThat(this.configurations.current().conferenceNamed("Bob Smith")).isPresent();
	}

	@Test
	void putsParticipantsIntoTheirConference() {
		Conference conference = create(unique("Dialling"));
		String path = CONFERENCES + "/" + number(conference);
		assertThat(post("/configuration/participants/new", "for", number(conference), AdpFields.REMOTE_ALIAS,
				"sip:carol@example.com", AdpFields.PROTOCOL, "sip", AdpFields.ROLE, "guest"))
			.hasRedirectedUrl(path);
		assertThat(get(path)).bodyText().contains("sip:carol@example.com");
		Long participant = conference(conference.name()).automaticParticipants().get(0);
		assertThat(post(CONFERENCES + "/delete", "number", number(conference))).bodyText()
			.contains("Also delete the Automatically Dialed Participant");
		assertThat(post(CONFERENCES + "/delete", "number", number(conference), "sure", "true", "participants", "true"))
			.hasRedirectedUrl(CONFERENCES);
		assertThat(this.configurations.current().record(RecordKind.AUTOMATIC_PARTICIPANT, participant)).isNull();
	}

	@Test
	void deletesParticipantsOutOfTheirConferences() {
		Conference conference = create(unique("Losing"));
		post("/configuration/participants/new", "for", number(conference), AdpFields.REMOTE_ALIAS,
				"sip:dan@example.com", AdpFields.PROTOCOL, "sip", AdpFields.ROLE, "guest");
		Long participant = conference(conference.name()).automaticParticipants().get(0);
		assertThat(post("/configuration/participants/delete", "number", participant, "sure", "true"))
			.hasRedirectedUrl("/configuration/participants");
		assertThat(conference(conference.name()).automaticParticipants()).isEmpty();
	}

	@Test
	void showsPinsToThoseWhoMayReadThemAndTellsThatItDid() {
		ConfigurationRecord bob = record(RecordKind.CONFERENCE, "Bob Smith");
		String reveal = CONFERENCES + "/" + bob.id().number() + "/reveal";
		assertThat(post(reveal, "field", "pin")).hasStatusOk().bodyText().contains("2468");
		assertThat(this.events.stream(SecretRevealed.class)).singleElement()
			.satisfies((event) -> assertThat(event.record()).isEqualTo(bob.id()))
			.satisfies((event) -> assertThat(event.actor().name()).isEqualTo("admin"));
		String device = unique("device") + "@example.com";
		this.administration.create(RecordKind.DEVICE,
				Document.empty()
					.with(DeviceFields.ALIAS, device)
					.with(DeviceFields.USERNAME, "device")
					.with(DeviceFields.PASSWORD, Secret.of("never shown again")),
				Actor.system(), null);
		long number = this.configurations.current()
			.find(RecordKind.DEVICE, DeviceFields.ALIAS, device)
			.orElseThrow()
			.id()
			.number();
		assertThat(post("/configuration/devices/" + number + "/reveal", "field", "password")).hasStatus(404);
		assertThat(get("/configuration/devices/" + number)).bodyText().doesNotContain("never shown again");
	}

	@Test
	@WithRole(Role.OPERATOR)
	void operatorsKeepConferencesButNoProfilesAndReadNoPins() {
		String name = unique("Operated");
		assertThat(post(CONFERENCES + "/new", CommonFields.NAME, name)).hasRedirectedUrl(CONFERENCES);
		assertThat(post(CONFERENCES + "/" + number(conference("Bob Smith")) + "/reveal", "field", "pin"))
			.hasStatus(403);
		assertThat(post("/configuration/policy-profiles/new", CommonFields.NAME, unique("Refused"))).hasStatus(403);
		assertThat(post("/configuration/policy-profiles/delete", "number",
				record(RecordKind.POLICY_PROFILE, "Edge").id().number(), "sure", "true"))
			.hasStatus(403);
		assertThat(post("/settings", GlobalFields.MIN_PIN_LENGTH, "6")).hasStatus(403);
		assertThat(get("/configuration/policy-profiles/" + record(RecordKind.POLICY_PROFILE, "Edge").id().number()))
			.bodyText()
			.contains("disabled=\"disabled\"")
			.doesNotContain(">Save<");
	}

	@Test
	@WithRole(Role.AUDITOR)
	void auditorsReadAndChangeNothing() {
		assertThat(get(CONFERENCES)).hasStatusOk().bodyText().doesNotContain("New conference");
		assertThat(post(CONFERENCES + "/new", CommonFields.NAME, unique("Refused"))).hasStatus(403);
		assertThat(post(CONFERENCES + "/delete", "number", number(conference("Bob Smith")), "sure", "true"))
			.hasStatus(403);
	}

	@Test
	@WithRole(Role.HELP_DESK)
	void theHelpDeskSeesNoConfiguration() {
		assertThat(get(CONFERENCES)).hasStatus(403);
	}

	@Test
	void searchesFiltersSortsAndPages() {
		String tag = unique("paged");
		List<Edit> edits = new ArrayList<>();
		this.administration.reserve(RecordKind.CONFERENCE, 60)
			.forEach((id) -> edits.add(new Edit.Create(id,
					Document.empty()
						.with(CommonFields.NAME, tag + " " + (1000 + edits.size()))
						.with(ConferenceFields.ALIASES,
								List.of(Document.empty().with(ConferenceFields.ALIAS, tag + edits.size()))))));
		this.administration.save(edits, Actor.system(), null);
		assertThat(get(CONFERENCES + "?q=" + tag.toUpperCase(Locale.ROOT))).bodyText()
			.contains("60 of", tag + " 1000", "Page 1 of 2", "1 to 50 of 60")
			.doesNotContain(tag + " 1050");
		assertThat(get(CONFERENCES + "?q=" + tag + "&page=2")).bodyText()
			.contains(tag + " 1050")
			.doesNotContain(tag + " 1000");
		assertThat(get(CONFERENCES + "?q=" + tag + "&sort=-name")).bodyText()
			.contains(tag + " 1059", "aria-sort=\"descending\"")
			.doesNotContain(tag + " 1000");
		assertThat(get(CONFERENCES + "?q=" + tag + "&service_type=lecture")).bodyText().contains("Nothing matches");
		assertThat(get(CONFERENCES + "?q=" + tag + "17&page=99")).bodyText().contains(tag + "17");
		MvcTestResult fragment = this.pages.get()
			.uri(CONFERENCES + "?q=" + tag + "&service_type=")
			.header("HX-Target", "list")
			.exchange();
		assertThat(fragment).hasHeader("HX-Push-Url", CONFERENCES + "?q=" + tag)
			.bodyText()
			.contains("id=\"list\"")
			.doesNotContain("<html");
		assertThat(post(CONFERENCES + "/delete", "all", "true", "q", tag, "sure", "true"))
			.hasRedirectedUrl(CONFERENCES);
	}

	@Test
	void namesThatLookLikeMarkupAreText() {
		String name = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)> " + unique("x");
		assertThat(post(CONFERENCES + "/new", CommonFields.NAME, name, "_aliases", "on", "aliases[0].alias",
				"<b>" + unique("alias") + "</b>"))
			.hasRedirectedUrl(CONFERENCES);
		long number = number(conference(name));
		for (String path : List.of(CONFERENCES, CONFERENCES + "/" + number, CONFERENCES + "/" + number + "/delete",
				CONFERENCES + "/new?copy=" + number, CONFERENCES + "?q=%3Cscript%3E%22")) {
			assertThat(get(path)).as(path).bodyText().doesNotContain("<script>alert", "<img src=x", "<b>alias");
		}
		assertThat(post(CONFERENCES + "/delete", "number", number, "sure", "true")).hasRedirectedUrl(CONFERENCES);
	}

	@Test
	void takesPicturesOfPeople() {
		String address = unique("carol") + "@example.com";
		MvcTestResult saved = this.pages.post()
			.uri("/configuration/people/new")
			.multipart()
			.file(new MockMultipartFile("picture", "carol.png", "image/png", PIXEL))
			.with(csrf())
			.param(PersonFields.PRIMARY_EMAIL_ADDRESS.name(), address)
			.exchange();
		assertThat(saved).hasRedirectedUrl("/configuration/people");
		ConfigurationRecord person = this.configurations.current()
			.find(RecordKind.PERSON, PersonFields.PRIMARY_EMAIL_ADDRESS, address)
			.orElseThrow();
		String path = "/configuration/people/" + person.id().number();
		assertThat(get(path + "/picture")).hasStatusOk().hasContentType("image/png").body().isEqualTo(PIXEL);
		assertThat(post(path, "seen", person.revision(), PersonFields.DISPLAY_NAME, "Carol"))
			.hasRedirectedUrl("/configuration/people");
		assertThat(get(path + "/picture")).hasStatusOk();
		long revision = Objects
			.requireNonNull(this.configurations.current().record(RecordKind.PERSON, person.id().number()))
			.revision();
		assertThat(post(path, "seen", revision, "picture.remove", "true")).hasRedirectedUrl("/configuration/people");
		assertThat(get(path + "/picture")).hasStatus(404);
	}

	@Test
	void movesRulesAndTriesAliases() {
		String rules = "/configuration/call-routing-rules";
		List<CallRoutingRule> before = this.configurations.current().rules().inOrder();
		CallRoutingRule last = before.get(before.size() - 1);
		assertThat(post(rules + "/" + last.id().number() + "/move", "place", 1)).hasRedirectedUrl(rules);
		assertThat(this.configurations.current().rules().inOrder().get(0).id()).isEqualTo(last.id());
		assertThat(post(rules + "/" + last.id().number() + "/move", "place", before.size())).hasRedirectedUrl(rules);
		assertThat(this.configurations.current().rules().inOrder()).extracting(CallRoutingRule::name)
			.containsExactlyElementsOf(before.stream().map(CallRoutingRule::name).toList());
		assertThat(get(rules + "/try?alias=room@paris.branch.example.com&protocol=sip")).bodyText()
			.contains("taken by “Branch offices”", "room.paris@example.net", "Teams meetings");
		assertThat(get(rules + "/try?alias=nobody&outgoing=true")).bodyText().contains("no rule", "Outgoing calls");
	}

	@Test
	void savesTheSettings() {
		long seen = this.configurations.current().settings().revision();
		assertThat(post("/settings", "seen", seen, GlobalFields.MIN_PIN_LENGTH, "2")).hasStatus(422)
			.bodyText()
			.contains("“2” cannot be used");
		assertThat(post("/settings", "seen", seen, GlobalFields.MIN_PIN_LENGTH, "4")).hasRedirectedUrl("/settings");
		assertThat(this.configurations.current().settings().minPinLength()).isEqualTo(4);
	}

	@Test
	void asksForNoSettingOfInfinityThatMeansNothingHere() {
		assertThat(get("/settings")).hasStatusOk()
			.bodyText()
			.contains(GlobalFields.MIN_PIN_LENGTH.name())
			.doesNotContain(InfinityGlobalFields.ENABLE_CHAT.name(), InfinityGlobalFields.DEFAULT_THEME.name());
	}

	private MvcTestResult get(String path) {
		return this.pages.get().uri(URI.create(path)).exchange();
	}

	private MvcTestResult post(String path, Object... namesAndValues) {
		MockMvcTester.MockMvcRequestBuilder request = this.pages.post().uri(path).with(csrf());
		for (int i = 0; i < namesAndValues.length; i += 2) {
			Object name = namesAndValues[i];
			request = request.param((name instanceof Field field) ? field.name() : name.toString(),
					namesAndValues[i + 1].toString());
		}
		return request.exchange();
	}

	private Conference create(String name) {
		this.administration.create(RecordKind.CONFERENCE, Document.of(Map.of(CommonFields.NAME.name(), name)),
				Actor.system(), null);
		return conference(name);
	}

	private Conference conference(String name) {
		return this.configurations.current().conferenceNamed(name).orElseThrow();
	}

	private ConfigurationRecord record(RecordKind kind, String name) {
		return this.configurations.current().find(kind, CommonFields.NAME, name).orElseThrow();
	}

	private static long number(ConfigurationRecord record) {
		return record.id().number();
	}

	private static String unique(String word) {
		return word + "-" + UUID.randomUUID().toString().substring(0, 8);
	}

}
