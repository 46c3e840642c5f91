package io.usher.web.log;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

import io.usher.api.decision.DecisionListener;
import io.usher.core.administration.Administration;
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
import io.usher.web.ConsoleTest;
import io.usher.web.account.Accounts;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

/**
 * The decision log over the administration API, in the whole program.
 */
@ConsoleTest
class DecisionLogApiTests {

	private static final String DECISIONS = "/api/usher/v1/decisions";

	@Autowired
	private MockMvcTester pages;

	@Autowired
	private Configurations configurations;

	@Autowired
	private List<DecisionListener> listeners;

	@Autowired
	private LogWriter writer;

	@Autowired
	private Accounts accounts;

	@Autowired
	private Administration administration;

	@Test
	void findsWhatWasDecidedByAliasAndOutcome() {
		String alias = "log-" + UUID.randomUUID();
		Decision decision = decide(RequestType.SERVICE_CONFIGURATION, "local_alias", alias, "remote_alias",
				"sip:alice@example.com", "location", "Nowhere");
		assertThat(get(DECISIONS + "?alias=" + alias.toUpperCase(Locale.ROOT) + "&outcome=continue")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.decisions[*].id")
			.isEqualTo(List.of(decision.id()));
		assertThat(get(DECISIONS + "?alias=" + alias + "&outcome=serve")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.decisions")
			.isEqualTo(List.of());
	}

	@Test
	void tellsTheWholeDecisionWithoutPersonalAttributes() {
		Decision decision = decide(RequestType.PARTICIPANT_PROPERTIES, "call_uuid", UUID.randomUUID().toString(),
				"remote_display_name", "Al\nice", "idp_attribute_mail", "alice.secret@example.com");
		MvcTestResult told = get(DECISIONS + "/" + decision.id());
		assertThat(told).hasStatusOk().bodyText().contains("Al\\nice", "nothing changes the participant");
		assertThat(told).bodyText().doesNotContain("alice.secret");
		assertThat(told).bodyJson().extractingPath("$.request.personal_attributes_left_out").isEqualTo(1);
		assertThat(get(DECISIONS + "/" + decision.id() + "/call")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.decisions[0].inferred")
			.isEqualTo(false);
	}

	@Test
	void refusesWhatItDoesNotUnderstand() {
		assertThat(get(DECISIONS + "?limit=501")).hasStatus(400).bodyText().contains("limit: 501 (expected: 1 to 500)");
		assertThat(get(DECISIONS + "?allias=x")).hasStatus(400)
			.bodyText()
			.contains("allias: unknown (expected: one of");
		assertThat(get(DECISIONS + "?from=yesterday")).hasStatus(400).bodyText().contains("from: yesterday");
		assertThat(get(DECISIONS + "/no-such-decision")).hasStatus(404);
	}

	@Test
	void auditorsAndOperatorsReadAndStrangersDoNot() {
		for (String role : List.of("operator", "auditor")) {
			String name = "log-" + role;
			this.administration.create(RecordKind.ADMINISTRATOR,
					this.accounts.document(name, role, ConsoleTest.PASSWORD, false), Actor.system(), null);
			for (String path : List.of(DECISIONS, "/api/usher/v1/support-log", "/api/usher/v1/refusals")) {
				assertThat(this.pages.get().uri(path).with(httpBasic(name, ConsoleTest.PASSWORD))).hasStatusOk();
			}
		}
		assertThat(this.pages.get().uri(DECISIONS)).hasStatus(401);
	}

	@Test
	void countsRefusedRequestsByAddress() {
		this.listeners.forEach((listener) -> listener.refused(401, "wrong user name or password", "192.0.2.99"));
		await().atMost(Duration.ofSeconds(60))
			.untilAsserted(
					() -> assertThat(get("/api/usher/v1/refusals")).hasStatusOk().bodyText().contains("192.0.2.99"));
	}

	private MvcTestResult get(String uri) {
		return this.pages.get().uri(uri).with(httpBasic("admin", ConsoleTest.PASSWORD)).exchange();
	}

	/** Decides a request, and waits until the log has it. */
	private Decision decide(RequestType type, String... parameters) {
		Decision decision = Decisions.decide(PolicyRequest.of(type, "", Parameters.of(parameters)),
				this.configurations.current(), DecisionContext.of(Clock.systemUTC(), new Random()));
		long before = this.writer.written();
		this.listeners.forEach((listener) -> listener.decided(decision, 1_000_000, "10.0.0.1"));
		await().atMost(Duration.ofSeconds(60)).until(() -> this.writer.written() > before);
		return decision;
	}

}
