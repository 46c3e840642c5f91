package io.usher.web.dashboard;

import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import io.usher.api.decision.Asker;
import io.usher.core.account.Role;
import io.usher.core.administration.Administration;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.GlobalFields;
import io.usher.core.catalogue.ProfileFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RequestType;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Configurations;
import io.usher.core.configuration.RecordEdit;
import io.usher.core.decision.Decision;
import io.usher.core.decision.DecisionContext;
import io.usher.core.decision.Decisions;
import io.usher.core.decision.Parameters;
import io.usher.core.decision.PolicyRequest;
import io.usher.core.history.Actor;
import io.usher.core.infinity.GlobalSettings;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import io.usher.web.ConsoleTest;
import io.usher.web.WithRole;
import io.usher.web.traffic.Traffic;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;

@ConsoleTest
@WithRole
class DashboardPageTests {

	@Autowired
	private MockMvcTester pages;

	@Autowired
	private Traffic traffic;

	@Autowired
	private Configurations configurations;

	@Autowired
	private Administration administration;

	@Test
	void strangersAreAskedToLogIn() {
		for (String path : new String[] { "/", "/dashboard/live", "/dashboard/traffic.json", "/dashboard/changes" }) {
			assertThat(this.pages.get().uri(path).with(anonymous())).as(path).hasRedirectedUrl("/login");
		}
	}

	@Test
	void showsNodesWithLocationVersionAndRequests() {
		String node = node("London", "version_id", "34", "pseudo_version_id", "77683.0.0");
		assertThat(get("/")).hasStatusOk()
			.bodyText()
			.contains("<title>Dashboard · Usher</title>", node, "by way of 192.0.2.1", "34 (77683.0.0)", "just now",
					"Requests a minute", "/decisions?node=" + node);
	}

	@Test
	void showsWhatNodesSayAsText() {
		node("<script>alert(1)</script>", "version_id", "\"><img src=x onerror=alert(1)>");
		assertThat(get("/")).bodyText()
			.contains("&lt;script&gt;alert(1)", "/configuration/system-locations/new?name=%3Cscript%3E")
			.doesNotContain("<script>alert", "<img src=x");
	}

	@Test
	void warnsOfLocationsThatUsherDoesNotKnow() {
		String location = "Unknown " + UUID.randomUUID();
		node(location);
		assertThat(get("/")).bodyText().contains("Nodes ask for location “" + location + "”");
	}

	@Test
	void warnsOfLocationsWithoutProfileProfilesWithoutLocationAndUnknownSecrets() {
		String name = "Odd " + UUID.randomUUID();
		this.administration.create(RecordKind.SYSTEM_LOCATION, Document.empty().with(CommonFields.NAME, name),
				Actor.system(), null);
		this.administration.create(RecordKind.POLICY_PROFILE,
				Document.empty().with(CommonFields.NAME, name).with(ProfileFields.PASSWORD, Secret.unknown()),
				Actor.system(), null);
		assertThat(get("/")).bodyText()
			.contains("Location “" + name + "” has no policy profile", "No location uses policy profile “" + name + "”",
					"with a PIN or password that Usher does not know (", "Policy profiles: ", "?secrets=unknown");
	}

	@Test
	void linksFailingScriptsToTheScriptAndTheDecision() {
		Decision decision = failingScript();
		assertThat(get("/")).bodyText()
			.contains("/scripts/4711/service", "line 2", "1 of 1 runs", "/decisions/" + decision.id());
	}

	@Test
	void showsThisInstanceAndItsRevision() {
		assertThat(get("/")).bodyText()
			.contains("this one", "Serves revision <span>" + this.configurations.current().revision() + "</span>");
	}

	@Test
	void refreshesItsPartsWithoutTheFrame() {
		assertThat(get("/dashboard/live")).hasStatusOk()
			.bodyText()
			.contains("id=\"dash-top\"", "id=\"dash-bottom\"")
			.doesNotContain("<html", "u-side", "id=\"charts\"");
	}

