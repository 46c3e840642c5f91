package io.usher.web.script;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import io.usher.api.decision.DecisionListener;
import io.usher.core.account.Role;
import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ScriptTestFields;
import io.usher.core.catalogue.RequestType;
import io.usher.core.configuration.Configurations;
import io.usher.core.decision.Decision;
import io.usher.core.decision.DecisionContext;
import io.usher.core.decision.Decisions;
import io.usher.core.decision.Parameters;
import io.usher.core.decision.PolicyRequest;
import io.usher.core.log.LogWriter;
import io.usher.core.history.Actor;
import io.usher.core.profile.PolicyProfile;
import io.usher.core.profile.ScriptTest;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.script.answer.ScriptKind;
import io.usher.web.ConsoleTest;
import io.usher.web.WithRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@ConsoleTest
@WithRole
class TesterPageTests {

	private static final AtomicInteger NUMBER = new AtomicInteger();

	private static final String OLD = "{\"action\": \"reject\", \"result\": {}}";

	private static final String NEW = "{\"action\": \"redirect\", \"result\": {\"new_alias\": \"a@example.com\"}}";

	@Autowired
	private MockMvcTester pages;

	@Autowired
	private Administration administration;

	@Autowired
	private Configurations configurations;

	@Autowired
	private SavedTests tests;

	@Autowired
	private List<DecisionListener> listeners;

	@Autowired
	private LogWriter writer;

	private RecordId profile;

	private String name;

	private String path;

	@BeforeEach
	void makeProfile() {
		this.name = "Tested " + NUMBER.incrementAndGet();
		this.profile = this.administration
			.create(RecordKind.POLICY_PROFILE,
					Document.empty()
						.with(CommonFields.NAME, this.name)
						.with(PolicyProfile.template(ScriptKind.SERVICE), OLD),
					Actor.system(), null)
			.ids()
			.get(0);
		this.path = "/scripts/" + this.profile.number() + "/service";
	}

	@AfterEach
	void deleteProfile() {
		this.administration.save(List.of(new Edit.Delete(this.profile, Edit.ANY_REVISION)), Actor.system(), null);
	}

	@Test
	void opensTheSavedScriptWithExampleDataAndItsResult() {
		assertThat(this.pages.get().uri(this.path)).hasStatusOk()
			.bodyText()
			.contains("Service configuration script", this.name, "&quot;call_info&quot;", "Save changes and return",
					"The call is rejected as “conference not found”.", "webjars/codemirror");
	}

	@Test
	void listsEveryProfileWithTheStateOfItsScripts() {
		keep("Rejects", "{\"action\": \"reject\"}");
		keep("Goes on", "{\"action\": \"continue\"}");
		assertThat(this.pages.get().uri("/scripts")).hasStatusOk()
			.bodyText()
			.contains("href=\"" + this.path + "\"", "1 line", "1 of 2 tests pass", "Failing: Goes on",
					"/scripts/try/media_location");
	}

	@Test
	void marksWhereTheScriptIsWrongWithoutARestOfThePage() {
		MvcTestResult result = this.pages.post()
			.uri(this.path)
			.with(csrf())
			.header("HX-Request", "true")
			.param("script", "{}\n{{ 1|pex_updat }}")
			.param("input", "{}")
			.exchange();
		assertThat(result).hasStatusOk()
			.bodyText()
			.contains("id=\"outcome\"", "data-severity=\"error\" data-line=\"2\"",
					"No filter named &#39;pex_updat&#39;")
			.doesNotContain("<html", "id=\"tests\"");
	}

	@Test
	void showsResultChangesDebugLinesAndTheChosenTime() {
		assertThat(post("run",
				"{% set x = pex_debug_log('hour', pex_now().hour) %}{\"action\": \"continue\", \"result\": {{ service_config|pex_update({'name': 'b', 'pin': '9876'})|pex_to_json }}}",
				"at", "2024-02-29T11:15", "input",
				"{\"service_config\": {\"service_type\": \"conference\", \"name\": \"a\", \"service_tag\": \"\"}}"))
			.hasStatusOk()
			.bodyText()
			.contains("hour,11", "The call goes on, with the service below.", "<code>pin</code>",
					"<code>&quot;9876&quot;</code>", "<code>name</code>", "<code>&quot;a&quot;</code>");
	}

	@Test
	void saysWhereTheInputIsNoJson() {
		assertThat(post("run", OLD, "input", "{\n\"call_info\": }")).bodyText()
			.contains("id=\"input-problem\" data-line=\"2\"", "The input is no JSON object.", "call_info&quot;: }");
		assertThat(post("run", OLD, "input", "null")).bodyText().contains("The input is no JSON object.");
		assertThat(post("run", OLD, "at", "tomorrow")).bodyText().contains("Choose a date and time");
	}

