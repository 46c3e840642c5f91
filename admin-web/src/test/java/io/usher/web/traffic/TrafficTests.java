package io.usher.web.traffic;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.usher.api.decision.Asker;
import io.usher.api.decision.RecentServices;
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
import io.usher.core.history.InMemoryConfigurationStore;
import io.usher.core.infinity.GlobalSettings;
import io.usher.core.profile.PolicyProfile;
import io.usher.core.record.Document;
import io.usher.core.record.DocumentCodec;
import io.usher.core.record.RecordId;
import io.usher.core.script.answer.ScriptKind;
import io.usher.core.secret.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class TrafficTests {

	private static final Asker ASKER = new Asker("192.0.2.1", "infinity", "First node credential");

	private Instant now = Instant.parse("2026-03-01T12:00:30Z");

	private final Clock clock = ((InstantSource) () -> this.now).withZone(ZoneOffset.UTC);

	private final Traffic traffic = new Traffic(this.clock, configurations(), new RecentServices());

	@Test
	void countsByMinuteTypeAndOutcome() {
		decide(RequestType.SERVICE_CONFIGURATION, "local_alias", "nobody");
		decide(RequestType.DIRECTORY, "q", "x");
		this.now = this.now.plusSeconds(60);
		decide(RequestType.SERVICE_CONFIGURATION, "local_alias", "nobody");
		List<TrafficPeriod> minutes = this.traffic.minutes();
		assertThat(minutes).hasSize(60);
		assertThat(minutes.get(59).from()).isEqualTo("2026-03-01T12:01:00Z");
		assertThat(minutes.get(59).requests()).isEqualTo(1);
		assertThat(minutes.get(58).types()).containsExactlyInAnyOrderEntriesOf(
				Map.of(RequestType.SERVICE_CONFIGURATION, 1L, RequestType.DIRECTORY, 1L));
		assertThat(minutes.get(58).outcomes())
			.containsExactlyInAnyOrderEntriesOf(Map.of(Outcome.FELL_BACK, 1L, Outcome.SERVED, 1L));
		assertThat(minutes.get(57).requests()).isZero();
		assertThat(minutes.get(57).latency()).isNull();
	}

	@Test
	void forgetsMinutesAfterAnHourAndHoursAfterADay() {
		decide(RequestType.DIRECTORY, "q", "x");
		this.now = this.now.plus(Duration.ofMinutes(61));
		assertThat(this.traffic.lastHour().requests()).isZero();
		assertThat(this.traffic.hours()).hasSize(24).extracting(TrafficPeriod::requests).contains(1L);
		this.now = this.now.plus(Duration.ofHours(24));
		assertThat(this.traffic.hours()).extracting(TrafficPeriod::requests).containsOnly(0L);
	}

	@Test
	void countsOnWhenTheClockIsSetBack() {
		decide(RequestType.DIRECTORY, "q", "x");
		this.now = this.now.minus(Duration.ofHours(1));
		decide(RequestType.DIRECTORY, "q", "x");
		this.now = this.now.plus(Duration.ofHours(1));
		assertThat(this.traffic.lastHour().requests()).isEqualTo(2);
	}

	@Test
	void tellsPercentilesOfTheTimesThatRequestsTook() {
		for (int millis = 1; millis <= 100; millis++) {
			this.traffic.decided(decision(RequestType.DIRECTORY, "q", "x"), millis * 1_000_000L, ASKER);
		}
		TrafficPeriod.Latency latency = this.traffic.lastHour().latency();
		assertThat(latency).isNotNull();
		assertThat(latency.p50()).isBetween(49_500L, 50_500L);
		assertThat(latency.p95()).isBetween(94_000L, 96_000L);
		assertThat(latency.p99()).isBetween(98_000L, 100_000L);
		assertThat(latency.max()).isBetween(99_500L, 100_500L);
	}

	@Test
	void takesTimesThatNobodyWaitsFor() {
		this.traffic.decided(decision(RequestType.DIRECTORY, "q", "x"), Long.MAX_VALUE, ASKER);
		this.traffic.decided(decision(RequestType.DIRECTORY, "q", "x"), -5, ASKER);
		assertThat(this.traffic.lastHour().requests()).isEqualTo(2);
	}

	@Test
	void remembersNodesByAddressAndLocation() {
		decide(RequestType.SERVICE_CONFIGURATION, "local_alias", "a", "node_ip", "10.0.0.1", "location", "London",
				"version_id", "34", "pseudo_version_id", "77683.0.0");
		this.now = this.now.plusSeconds(10);
		decide(RequestType.AVATAR, "node_ip", "10.0.0.1", "location", "London");
		decide(RequestType.AVATAR);
		List<NodeSeen> nodes = this.traffic.nodes();
		assertThat(nodes).extracting(NodeSeen::node).containsExactly("192.0.2.1", "10.0.0.1");
		NodeSeen london = nodes.get(1);
		assertThat(london.version()).isEqualTo("34 (77683.0.0)");
		assertThat(london.address()).isEqualTo("192.0.2.1");
		assertThat(london.credential()).isEqualTo("First node credential");
		assertThat(london.first()).isEqualTo("2026-03-01T12:00:30Z");
		assertThat(london.last()).isEqualTo("2026-03-01T12:00:40Z");
		assertThat(london.requests())
			.containsExactlyInAnyOrderEntriesOf(Map.of(RequestType.SERVICE_CONFIGURATION, 1L, RequestType.AVATAR, 1L));
		assertThat(london.total()).isEqualTo(2);
	}

	@Test
	void forgetsNodesThatAreSilentForADay() {
		decide(RequestType.AVATAR, "node_ip", "10.0.0.1");
		this.now = this.now.plus(Duration.ofHours(23));
		assertThat(this.traffic.nodes()).hasSize(1);
		this.now = this.now.plus(Duration.ofHours(2));
		assertThat(this.traffic.nodes()).isEmpty();
	}

	@Test
	void holdsWhatHostileNodesSayWithinBounds() {
		String endless = "\ud83d\ude00".repeat(5000);
		decide(RequestType.AVATAR, "node_ip", endless, "location", endless, "version_id", endless);
		for (int i = 0; i < 2 * Traffic.MAX_NODES; i++) {
			decide(RequestType.AVATAR, "node_ip", "node" + i);
			this.traffic.refused(401, "wrong user name or password", new Asker("192.0.2.7", "guess" + i, ""));
		}
		assertThat(this.traffic.nodes().size()).isBetween(Traffic.MAX_NODES / 2, Traffic.MAX_NODES);
		assertThat(this.traffic.refusals().size()).isBetween(1, 500);
		this.traffic.nodes().forEach((node) -> {
			assertThat(node.node().length()).isLessThanOrEqualTo(Traffic.MAX_WORD);
			assertThat(node.node())
				.isEqualTo(new String(node.node().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
		});
		assertThat(this.traffic.lastHour().count(Outcome.REFUSED)).isEqualTo(2 * Traffic.MAX_NODES);
	}

	@Test
	void countsWhatWasRefusedByAddressNameAndReason() {
		Asker wrong = new Asker("192.0.2.9", "infinty", "");
		this.traffic.refused(401, "wrong user name or password", wrong);
		this.traffic.refused(401, "wrong user name or password", wrong);
		this.traffic.refused(503, "Usher has no configuration yet", ASKER);
		assertThat(this.traffic.refusals())
			.contains(new Refusals("192.0.2.9", "infinty", 401, "wrong user name or password", 2, this.now));
		assertThat(this.traffic.lastHour().outcomes())
			.containsExactlyInAnyOrderEntriesOf(Map.of(Outcome.REFUSED, 2L, Outcome.FAILED, 1L));
		assertThat(this.traffic.lastHour().requests()).isEqualTo(1);
	}

	@Test
	void countsRequestsThatWereShed() {
		PolicyRequest request = PolicyRequest.of(RequestType.DIRECTORY, "", Parameters.of("q", "x"));
		this.traffic.decided(Decisions.shed(request, Configuration.empty(), context(), Duration.ofSeconds(1)), 1,
				ASKER);
		assertThat(this.traffic.lastHour().count(Outcome.SHED)).isEqualTo(1);
	}

	@ParameterizedTest
	@EnumSource(ScriptKind.class)
	void tellsWhereAScriptFailsAndHowOften(ScriptKind kind) {
		Configuration configuration = failing(kind, "\n{{ 1 // 0 }}", 5);
		RequestType type = kind.requestType();
		for (int i = 0; i < 3; i++) {
			this.now = this.now.plusSeconds(1);
			Decision decision = Decisions.decide(
					PolicyRequest.of(type, "", Parameters.of("local_alias", "meet", "location", "London")),
					configuration, context());
			this.traffic.decided(decision, 1000, ASKER);
		}
		ScriptFailure failure = this.traffic.scriptFailures().get(0);
		assertThat(failure.kind()).isEqualTo(kind);
		assertThat(failure.profileName()).isEqualTo("Faulty");
		assertThat(failure.line()).isEqualTo(2);
		assertThat(failure.stage()).isEqualTo("run");
		assertThat(failure.failures()).isEqualTo(3);
		assertThat(failure.runs()).isEqualTo(3);
		assertThat(failure.at()).isEqualTo(this.now);
		assertThat(failure.sentence()).contains("failed").contains("line 2");
		assertThat(failure.locations()).containsExactlyEntriesOf(Map.of("London", 3L));
	}

	@Test
	void forgivesAScriptThatWasChangedAndWorks() {
		run(failing(ScriptKind.SERVICE, "{{ 1 // 0 }}", 5));
		assertThat(this.traffic.scriptFailures()).hasSize(1);
		run(failing(ScriptKind.SERVICE, "{\"action\": \"reject\", \"result\": {}}", 6));
		assertThat(this.traffic.scriptFailures()).isEmpty();
	}

	@Test
	void forgetsFailuresAfterADay() {
		run(failing(ScriptKind.SERVICE, "{{ 1 // 0 }}", 5));
		this.now = this.now.plus(Duration.ofHours(25));
		assertThat(this.traffic.scriptFailures()).isEmpty();
	}

	@Test
	void losesNothingWhenManyThreadsCount() throws InterruptedException {
		Decision decision = decision(RequestType.AVATAR, "node_ip", "10.0.0.1");
		ExecutorService threads = Executors.newFixedThreadPool(4);
		for (int i = 0; i < 4; i++) {
			threads.execute(() -> {
				for (int j = 0; j < 1000; j++) {
					this.traffic.decided(decision, 1000, ASKER);
				}
			});
		}
		threads.shutdown();
		assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
		assertThat(this.traffic.lastHour().requests()).isEqualTo(4000);
		assertThat(this.traffic.nodes().get(0).total()).isEqualTo(4000);
	}

	private void run(Configuration configuration) {
		PolicyRequest request = PolicyRequest.of(RequestType.SERVICE_CONFIGURATION, "",
				Parameters.of("local_alias", "meet"));
		this.traffic.decided(Decisions.decide(request, configuration, context()), 1000, ASKER);
	}

	private static Configuration failing(ScriptKind kind, String script, long revision) {
		RecordId profile = new RecordId(RecordKind.POLICY_PROFILE, 7);
		Document document = Document.empty()
			.with(CommonFields.NAME, "Faulty")
			.with(PolicyProfile.template(kind), script)
			.with(ProfileFields.ENABLE_INTERNAL_SERVICE_POLICY, true)
			.with(ProfileFields.ENABLE_INTERNAL_PARTICIPANT_POLICY, true)
			.with(ProfileFields.ENABLE_INTERNAL_MEDIA_LOCATION_POLICY, true);
		return Configuration.empty()
			.with(revision, List.of(new RecordEdit(profile, document), new RecordEdit(GlobalSettings.ID,
					Document.empty().with(GlobalFields.DEFAULT_POLICY_SERVER, profile.number()))));
	}

	private void decide(RequestType type, String... parameters) {
		this.traffic.decided(decision(type, parameters), 1_000_000, ASKER);
	}

	private Decision decision(RequestType type, String... parameters) {
		return Decisions.decide(PolicyRequest.of(type, "alias", Parameters.of(parameters)), Configuration.empty(),
				context());
	}

	private DecisionContext context() {
		return DecisionContext.of(this.clock, new Random(1));
	}

	private static Configurations configurations() {
		return new Configurations(new InMemoryConfigurationStore(),
				new DocumentCodec(SecretKey.of(UUID.randomUUID().toString() + UUID.randomUUID())));
	}

}
