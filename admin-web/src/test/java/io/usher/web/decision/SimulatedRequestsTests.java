package io.usher.web.decision;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import javax.imageio.ImageIO;

import io.usher.core.account.Role;
import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.DeviceFields;
import io.usher.core.catalogue.LocationFields;
import io.usher.core.catalogue.PersonFields;
import io.usher.core.catalogue.ProfileFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import io.usher.web.ConsoleTest;
import io.usher.web.WithRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All six requests in the simulator, at other times and by earlier revisions.
 */
@ConsoleTest
@WithRole
class SimulatedRequestsTests {

	private final String unique = UUID.randomUUID().toString().substring(0, 8);

	@Autowired
	private MockMvcTester pages;

	@Autowired
	private Configurations configurations;

	@Autowired
	private Administration administration;

	@Test
	void answersAParticipantRequest() {
		assertThat(get("/simulator?request_type=participant_properties&service_name=Alice Jones&remote_alias=carol"))
			.hasStatusOk()
			.bodyText()
			.contains("Participant properties", "u-tone-fallback", "Nothing changes the participant.",
					"name=\"preauthenticated_role\"", "name=\"call_uuid\"", "idp_attribute_");
	}

	@Test
	void answersAMediaLocationRequest() {
		assertThat(get("/simulator?request_type=media_location&location=Edge")).hasStatusOk()
			.bodyText()
			.contains("Media is handled in “London”", "name=\"ms-subnet\"", "name=\"proxy_node_address\"");
	}

	@Test
	void showsTheVeryPictureAndItsSize() throws IOException {
		create(RecordKind.PERSON,
				Document.empty()
					.with(PersonFields.PRIMARY_EMAIL_ADDRESS, this.unique + "@example.com")
					.with(PersonFields.PICTURE, Base64.getEncoder().encodeToString(jpeg())));
		assertThat(get("/simulator?request_type=avatar&path_alias=" + this.unique + "@example.com&width=40&height=30"))
			.hasStatusOk()
			.bodyText()
			.contains("<img class=\"sim-picture\" src=\"data:image/jpeg;base64,/9j/", "40 × 30 pixels", "Open person");
	}

	@Test
	void showsTheDirectorysEntries() {
		assertThat(get("/simulator?request_type=directory&q=training")).hasStatusOk()
			.bodyText()
			.contains("What the directory shows", "<code>training@example.com</code>");
		assertThat(get("/simulator?request_type=directory&simulate=true")).hasStatusOk()
			.bodyText()
			.contains("id=\"verdict\"");
	}

	@Test
	void masksTheCredentialsOfARegistration() {
		create(RecordKind.DEVICE,
				Document.empty()
					.with(DeviceFields.ALIAS, this.unique + "@example.com")
					.with(DeviceFields.USERNAME, "desk")
					.with(DeviceFields.PASSWORD, Secret.of("hidden-password"))
					.with(DeviceFields.ENABLE_SIP, true));
		assertThat(get("/simulator?request_type=registration&path_alias=" + this.unique + "@example.com&protocol=sip"))
			.hasStatusOk()
			.bodyText()
			.contains("must show its credentials", "Open device", Secret.MASK)
			.doesNotContain("hidden-password");
	}

	@ParameterizedTest
	@CsvSource({ "avatar, Whose picture?", "registration, May this device register?",
			"participant_properties, Who joins what?", "media_location, Where is media handled?",
			"directory, What does the phone book find?" })
	void saysWhatEachRequestIsAboutBeforeAnythingIsAsked(String type, String words) {
		assertThat(get("/simulator?request_type=" + type)).hasStatusOk().bodyText().contains(words, "sim-examples");
	}

