package io.usher.web.log;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.usher.api.decision.DecisionListener;
import io.usher.core.account.Role;
import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.LocationFields;
import io.usher.core.catalogue.ProfileFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RequestType;
import io.usher.core.configuration.Configurations;
import io.usher.core.decision.Decision;
import io.usher.core.decision.DecisionContext;
import io.usher.core.decision.Decisions;
import io.usher.core.decision.Parameters;
import io.usher.core.decision.PolicyRequest;
import io.usher.core.history.Actor;
import io.usher.core.log.LogWriter;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.web.ConsoleTest;
import io.usher.web.WithRole;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The pages of the decision log and the support log.
 */
@ConsoleTest
@WithRole
class DecisionLogPageTests {

	private static final Pattern NEXT = Pattern.compile("data-older href=\"/decisions\\?([^\"]+)\"");

	private static final Pattern ID = Pattern.compile("<tr data-id=\"(\\d+)\"");

	private final String unique = "log" + UUID.randomUUID().toString().substring(0, 8);

	@Autowired
	private MockMvcTester pages;

	@Autowired
	private Configurations configurations;

	@Autowired
	private List<DecisionListener> listeners;

	@Autowired
	private LogWriter writer;

	@Autowired
	private Administration administration;

	@Test
	void listsWhatWasDecidedWithOutcomeAndWhy() {
		Decision decision = call(this.unique, "remote_alias", "sip:carol@example.com", "location", "Edge");
		assertThat(get("/decisions?q=" + this.unique)).hasStatusOk()
			.bodyText()
			.contains("href=\"/decisions/" + decision.id() + "\"", "u-tone-rejected", "Rejected", this.unique,
					"sip:carol@example.com", "rejects such calls.", ">Edge<", "id=\"filter\"");
	}

	@Test
	void findsByEveryFilterOfTheForm() {
		Decision decision = call(this.unique, "remote_display_name", "Carol " + this.unique, "location", "London",
				"node_ip", "10.9.8.7");
		for (String filter : List.of("q=arol%20" + this.unique, "kind=service_configuration", "outcome=continue",
				"location=london", "profile=Standard", "participant=Carol*", "node=10.9.8.7", "slower_than=1",
				"from=2020-01-01T00:00:00Z", "until=2999-01-01T00:00:00Z")) {
			assertThat(get("/decisions?alias=" + this.unique + "&" + filter)).as(filter)
				.hasStatusOk()
				.bodyText()
				.contains(decision.id());
		}
		for (String filter : List.of("q=nothing-like-it", "kind=avatar", "outcome=serve", "location=Edge",
				"profile=Edge", "participant=Dan", "node=10.9.8.6", "slower_than=9999", "script=failed",
				"upstream=failed", "record=Nobody", "until=2020-01-01T00:00:00Z")) {
			assertThat(get("/decisions?alias=" + this.unique + "&" + filter)).as(filter)
				.hasStatusOk()
				.bodyText()
				.contains("No such decision")
				.doesNotContain(decision.id());
		}
	}

	@Test
	void saysWhatIsWrongWithAFilter() {
		assertThat(get("/decisions?slower_than=long")).hasStatus(422)
			.bodyText()
			.contains("slower_than: long (expected: whole milliseconds, such as 500)", "id=\"filter\"");
		assertThat(get("/decisions?kind=nonsense")).hasStatus(422).bodyText().contains("kind: nonsense");
	}

	@Test
	void shortensTheAddressOfAForm() {
		assertThat(this.pages.get()
			.uri("/decisions?q={q}&kind=&from={from}&from_offset={offset}", "a b", "2026-11-01T10:00:00", "+01:00"))
			.hasRedirectedUrl("/decisions?q=a+b&from=2026-11-01T09%3A00%3A00Z");
		assertThat(this.pages.get().uri("/decisions?q=" + this.unique + "&kind=").header("HX-Request", "true"))
			.hasStatusOk()
			.hasHeader("HX-Push-Url", "/decisions?q=" + this.unique)
			.bodyText()
			.contains("id=\"found\"")
			.doesNotContain("<html");
	}

	@Test
	void pagesByCursorWithoutGapsOrRepetition() {
		for (int i = 0; i < 5; i++) {
			call(this.unique);
		}
		List<String> seen = new ArrayList<>();
		String query = "alias=" + this.unique + "&limit=2";
		for (int page = 0; page < 3; page++) {
			String text = text("/decisions?" + query);
			Matcher ids = ID.matcher(text);
			while (ids.find()) {
				seen.add(ids.group(1));
			}
			Matcher next = NEXT.matcher(text);
			if (next.find()) {
				query = next.group(1).replace("&amp;", "&");
			}
		}
		assertThat(seen).hasSize(5)
			.doesNotHaveDuplicates()
			.isSortedAccordingTo((a, b) -> Long.compare(Long.parseLong(b), Long.parseLong(a)));
	}