	@Test
	void givesTheChartsTheirFigures() {
		node("London");
		assertThat(get("/dashboard/traffic.json")).hasStatusOk().bodyJson().satisfies((json) -> {
			json.assertThat().extractingPath("$.step").isEqualTo(60);
			json.assertThat().extractingPath("$.periods.length()").isEqualTo(60);
			json.assertThat().extractingPath("$.types[0].key").isEqualTo("service-configuration");
		});
		assertThat(get("/dashboard/traffic.json?span=day")).bodyJson().extractingPath("$.step").isEqualTo(3600);
	}

	@Test
	void tellsWhatChangedLatelyByWhomAndWhy() {
		String reason = "Because " + UUID.randomUUID();
		this.administration.create(RecordKind.SYSTEM_LOCATION, Document.empty().with(CommonFields.NAME, "Of " + reason),
				new Actor("alice", null, Actor.Via.CONSOLE), reason);
		assertThat(get("/dashboard/changes")).hasStatusOk()
			.bodyText()
			.contains("System location “Of " + reason + "” created", "alice", ">" + reason + "<",
					"/history/" + this.configurations.current().revision());
	}

	@Test
	@WithRole(Role.HELP_DESK)
	void helpDeskSeesTrafficButNothingOfTheConfiguration() {
		String node = node("Unheard of " + UUID.randomUUID());
		assertThat(get("/")).hasStatusOk()
			.bodyText()
			.contains(node, "Failing scripts", "/decisions", "Requests a minute")
			.doesNotContain("Instances", "External policy servers", "What changed lately", "Create it", "/connect",
					"has no policy profile");
		assertThat(get("/dashboard/changes")).hasStatus(403);
		assertThat(get("/dashboard/traffic.json")).hasStatusOk();
	}

	@Test
	@WithRole(Role.AUDITOR)
	void auditorsSeeAllOfItAndTestNothing() {
		assertThat(get("/")).hasStatusOk().bodyText().contains("Instances", "What changed lately");
		assertThat(get("/dashboard/changes")).hasStatusOk();
	}

	private MvcTestResult get(String path) {
		return this.pages.get().uri(path).exchange();
	}

	private String node(String location, String... parameters) {
		String node = "10." + new Random().nextInt(256) + "." + new Random().nextInt(256) + ".1";
		String[] all = new String[parameters.length + 4];
		all[0] = "node_ip";
		all[1] = node;
		all[2] = "location";
		all[3] = location;
		System.arraycopy(parameters, 0, all, 4, parameters.length);
		decided(Decisions.decide(PolicyRequest.of(RequestType.DIRECTORY, "", Parameters.of(all)),
				this.configurations.current(), context()));
		return node;
	}

	private Decision failingScript() {
		RecordId profile = new RecordId(RecordKind.POLICY_PROFILE, 4711);
		Document document = Document.empty()
			.with(CommonFields.NAME, "Faulty")
			.with(ProfileFields.ENABLE_INTERNAL_SERVICE_POLICY, true)
			.with(ProfileFields.INTERNAL_SERVICE_POLICY_TEMPLATE, "\n{{ 1 // 0 }}");
		Configuration configuration = Configuration.empty()
			.with(1, List.of(new RecordEdit(profile, document), new RecordEdit(GlobalSettings.ID,
					Document.empty().with(GlobalFields.DEFAULT_POLICY_SERVER, profile.number()))));
		Decision decision = Decisions.decide(
				PolicyRequest.of(RequestType.SERVICE_CONFIGURATION, "", Parameters.of("local_alias", "meet")),
				configuration, context());
		decided(decision);
		return decision;
	}

	private void decided(Decision decision) {
		this.traffic.decided(decision, 1_000_000, new Asker("192.0.2.1", "infinity", "First node credential"));
	}

	private static DecisionContext context() {
		return DecisionContext.of(Clock.systemUTC(), new Random());
	}

}