	@Test
	void asksForTheAliasInThePath() {
		assertThat(get("/simulator?request_type=registration&protocol=sip")).hasStatus(422)
			.bodyText()
			.contains("call-path-alias-error", "Enter the alias that registers");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"GET /policy/v1/participant/avatar/alice%40example.com?width=100&height=100 HTTP/1.1"
					+ "|/simulator?request_type=avatar&path_alias=alice%40example.com&width=100&height=100",
			"https://usher.example.com/policy/v1/registrations/room%201?protocol=sip"
					+ "|/simulator?request_type=registration&path_alias=room+1&protocol=sip",
			"/policy/v1/registrations?q=al&limit=10|/simulator?request_type=directory&q=al&limit=10",
			"/x/policy/v1/participant/location?location=Edge|/simulator?request_type=media_location&location=Edge",
			"10.0.0.1 - - [23/Nov/2026] \"GET /policy/v1/participant/properties?call_uuid=1 HTTP/1.1\" 200"
					+ "|/simulator?request_type=participant_properties&call_uuid=1" })
	void choosesTheTypeOfAPastedLine(String line, String address) {
		assertThat(this.pages.get().uri("/simulator?request_line={line}", line)).hasRedirectedUrl(address);
	}

	@Test
	void takesOverWhatBothTypesHave() {
		assertThat(get("/simulator?local_alias=meet.bob&location=London&registered=True")).bodyText()
			.contains("?request_type=directory&amp;location=London&amp;draft=true",
					"?request_type=avatar&amp;local_alias=meet.bob&amp;location=London&amp;registered=True&amp;draft=true");
		assertThat(get("/simulator?request_type=avatar&location=London&draft=true")).hasStatusOk()
			.bodyText()
			.contains("Ready when you are", "value=\"London\"")
			.doesNotContain("path-alias-error");
	}

	@Test
	void explainsAScriptWithItsLinesOutputAndLinks() {
		RecordId profile = profileWith(
				"{# first #}\n{{ pex_debug_log(\"pin is\", service_config.pin) }}\n" + "{{ nothing.there }}");
		assertThat(get("/simulator?local_alias=meet.bob&location=Lab " + this.unique)).hasStatusOk()
			.bodyText()
			.contains("Line 3, column", "Open line 3", "href=\"/scripts/" + profile.number() + "/service#L3\"",
					"What it wrote to the support log", "pin is",
					"/configuration/policy-profiles/" + profile.number() + "\"")
			.doesNotContain("2468");
	}

	@Test
	void showsWhatAScriptPrintedWithSecretsMasked() {
		profileWith("{\"action\": \"continue\", \"result\": {\"name\": \"x\", \"service_type\": \"conference\", "
				+ "\"service_tag\": \"t\", \"pin\": \"97531\"}}");
		assertThat(get("/simulator?local_alias=meet.bob&location=Lab " + this.unique)).hasStatusOk()
			.bodyText()
			.contains("What it printed", "&quot;service_tag&quot;: &quot;t&quot;")
			.doesNotContain("97531");
	}

	@Test
	void letsScriptsSeeAnotherTime() {
		profileWith("{{ pex_debug_log(pex_now().year) }}");
		MvcTestResult page = get(
				"/simulator?local_alias=meet.bob&location=Lab " + this.unique + "&at=2024-02-29T11:15:30%2B01:00");
		assertThat(page).hasStatusOk()
			.bodyText()
			.contains("Not as a node is answered now", "2024-02-29T11:15:30+01:00", ">2024</pre>");
		assertThat(this.pages.get()
			.uri("/simulator?local_alias=a&at={at}&at_offset={offset}", "2024-02-29T11:15", "+01:00"))
			.hasRedirectedUrl("/simulator?local_alias=a&at=2024-02-29T11%3A15%3A00%2B01%3A00");
		assertThat(get("/simulator?local_alias=a&at=yesterday")).hasStatus(422)
			.bodyText()
			.contains("Enter a date and a time", "value=\"yesterday\"");
	}

	@Test
	void asksNoServerWhenToldNotTo() {
		RecordId profile = create(RecordKind.POLICY_PROFILE,
				Document.empty()
					.with(CommonFields.NAME, "Asks " + this.unique)
					.with(ProfileFields.URL, "http://192.0.2.1/policy")
					.with(ProfileFields.ENABLE_SERVICE_LOOKUP, true));
		location(profile);
		assertThat(get("/simulator?local_alias=meet.bob&upstream=skip&location=Lab " + this.unique)).hasStatusOk()
			.bodyText()
			.contains("http://192.0.2.1/policy was not asked, as you wished.", "without asking external policy servers",
					"Virtual Meeting Room “Bob Smith”");
	}

	@Test
	void decidesByAnOlderRevisionAndSaysWhatIsDifferentToday() {
		RecordId id = create(RecordKind.CONFERENCE, conference("First " + this.unique, "471100"));
		long before = this.configurations.current().revision();
		this.administration.save(
				List.of(new Edit.Update(id, Edit.ANY_REVISION, conference("Second " + this.unique, "471199"))),
				Actor.system(), null);
		long today = this.configurations.current().revision();
		assertThat(get("/simulator?local_alias=" + this.unique + "&revision=" + before)).hasStatusOk()
			.bodyText()
			.contains("Virtual Meeting Room “First " + this.unique + "”", "Today the answer is different",
					"Virtual Meeting Room “Second " + this.unique + "”", "Simulate by revision " + today,
					"<code>pin</code>", "decided", " by revision <strong>" + before + "</strong>")
			.doesNotContain("471100", "471199");
		assertThat(get("/simulator?local_alias=" + this.unique + "&revision=" + (before - 1))).hasStatusOk()
			.bodyText()
			.contains("Infinity falls back to its own configuration", "Today the answer is different");
		assertThat(get("/simulator?local_alias=meet.bob&revision=" + before)).bodyText()
			.contains("Today the answer is the same");
	}

	@Test
	void saysWhichRevisionsThereAre() {
		assertThat(get("/simulator?local_alias=meet.bob&revision=999999")).hasStatus(422)
			.bodyText()
			.contains("revision: 999999 (expected: 1 to ")
			.doesNotContain("id=\"verdict\"");
		assertThat(get("/simulator?local_alias=meet.bob&revision=last")).hasStatus(422)
			.bodyText()
			.contains("Enter a revision&#39;s number.");
	}

	@Test
	void linksToTheRulesThatWereTried() {
		assertThat(get("/simulator?local_alias=room@paris.branch.example.com&location=London")).bodyText()
			.contains("href=\"/configuration/call-routing-rules/", "href=\"/configuration/system-locations/",
					"href=\"/configuration/policy-profiles/");
	}

	@Test
	@WithRole(Role.HELP_DESK)
	void showsTheHelpDeskNamesWithoutLinks() {
		assertThat(get("/simulator?local_alias=room@paris.branch.example.com&location=London")).hasStatusOk()
			.bodyText()
			.contains("Branch offices", "policy profile &quot;Standard&quot;")
			.doesNotContain("/configuration/", "href=\"/scripts/");
	}

	@Test
	void showsHostileNamesAsText() {
		String hostile = "<img src=x onerror=alert(1)>";
		for (String type : List.of("participant_properties", "media_location", "avatar", "directory", "registration")) {
			MvcTestResult page = get(
					"/simulator?request_type=" + type + "&path_alias=" + hostile + "&remote_display_name=" + hostile
							+ "&vendor=" + hostile + "&q=" + hostile + "&location=" + hostile + "&more=" + hostile);
			assertThat(page).as(type).hasStatusOk().bodyText().contains("&lt;img src=x").doesNotContain("<img src=x");
		}
	}

	private RecordId profileWith(String script) {
		RecordId profile = create(RecordKind.POLICY_PROFILE,
				Document.empty()
					.with(CommonFields.NAME, "Script " + this.unique)
					.with(ProfileFields.ENABLE_INTERNAL_SERVICE_POLICY, true)
					.with(ProfileFields.INTERNAL_SERVICE_POLICY_TEMPLATE, script));
		location(profile);
		return profile;
	}

	private void location(RecordId profile) {
		create(RecordKind.SYSTEM_LOCATION,
				Document.empty()
					.with(CommonFields.NAME, "Lab " + this.unique)
					.with(LocationFields.POLICY_SERVER, profile.number()));
	}

	private Document conference(String name, String pin) {
		return Document.empty()
			.with(CommonFields.NAME, name)
			.with(ServiceFields.SERVICE_TYPE, "conference")
			.with(ServiceFields.PIN, Secret.of(pin))
			.with(ConferenceFields.ALIASES, List.of(Document.empty().with(ConferenceFields.ALIAS, this.unique)));
	}

	private RecordId create(RecordKind kind, Document document) {
		RecordId id = this.administration.reserve(kind, 1).get(0);
		this.administration.save(List.of(new Edit.Create(id, document)), Actor.system(), null);
		return id;
	}

	private static byte[] jpeg() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		ImageIO.write(new BufferedImage(80, 60, BufferedImage.TYPE_INT_RGB), "jpg", bytes);
		return bytes.toByteArray();
	}

	private MvcTestResult get(String address) {
		String encoded = address.replace("<", "%3C").replace(">", "%3E").replace(" ", "%20");
		return this.pages.get().uri(URI.create(encoded)).exchange();
	}

}