	@Test
	void savesAndReturnsToTheProfile() {
		assertThat(post("return", NEW)).hasRedirectedUrl("/configuration/policy-profiles/" + this.profile.number());
		assertThat(source()).isEqualTo(NEW);
		assertThat(post("save", OLD, "seen", TesterForm.mark(NEW))).hasRedirectedUrl(this.path);
		assertThat(source()).isEqualTo(OLD);
		assertThat(post("save", "", "seen", TesterForm.mark(OLD))).hasRedirectedUrl(this.path);
		assertThat(source()).isEmpty();
	}

	@Test
	void keepsWhatWasTypedWhenTheScriptCannotBeRead() {
		assertThat(post("save", "{% if <b> %}")).hasStatus(422)
			.bodyText()
			.contains("Not saved.", "line 1", "{% if &lt;b&gt; %}</textarea>")
			.doesNotContain("<b>");
		assertThat(source()).isEqualTo(OLD);
	}

	@Test
	void showsTheOtherTextWhenSomebodyElseHasChangedTheScript() {
		post("save", NEW);
		MvcTestResult stale = post("save", "{\"mine\": 1}");
		assertThat(stale).hasStatus(409)
			.bodyText()
			.contains("Somebody else has changed this script", "new_alias", "{&quot;mine&quot;: 1}</textarea>");
		assertThat(source()).isEqualTo(NEW);
		assertThat(post("save", "{\"mine\": 1}", "overwrite", TesterForm.mark(NEW))).hasRedirectedUrl(this.path);
		assertThat(source()).isEqualTo("{\"mine\": 1}");
	}

	@Test
	void anotherFieldOfTheProfileMayChangeMeanwhile() {
		PolicyProfile before = profile();
		this.administration.save(List.of(new Edit.Update(this.profile, before.revision(),
				before.document().with(CommonFields.DESCRIPTION, "Changed"))), Actor.system(), null);
		assertThat(post("save", NEW)).hasRedirectedUrl(this.path);
		assertThat(profile().document().text(CommonFields.DESCRIPTION)).isEqualTo("Changed");
	}

	@Test
	void asksBeforeAChangeBreaksASavedTest() {
		keep("Rejects", "{\"action\": \"reject\"}");
		keep("Fails already", "{\"action\": \"continue\"}");
		assertThat(this.tests.broken(profile(), ScriptKind.SERVICE, NEW)).extracting(SavedTests.Failure::test)
			.containsExactly("Rejects");
		assertThat(post("return", NEW)).hasStatus(422)
			.bodyText()
			.contains("This change breaks a saved test.", "<code>&quot;reject&quot;</code>", "Save anyway",
					"anyway=" + TesterForm.mark(NEW));
		assertThat(source()).isEqualTo(OLD);
		assertThat(post("return", NEW, "anyway", TesterForm.mark(OLD))).hasStatus(422);
		assertThat(post("return", NEW, "anyway", TesterForm.mark(NEW))).hasStatus3xxRedirection();
		assertThat(source()).isEqualTo(NEW);
	}

	@Test
	void asksBeforeTheProfilesFormBreaksASavedTest() {
		keep("Rejects", "{\"action\": \"reject\"}");
		String form = "/configuration/policy-profiles/" + this.profile.number();
		assertThat(this.pages.get().uri(form)).bodyText().contains("Saved tests.", "1 of 1 pass.");
		String field = PolicyProfile.template(ScriptKind.SERVICE).name();
		MockMvcTester.MockMvcRequestBuilder request = this.pages.post()
			.uri(form)
			.with(csrf())
			.param("seen", String.valueOf(profile().revision()))
			.param(field, NEW);
		assertThat(request).hasStatus(422)
			.bodyText()
			.contains("The saved test “Rejects” passes now, and would fail.", "Save nevertheless");
		assertThat(source()).isEqualTo(OLD);
		assertThat(request.param("sure", "true")).hasStatus3xxRedirection();
		assertThat(source()).isEqualTo(NEW);
		assertThat(this.pages.get().uri(form)).bodyText().contains("0 of 1 pass. These do not: Rejects.");
	}