	@Test
	void tellsTheLiveTailWhatIsNew() {
		Decision first = call(this.unique);
		Matcher newest = ID.matcher(text("/decisions?alias=" + this.unique));
		assertThat(newest.find()).isTrue();
		Decision second = call(this.unique);
		assertThat(get("/decisions/newer?alias=" + this.unique + "&after=" + newest.group(1))).hasStatusOk()
			.bodyText()
			.contains(second.id(), first.id())
			.doesNotContain("<html", "<table");
		assertThat(get("/decisions/newer?alias=nothing-like-it&after=" + newest.group(1))).hasStatus(204);
		assertThat(get("/decisions/newer?after=x")).hasStatus(400);
	}

	@Test
	void downloadsWhatIsFoundForSpreadsheetsAndPrograms() {
		call(this.unique, "remote_display_name", "=1+1\nx");
		assertThat(get("/decisions/download?format=csv&alias=" + this.unique)).hasStatusOk()
			.hasHeader("Content-Disposition", "attachment; filename=\"decisions.csv\"")
			.bodyText()
			.contains("id,at,", ",'=1+1\\u000ax,");
		assertThat(get("/decisions/download?format=json&alias=" + this.unique)).hasStatusOk()
			.bodyJson()
			.extractingPath("$[*].alias")
			.isEqualTo(List.of(this.unique));
	}

	@Test
	void explainsOneDecisionRecomputedByItsRevision() {
		Decision decision = call("sip:room@paris.branch.example.com", "location", "London");
		assertThat(get("/decisions/" + decision.id())).hasStatusOk()
			.bodyText()
			.contains("Every step, recomputed by revision " + decision.revision(), "Teams meetings", "sim-winner",
					"What Infinity was told", "Where the time went", "Simulate again",
					"/simulator?request_line=%2Fpolicy%2Fv1%2Fservice%2Fconfiguration%3Flocal_alias%3D",
					"&amp;revision=" + decision.revision(), "/decisions/" + decision.id() + "/call", "/scripts/",
					"/service?decision=" + decision.id(), "href=\"/configuration/call-routing-rules/");
	}

	@Test
	void recomputesByTheConfigurationOfThatTime() {
		String alias = this.unique + "@example.org";
		Decision before = call(alias);
		this.administration.create(RecordKind.CONFERENCE,
				Document.empty()
					.with(CommonFields.NAME, this.unique)
					.with(ConferenceFields.ALIASES, List.of(Document.empty().with(ConferenceFields.ALIAS, alias))),
				Actor.system(), null);
		assertThat(get("/decisions/" + before.id())).hasStatusOk()
			.bodyText()
			.contains("Every step, recomputed by revision " + before.revision(), "is no conference&#39;s alias")
			.doesNotContain("is an alias of");
	}

	@Test
	void showsTheStepsOfTheLogWhereRecomputingIsNotTheSame() {
		Document profile = Document.empty()
			.with(CommonFields.NAME, this.unique)
			.with(ProfileFields.ENABLE_INTERNAL_PARTICIPANT_POLICY, true)
			.with(ProfileFields.INTERNAL_PARTICIPANT_POLICY_TEMPLATE,
					"{\"action\": \"{{ \"continue\" if (participant.idp_attributes or {}).get(\"mail\") else \"reject\" }}\", \"result\": {}}");
		long number = this.administration.reserve(RecordKind.POLICY_PROFILE, 1).get(0).number();
		this.administration.save(List.of(new Edit.Create(new RecordId(RecordKind.POLICY_PROFILE, number), profile)),
				Actor.system(), null);
		this.administration.create(RecordKind.SYSTEM_LOCATION,
				Document.empty().with(CommonFields.NAME, this.unique).with(LocationFields.POLICY_SERVER, number),
				Actor.system(), null);
		Decision decision = decide(RequestType.PARTICIPANT_PROPERTIES, "location", this.unique, "idp_attribute_mail",
				"carol.hidden@example.com", "service_name", "Nobody's");
		assertThat(get("/decisions/" + decision.id())).hasStatusOk()
			.bodyText()
			.contains("These are the steps that the log keeps", "personal attributes of the request are not kept",
					"1 personal attribute of an Identity Provider is not kept.")
			.doesNotContain("carol.hidden");
	}

	@Test
	void showsTheRequestsOfACallTogether() {
		String uuid = UUID.randomUUID().toString();
		String[] common = { "local_alias", this.unique, "remote_address", "10.1.2.3", "remote_display_name", "Carol" };
		Decision first = decide(RequestType.SERVICE_CONFIGURATION, common);
		Decision second = decide(RequestType.PARTICIPANT_PROPERTIES, "local_alias", this.unique, "remote_address",
				"10.1.2.3", "call_uuid", uuid, "remote_display_name", "Carol");
		assertThat(get("/decisions/" + second.id() + "/call")).hasStatusOk()
			.bodyText()
			.contains("2 requests", first.id(), second.id(), "probably", "this one", uuid);
	}

