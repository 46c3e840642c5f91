package io.usher.web.connect;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

import io.usher.api.decision.Asker;
import io.usher.core.account.Role;
import io.usher.core.administration.Administration;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ProfileFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RequestType;
import io.usher.core.configuration.Configurations;
import io.usher.core.decision.DecisionContext;
import io.usher.core.decision.Decisions;
import io.usher.core.decision.Parameters;
import io.usher.core.decision.PolicyRequest;
import io.usher.core.history.Actor;
import io.usher.core.record.Document;
import io.usher.core.record.Secret;
import io.usher.web.ConsoleTest;
import io.usher.web.WithRole;
import io.usher.web.traffic.Traffic;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

@ConsoleTest
@WithRole
class ConnectPageTests {

	@Autowired
	private MockMvcTester pages;

	@Autowired
	private Traffic traffic;

	@Autowired
	private Configurations configurations;

	@Autowired
	private Administration administration;

	@Test
	void saysWhatToEnterForALocation() {
		assertThat(get("/connect?location=London")).hasStatusOk()
			.bodyText()
			.contains("<title>Connect Infinity · Usher</title>", "http://localhost</code>", "<code>infinity</code>",
					"Enable external service configuration lookup", "policy profile",
					"/policy/v1/service/configuration?local_alias=usher-test&amp;location=London")
			.doesNotContain("a node's password");
	}

	@Test
	void takesTheAddressThatTheBrowserUsesAndWarnsWhereNodesCannot() {
		assertThat(this.pages.get().uri("https://usher.example.com:443/connect?location=London")).bodyText()
			.contains("https://usher.example.com</code>", "A proxy in front of Usher speaks TLS")
			.doesNotContain("Nodes cannot reach this address", "plain HTTP");
		assertThat(get("/connect?location=London")).bodyText()
			.contains("Nodes cannot reach this address", "plain HTTP");
	}

	@Test
	void namesOnlyCredentialsThatAreValidForTheLocation() {
		String name = "of-paris-" + UUID.randomUUID();
		long paris = location("Paris " + name);
		this.administration.create(RecordKind.NODE_CREDENTIAL,
				Document.empty()
					.with(CommonFields.NAME, name)
					.with(AccountFields.USERNAME, name)
					.with(AccountFields.VERIFIER, Secret.of("dmVyaWZpZXI="))
					.with(AccountFields.LOCATIONS, List.of(paris)),
				Actor.system(), null);
		assertThat(this.pages.get().uri("/connect?location={name}", "Paris " + name)).bodyText()
			.contains("<code>" + name + "</code>", "only for chosen locations")
			.doesNotContain("dmVyaWZpZXI=");
		assertThat(get("/connect?location=London")).bodyText().doesNotContain("<code>" + name + "</code>");
	}

	@Test
	void warnsOfALocationThatUsherDoesNotKnow() {
		assertThat(this.pages.get().uri("/connect?location={name}", "<b>Nowhere")).hasStatusOk()
			.bodyText()
			.contains("Usher knows no location “<span>&lt;b&gt;Nowhere</span>”",
					"/configuration/system-locations/new?name=%3Cb%3ENowhere");
	}

	@Test
	void showsWhetherRequestsArrive() {
		String name = "Oslo " + UUID.randomUUID();
		location(name);
		assertThat(this.pages.get().uri("/connect/live?location={name}", name)).hasStatusOk()
			.bodyText()
			.contains("not yet", "No node asked for")
			.doesNotContain("<html");
		this.traffic.decided(
				Decisions.decide(
						PolicyRequest.of(RequestType.AVATAR, "alice",
								Parameters.of("node_ip", "10.99.0.1", "location", name.toUpperCase(Locale.ROOT),
										"version_id", "35")),
						this.configurations.current(), DecisionContext.of(Clock.systemUTC(), new Random())),
				1000, new Asker("192.0.2.1", "infinity", "First node credential"));
		assertThat(this.pages.get().uri("/connect/live?location={name}", name)).bodyText()
			.contains("10.99.0.1", "arrives", "Infinity <span>35</span>", "First node credential")
			.doesNotContain("not yet");
		assertThat(this.pages.get().uri("/connect?location={name}", name)).bodyText().contains("is on in Infinity");
	}

	@Test
	void showsRefusedCredentialsAsText() {
		this.traffic.refused(401, "wrong user name or password",
				new Asker("192.0.2.66", "<img src=x onerror=alert(1)>", ""));
		assertThat(get("/connect/live?location=London")).bodyText()
			.contains("192.0.2.66", "&lt;img src=x", "401")
			.doesNotContain("<img src=x");
	}

	@Test
	void pagesOfProfilesAndLocationsLeadHere() {
		String name = "Tromsø & co " + UUID.randomUUID();
		long location = location(name);
		assertThat(get("/configuration/system-locations/" + location)).hasStatusOk()
			.bodyText()
			.contains("No policy profile.", "/connect?location=Troms%C3%B8%20%26%20co%20");
		this.administration.create(RecordKind.POLICY_PROFILE,
				Document.empty().with(CommonFields.NAME, name).with(ProfileFields.URL, "https://policy.example.com"),
				Actor.system(), null);
		long profile = this.configurations.current()
			.find(RecordKind.POLICY_PROFILE, CommonFields.NAME, name)
			.orElseThrow()
			.id()
			.number();
		assertThat(get("/configuration/policy-profiles/" + profile)).hasStatusOk()
			.bodyText()
			.contains("No location uses this profile", "/connect/upstreams/" + profile);
	}

	@Test
	void offersNoCertificateThatUsherDoesNotShow() {
		assertThat(get("/connect/certificates.pem")).hasStatus(404);
	}

	@Test
	@WithRole(Role.AUDITOR)
	void auditorsReadItAndGetNoBundle() {
		assertThat(get("/connect?location=London")).hasStatusOk().bodyText().doesNotContain("Support bundle");
	}

	@Test
	@WithRole(Role.HELP_DESK)
	void isNotForTheHelpDesk() {
		assertThat(get("/connect")).hasStatus(403);
		assertThat(get("/connect/live")).hasStatus(403);
	}

	private long location(String name) {
		this.administration.create(RecordKind.SYSTEM_LOCATION, Document.empty().with(CommonFields.NAME, name),
				Actor.system(), null);
		return this.configurations.current().location(name).orElseThrow().id().number();
	}

	private MvcTestResult get(String path) {
		return this.pages.get().uri(path).exchange();
	}

}