	@Test
	void keepsChangesAndDeletesTests() {
		assertThat(post("keep", OLD, "test_name", "Night", "input", "{\"call_info\": {}}", "expected", OLD, "at",
				"2024-02-29T23:00"))
			.hasStatusOk()
			.bodyText()
			.contains("Test “Night” is saved.", "1 of 1 pass", "at 2024-02-29 23:00");
		ScriptTest test = test();
		assertThat(test.at()).isEqualTo(Instant.parse("2024-02-29T23:00:00Z"));
		String number = String.valueOf(test.id().number());
		assertThat(post("keep", OLD, "test", number, "test_name", "Dark", "input", "{}", "expected",
				"{\"action\": \"continue\"}"))
			.bodyText()
			.contains("0 of 1 pass", "Dark", "<code>&quot;continue&quot;</code>");
		assertThat(this.tests.of(profile())).isEqualTo(new SavedTests.Summary(0, 1, List.of("Dark")));
		assertThat(post("delete:" + number, OLD)).bodyText().contains("Test “Dark” is deleted.");
		assertThat(this.tests.of(profile()).total()).isZero();
		assertThat(post("delete:" + number, OLD)).hasStatus(422);
	}

	@Test
	void saysWhatIsWrongWithATest() {
		assertThat(post("keep", OLD, "test_name", "", "expected", OLD)).hasStatus(422)
			.bodyText()
			.contains("Give the test a name");
		assertThat(post("keep", OLD, "test_name", "a", "expected", "{")).hasStatus(422)
			.bodyText()
			.contains("The expected result must be a JSON object");
		keep("Taken", "{\"action\": \"reject\"}");
		assertThat(post("keep", OLD, "test_name", "TAKEN", "expected", OLD)).hasStatus(422)
			.bodyText()
			.contains("There is a test of this name.", "value=\"TAKEN\"");
	}

	@Test
	void aTestOfAScriptThatReadsTheTimeKeepsTheTime() {
		post("keep", "{% set now = pex_now() %}" + OLD, "test_name", "a", "expected", OLD);
		assertThat(test().at()).isNotNull();
	}

	@Test
	void chanceIsTheSameInEveryRun() {
		String script = "{\"action\": \"redirect\", \"result\": {\"new_alias\": \"{{ pex_random_pin(20) }}\"}}";
		String told = this.tests.run(withTest("any", "{\"result\": {}}"), ScriptKind.SERVICE, script)
			.get(0)
			.differences()
			.toString();
		assertThat(this.tests.run(profile(), ScriptKind.SERVICE, script).get(0).differences()).hasToString(told);
	}

	@Test
	@WithRole(Role.AUDITOR)
	void auditorsTryAndCannotSave() {
		assertThat(this.pages.get().uri(this.path)).hasStatusOk()
			.bodyText()
			.contains("To save them takes an administrator.")
			.doesNotContain("Save changes and return", "Save test");
		assertThat(post("run", NEW)).hasStatusOk().bodyText().contains("The caller is told to dial another alias.");
		assertThat(post("tests", NEW)).hasStatusOk();
		for (String action : List.of("save", "return", "keep", "keep-new", "delete:1")) {
			assertThat(post(action, NEW, "test_name", "a", "expected", OLD)).hasStatus(403);
		}
		assertThat(source()).isEqualTo(OLD);
	}

	@Test
	@WithRole(Role.HELP_DESK)
	void theHelpDeskTriesScriptsOfItsOwnAlone() {
		assertThat(this.pages.get().uri("/scripts/try/service")).hasStatusOk();
		assertThat(this.pages.get().uri("/scripts/vocabulary/service")).hasStatusOk();
		assertThat(this.pages.get().uri(this.path)).hasStatus(403);
		assertThat(this.pages.get().uri("/scripts")).hasStatus(403);
	}

	@Test
	void refusesWhatComesWithoutAToken() {
		assertThat(this.pages.post().uri(this.path).param("do", "save").param("script", NEW)).hasStatus(403);
		assertThat(source()).isEqualTo(OLD);
	}

	@Test
	void knowsNoOtherProfileAndNoOtherKind() {
		assertThat(this.pages.get().uri("/scripts/999999/service")).hasStatus(404);
		assertThat(this.pages.get().uri("/scripts/try/other")).hasStatus(404);
		assertThat(this.pages.get().uri(this.path + "?decision=unknown")).hasStatus(404);
		assertThat(this.pages.get().uri(this.path + "?test=1")).hasStatus(404);
	}

	@Test
	void nothingOfNoProfileIsSaved() {
		assertThat(this.pages.get().uri("/scripts/try/participant?gallery=mask-phone-numbers")).hasStatusOk()
			.bodyText()
			.contains("pex_", "Nothing is saved.");
		assertThat(this.pages.post().uri("/scripts/try/service").with(csrf()).param("do", "save")).hasStatus(403);
	}

