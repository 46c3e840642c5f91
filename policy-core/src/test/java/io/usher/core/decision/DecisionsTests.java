package io.usher.core.decision;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.usher.core.configuration.Configuration;
import io.usher.core.decision.PolicyRequest.ServiceRequest;
import io.usher.core.record.Secret;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DecisionsTests {

	private static final Map<String, List<Map<String, Object>>> RECORDS = Map.of("conference",
			List.of(Map.of("name", "Alice", "pin", "864209", "aliases", List.of("alice"))), "gateway_routing_rule",
			List.of(Map.of("name", "Rule", "priority", 1, "match_string", "9.*")));

	private final Configuration configuration = new CaseConfiguration().add(RECORDS).build();

	@Test
	void labelsTheBodyForTheSupportLog() {
		Decision decision = decide("local_alias", "alice");
		assertThat(decision.body())
			.containsOnlyKeys("status", "action", "result", "decision_id", "configuration_revision", "reason")
			.containsEntry("status", "success")
			.containsEntry("action", "continue")
			.containsEntry("decision_id", decision.id())
			.containsEntry("configuration_revision", CaseConfiguration.REVISION)
			.containsEntry("reason", "\"alice\" is an alias of Virtual Meeting Room \"Alice\"");
	}

	@Test
	void masksSecretsForPeopleAlone() {
		Decision decision = decide("local_alias", "alice");
		assertThat((Map<?, ?>) decision.body().get("result")).extracting("pin").isEqualTo("864209");
		assertThat((Map<?, ?>) decision.maskedBody().get("result")).extracting("pin").isEqualTo(Secret.MASK);
	}

	@Test
	void fallsBackInTheGuidesWords() {
		assertThat(decide("local_alias", "nobody").body()).containsEntry("status", "fail")
			.containsEntry("action", "continue")
			.containsEntry("result", Map.of());
	}

	@Test
	void givesEveryDecisionAnIdOfItsOwn() {
		DecisionContext context = context(new FakeCallNames(), new Random(1));
		ServiceRequest request = new ServiceRequest(Parameters.none());
		assertThat(Decisions.decide(request, this.configuration, context).id())
			.isNotEqualTo(Decisions.decide(request, this.configuration, context).id());
	}

	@Test
	void decidesTheSameWithTheSameContext() {
		assertThat(decide("local_alias", "911")).usingRecursiveComparison()
			.ignoringFields("times")
			.isEqualTo(decide("local_alias", "911"));
	}

	@Test
	void turnsAFaultIntoAFallbackThatSaysSo() {
		CallNames broken = (request) -> {
			throw new IllegalStateException("broken");
		};
		Decision decision = Decisions.decide(new ServiceRequest(Parameters.of("local_alias", "911")),
				this.configuration, context(broken, new Random(1)));
		assertThat(decision.answer()).isInstanceOf(Answer.Continue.class);
		assertThat(decision.answer().status()).isEqualTo(404);
		assertThat(decision.answer().reason()).contains("because of a fault", decision.id()).doesNotContain("broken");
		assertThat(decision.trace().steps()).last().isInstanceOf(Step.Concluded.class);
	}

	@Test
	void asksForACallNameOnceAndOnlyForGatewayCalls() {
		FakeCallNames names = new FakeCallNames();
		DecisionContext context = context(names, new Random(1));
		Decisions.decide(new ServiceRequest(Parameters.of("local_alias", "alice")), this.configuration, context);
		Decisions.decide(new ServiceRequest(Parameters.of("local_alias", "nobody")), this.configuration, context);
		assertThat(names.asked()).isEmpty();
		ServiceRequest call = new ServiceRequest(Parameters.of("local_alias", "911", "remote_alias", "bob"));
		Decisions.decide(call, this.configuration, context);
		assertThat(names.asked()).containsExactly(call);
	}

	private Decision decide(String... namesAndValues) {
		return Decisions.decide(new ServiceRequest(Parameters.of(namesAndValues)), this.configuration,
				context(new FakeCallNames(), new Random(1)));
	}

	private static DecisionContext context(CallNames names, Random random) {
		return DecisionContext.of(Clock.systemUTC(), random).with(names);
	}

}