	@Test
	void saysThatThereIsNoSuchDecision() {
		assertThat(get("/decisions/no-such-decision")).hasStatus(404);
		assertThat(get("/decisions/no-such-decision/call")).hasStatus(404);
	}

	@Test
	void showsHostileTextsAsText() {
		String hostile = "<img src=x onerror=alert('" + this.unique + "')>";
		Decision decision = call(hostile, "remote_display_name", "\"><script>alert(2)</script>", "vendor", hostile,
				"location", hostile, "x<b>", "y");
		for (String path : List.of("/decisions?q=" + this.unique, "/decisions/" + decision.id(),
				"/decisions/" + decision.id() + "/call", "/decisions/newer?after=0&q=" + this.unique)) {
			assertThat(get(path)).as(path)
				.hasStatusOk()
				.bodyText()
				.contains("&lt;img src=x")
				.doesNotContain("<img src=x", "<script>alert");
		}
	}

	@Test
	void countsRefusedRequests() {
		this.listeners.forEach((listener) -> listener.refused(401, "wrong <b>password</b>", "192.0.2.77"));
		await().pollInSameThread()
			.atMost(Duration.ofSeconds(60))
			.untilAsserted(() -> assertThat(get("/decisions/refused")).hasStatusOk()
				.bodyText()
				.contains("192.0.2.77", "wrong &lt;b&gt;password", "Enter a node credential"));
	}

	@Test
	void showsWhatScriptsWroteAndFindsIt() {
		long number = this.administration.reserve(RecordKind.POLICY_PROFILE, 1).get(0).number();
		this.administration.save(
				List.of(new Edit.Create(new RecordId(RecordKind.POLICY_PROFILE, number),
						Document.empty()
							.with(CommonFields.NAME, this.unique)
							.with(ProfileFields.ENABLE_INTERNAL_SERVICE_POLICY, true)
							.with(ProfileFields.INTERNAL_SERVICE_POLICY_TEMPLATE,
									"{{ pex_debug_log(\"wrote\", call_info.local_alias) }}{\"action\": \"reject\"}"))),
				Actor.system(), null);
		this.administration.create(RecordKind.SYSTEM_LOCATION,
				Document.empty().with(CommonFields.NAME, this.unique).with(LocationFields.POLICY_SERVER, number),
				Actor.system(), null);
		Decision decision = call("<i>" + this.unique, "location", this.unique);
		assertThat(get("/support-log?text=" + this.unique)).hasStatusOk()
			.bodyText()
			.contains("&lt;i&gt;" + this.unique, "href=\"/decisions/" + decision.id() + "\"", ">Call<");
		assertThat(get("/support-log?profile=" + this.unique + "&kind=service_configuration")).bodyText()
			.contains(decision.id());
		assertThat(get("/support-log/newer?after=0&profile=" + this.unique)).bodyText().contains(decision.id());
		assertThat(get("/support-log?text=nothing-like-it")).hasStatusOk().bodyText().contains("No such line");
	}

	@Test
	@WithRole(Role.HELP_DESK)
	void showsTheHelpDeskTheLogWithoutLinksIntoTheConfiguration() {
		Decision decision = call("sip:room@paris.branch.example.com", "location", "London");
		assertThat(get("/decisions/" + decision.id())).hasStatusOk()
			.bodyText()
			.contains("Branch offices", "Simulate again")
			.doesNotContain("/configuration/", "href=\"/scripts/");
		assertThat(get("/support-log")).hasStatusOk();
		assertThat(get("/decisions/refused")).hasStatusOk();
	}

	private String text(String uri) {
		MvcTestResult result = get(uri);
		assertThat(result).hasStatusOk();
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	private MvcTestResult get(String uri) {
		return this.pages.get().uri(URI.create(uri)).exchange();
	}

	private Decision call(String alias, String... more) {
		String[] parameters = new String[more.length + 2];
		parameters[0] = "local_alias";
		parameters[1] = alias;
		System.arraycopy(more, 0, parameters, 2, more.length);
		return decide(RequestType.SERVICE_CONFIGURATION, parameters);
	}

	/** Decides a request, and waits until the log has it. */
	private Decision decide(RequestType type, String... parameters) {
		Decision decision = Decisions.decide(PolicyRequest.of(type, "", Parameters.of(parameters)),
				this.configurations.current(), DecisionContext.of(Clock.systemUTC(), new Random()));
		this.listeners.forEach((listener) -> listener.decided(decision, 2_000_000, "10.0.0.1"));
		await().pollInSameThread()
			.atMost(Duration.ofSeconds(60))
			.untilAsserted(() -> assertThat(get("/decisions?id=" + decision.id())).bodyText()
				.contains("href=\"/decisions/" + decision.id() + "\""));
		return decision;
	}

}