	@Test
	void takesAnInputFromARequestOfTheDecisionLogWithoutItsSecrets() {
		String caller = "sip:" + this.name.replace(' ', '.') + "@example.net";
		Decision decision = decide("local_alias", "meet.alice@example.com", "location", "London", "remote_alias",
				caller, "remote_port", "5061", "registered", "False");
		assertThat(this.pages.get().uri(this.path + "/requests?alias=meet.alice")).hasStatusOk()
			.bodyText()
			.contains("?decision=" + decision.id(), caller);
		assertThat(this.pages.get().uri(this.path + "/requests?alias=nobody.ever")).bodyText()
			.contains("No request about such an alias");
		assertThat(this.pages.get().uri(this.path + "/inputs?decision=" + decision.id())).hasStatusOk()
			.bodyJson()
			.extractingPath("$.input")
			.asString()
			.contains("\"remote_port\": 5061", "\"registered\": false", "\"name\": \"Alice Jones\"", "111111", "222222")
			.doesNotContain("\"1234\"", "\"5678\"");
		assertThat(this.pages.get().uri(this.path + "?decision=" + decision.id())).hasStatusOk()
			.bodyText()
			.contains(caller, "PINs and other secrets are replaced by made-up ones.");
		assertThat(this.pages.get().uri("/scripts/try/participant?decision=" + decision.id())).hasStatus(404);
	}

	@Test
	void vocabularyHasVariablesFieldsValuesFiltersAndTheGallery() {
		assertThat(this.pages.get().uri("/scripts/vocabulary/service")).hasStatusOk().bodyJson().satisfies((json) -> {
			assertThat(json).extractingPath("$.variables[0].fields[?(@.name == 'call_direction')].values[*]")
				.asArray()
				.contains("dial_in", "dial_out");
			assertThat(json).extractingPath("$.fields[?(@.name == 'service_type')].values[*]")
				.asArray()
				.contains("conference", "gateway", "test_call");
			assertThat(json).extractingPath("$.fields[*].name").asArray().contains("pin", "view");
			assertThat(json).extractingPath("$.filters[?(@.name == 'pex_head')].help")
				.asArray()
				.containsExactly("the first or last n characters at most");
			assertThat(json).extractingPath("$.gallery[0].id").isEqualTo("service-pass-through");
		});
	}

	/** Decides a request, and waits until the log has it. */
	private Decision decide(String... parameters) {
		Decision decision = Decisions.decide(
				PolicyRequest.of(RequestType.SERVICE_CONFIGURATION, "", Parameters.of(parameters)),
				this.configurations.current(), DecisionContext.of(Clock.systemUTC(), new Random()));
		long before = this.writer.written();
		this.listeners.forEach((listener) -> listener.decided(decision, 1_000_000, "10.0.0.1"));
		await().atMost(Duration.ofSeconds(60)).until(() -> this.writer.written() > before);
		return decision;
	}

	private void keep(String test, String expected) {
		this.administration.create(RecordKind.SCRIPT_TEST,
				Document.empty()
					.with(CommonFields.NAME, test)
					.with(ScriptTestFields.PROFILE, this.profile.number())
					.with(ScriptTestFields.KIND, "service")
					.with(ScriptTestFields.INPUT, "{}")
					.with(ScriptTestFields.EXPECTED, expected),
				Actor.system(), null);
	}

	private PolicyProfile withTest(String test, String expected) {
		keep(test, expected);
		return profile();
	}

	private ScriptTest test() {
		return this.configurations.current().scriptTests(this.profile).get(0);
	}

	private PolicyProfile profile() {
		return (PolicyProfile) this.configurations.current().find(this.profile).orElseThrow();
	}

	private String source() {
		return SavedTests.source(profile(), ScriptKind.SERVICE);
	}

	/** Sends the form as it was opened, with what is given in it. */
	private MvcTestResult post(String action, String script, String... more) {
		MockMvcTester.MockMvcRequestBuilder request = this.pages.post()
			.uri(this.path)
			.with(csrf())
			.param("do", action)
			.param("script", script);
		List<String> given = new ArrayList<>(List.of(more));
		Map.of("seen", TesterForm.mark(OLD), "input", "{\"service_config\": null}").forEach((field, value) -> {
			if (!given.contains(field)) {
				request.param(field, value);
			}
		});
		for (int i = 0; i < more.length; i += 2) {
			request.param(more[i], more[i + 1]);
		}
		return request.exchange();
	}

}
