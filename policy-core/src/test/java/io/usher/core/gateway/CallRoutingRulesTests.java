package io.usher.core.gateway;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.RuleFields;
import io.usher.core.catalogue.ViolationsException;
import io.usher.core.regex.Steps;

import static io.usher.core.gateway.RandomRules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CallRoutingRulesTests {

	private static final Steps MANY = Steps.of(Long.MAX_VALUE);

	private static final UUID CALL = UUID.fromString("0b7c3a52-7a7e-4a5e-8f3d-1c2b3a4d5e6f");

	private static DialledCall incoming(String alias, @Nullable String protocol) {
		return new DialledCall("sip:" + alias + ";transport=tls", alias, false, protocol, false, "London", 1L);
	}

	private static DialledCall outgoing(String alias) {
		return new DialledCall(alias, alias, true, "sip", false, "London", 1L);
	}

	private static @Nullable FailedCondition failed(CallRoutingRule rule, DialledCall call) {
		CallRoutingRules rules = CallRoutingRules.of(List.of(rule));
		RuleAttempt attempt = rules.explain(call, (number) -> "Location " + number, MANY).get(0);
		assertThat(attempt.match()).isEqualTo(rules.first(call, MANY));
		return attempt.failed();
	}

	private static void assertFailed(CallRoutingRule rule, DialledCall call, Field field, String actual,
			String expected) {
		assertThat(failed(rule, call)).isEqualTo(new FailedCondition(field, actual, expected));
	}

	@Test
	void triesThemByPriorityThenInOrderOfCreation() {
		CallRoutingRules rules = CallRoutingRules.of(List.of(rule(3, 5, "a.*"), rule(4, 2, "b.*"), rule(2, 5, ".*")));
		assertThat(rules.inOrder()).extracting((rule) -> rule.id().number()).containsExactly(4L, 2L, 3L);
		RuleMatch match = rules.first(incoming("abc", "sip"), MANY);
		assertThat(match).isNotNull();
		assertThat(match.rule().id().number()).isEqualTo(2);
		assertThat(rules.explain(incoming("abc", "sip"), (number) -> "", MANY)).hasSize(2)
			.last()
			.extracting(RuleAttempt::match)
			.isEqualTo(match);
		assertThat(CallRoutingRules.none().first(incoming("abc", "sip"), MANY)).isNull();
	}

	@Test
	void replacesTheAlias() {
		RuleMatch match = CallRoutingRules
			.of(List.of(rule(1, 1, "(?P<user>.+)@old\\.com", RuleFields.REPLACE_STRING, "\\g<user>@new.com")))
			.first(incoming("Bob@OLD.com", "sip"), MANY);
		assertThat(match).isNotNull();
		assertThat(match.alias()).isEqualTo("Bob@OLD.com");
		assertThat(match.remoteAlias()).isEqualTo("Bob@new.com");
	}

	@Test
	void keepsTheAliasWithoutAReplacement() {
		RuleMatch match = CallRoutingRules.of(List.of(rule(1, 1, "bob.*", RuleFields.REPLACE_STRING, "")))
			.first(incoming("Bob@x", "sip"), MANY);
		assertThat(match).isNotNull();
		assertThat(match.remoteAlias()).isEqualTo("Bob@x");
	}

	@Test
	void matchesTheRawAliasIfTold() {
		CallRoutingRule raw = rule(1, 1, "sip:bob.*", RuleFields.MATCH_STRING_FULL, true);
		RuleMatch match = CallRoutingRules.of(List.of(raw)).first(incoming("bob@x", "sip"), MANY);
		assertThat(match).isNotNull();
		assertThat(match.remoteAlias()).isEqualTo("sip:bob@x;transport=tls");
		assertFailed(rule(1, 1, "sip:bob.*"), incoming("bob@x", "sip"), RuleFields.MATCH_STRING, "bob@x",
				"the whole alias matches sip:bob.*");
	}

	@Test
	void disabledRulesTakeNoCall() {
		assertFailed(rule(1, 1, ".*", RuleFields.ENABLE, false), incoming("a", "sip"), RuleFields.ENABLE,
				"the rule is disabled", "an enabled rule");
	}

	@Test
	void takesIncomingCallsUnlessToldOtherwise() {
		assertThat(failed(rule(1, 1, ".*"), incoming("a", "sip"))).isNull();
		assertFailed(rule(1, 1, ".*"), outgoing("a"), RuleFields.MATCH_OUTGOING_CALLS, "an outgoing call",
				"an incoming call");
		CallRoutingRule onlyOutgoing = rule(1, 1, ".*", RuleFields.MATCH_INCOMING_CALLS, false,
				RuleFields.MATCH_OUTGOING_CALLS, true);
		assertThat(failed(onlyOutgoing, outgoing("a"))).isNull();
		assertFailed(onlyOutgoing, incoming("a", "sip"), RuleFields.MATCH_INCOMING_CALLS, "an incoming call",
				"an outgoing call");
	}

	@ParameterizedTest
	@CsvSource({ "h323, true", "mssip, true", "sip, true", "SIP, true", "webrtc, true", "api, true", "rtmp, true",
			"teams, false", "carrier-pigeon, false", "'', true", ", true" })
	void takesTheUsualProtocols(@Nullable String protocol, boolean taken) {
		assertThat(failed(rule(1, 1, ".*"), incoming("a", protocol)) == null).isEqualTo(taken);
	}

	@Test
	void takesOnlyTheProtocolsOfItsFlags() {
		CallRoutingRule teamsAndSip = rule(1, 1, ".*", RuleFields.MATCH_INCOMING_TEAMS, true,
				RuleFields.MATCH_INCOMING_H323, false, RuleFields.MATCH_INCOMING_MSSIP, false,
				RuleFields.MATCH_INCOMING_WEBRTC, false, RuleFields.MATCH_OUTGOING_CALLS, true);
		assertThat(failed(teamsAndSip, incoming("a", "teams"))).isNull();
		assertFailed(teamsAndSip, incoming("a", "rtmp"), RuleFields.MATCH_INCOMING_WEBRTC, "protocol rtmp",
				"one of sip, teams");
		assertFailed(teamsAndSip, incoming("a", "h323"), RuleFields.MATCH_INCOMING_H323, "protocol h323",
				"one of sip, teams");
		assertThat(failed(teamsAndSip, new DialledCall("a", "a", true, "h323", false, null, null))).isNull();
	}

	@Test
	void takesOnlyRegisteredCallersIfTold() {
		CallRoutingRule registered = rule(1, 1, ".*", RuleFields.MATCH_INCOMING_ONLY_IF_REGISTERED, true,
				RuleFields.MATCH_OUTGOING_CALLS, true);
		assertFailed(registered, incoming("a", "sip"), RuleFields.MATCH_INCOMING_ONLY_IF_REGISTERED,
				"a caller that is not registered", "a registered caller");
		assertThat(failed(registered, new DialledCall("a", "a", false, "sip", true, null, null))).isNull();
		assertThat(failed(registered, outgoing("a"))).isNull();
	}

	@Test
	void takesOnlyCallsOfItsLocation() {
		CallRoutingRule oslo = rule(1, 1, ".*", RuleFields.MATCH_SOURCE_LOCATION, 2L);
		assertFailed(oslo, incoming("a", "sip"), RuleFields.MATCH_SOURCE_LOCATION, "location London",
				"location Location 2");
		assertFailed(oslo, new DialledCall("a", "a", false, "sip", false, null, null), RuleFields.MATCH_SOURCE_LOCATION,
				"location unknown", "location Location 2");
		assertThat(failed(oslo, new DialledCall("a", "a", false, "sip", false, "Oslo", 2L))).isNull();
	}

	@Test
	void saysWhichPartOfTheAliasMatches() {
		assertFailed(rule(1, 1, "\\d{3}"), incoming("room123x", "sip"), RuleFields.MATCH_STRING, "room123x",
				"the whole alias matches \\d{3}; only the part 123 does");
		assertFailed(rule(1, 1, "z", RuleFields.MATCH_STRING_FULL, true), incoming("a", "sip"), RuleFields.MATCH_STRING,
				"sip:a;transport=tls", "the whole alias as dialled matches z");
	}

	@Test
	void refusesBadPatternsAndReplacements() {
		assertThatExceptionOfType(ViolationsException.class).isThrownBy(() -> rule(1, 1, "(a"))
			.satisfies((ex) -> assertThat(ex.violations().all()).singleElement()
				.extracting("field", "value", "expected")
				.containsExactly(RuleFields.MATCH_STRING.name(), "(a",
						"a bracket ) at its end, but character 1: a bracket ( that is not closed"));
		assertThatExceptionOfType(ViolationsException.class)
			.isThrownBy(() -> rule(1, 1, "a", RuleFields.REPLACE_STRING, "\\1"))
			.satisfies((ex) -> assertThat(ex.violations().all()).singleElement()
				.extracting("field")
				.isEqualTo(RuleFields.REPLACE_STRING.name()));
	}

	@Test
	void findsARuleByTheNameOfItsService() {
		CallRoutingRules rules = CallRoutingRules
			.of(List.of(rule(1, 1, "a"), rule(2, 2, "b"), rule(3, 3, "c", CommonFields.NAME, "Rule 1_" + CALL)));
		assertThat(rules.byServiceName("rule 2")).isSameAs(rules.inOrder().get(1));
		assertThat(rules.byServiceName(GatewayServiceName.of("Rule 2", CALL))).isSameAs(rules.inOrder().get(1));
		assertThat(rules.byServiceName("Rule 1_" + CALL)).isSameAs(rules.inOrder().get(2));
		assertThat(rules.byServiceName("Rule 4_" + CALL)).isNull();
		assertThat(rules.byServiceName("Rule 2_1234")).isNull();
	}

	@Test
	void findsARuleByACutName() {
		String longName = "N\u00C9".repeat(110);
		CallRoutingRules rules = CallRoutingRules.of(List.of(rule(1, 2, "a", CommonFields.NAME, longName + "1"),
				rule(2, 1, "b", CommonFields.NAME, longName + "2"),
				rule(3, 1, "b", CommonFields.NAME, "x".repeat(212) + "😀".repeat(10))));
		String service = GatewayServiceName.of(longName + "1", CALL);
		assertThat(service).hasSize(250).endsWith("_" + CALL);
		assertThat(rules.byServiceName(service)).isNotNull().extracting((rule) -> rule.id().number()).isEqualTo(1L);
		String pair = GatewayServiceName.of(rules.inOrder().get(1).name(), CALL);
		assertThat(pair).startsWith("x".repeat(204) + "~").hasSize(250);
		assertThat(rules.byServiceName(pair)).isSameAs(rules.inOrder().get(1));
	}

	@Test
	void namesOfServicesGoBothWays() {
		assertThat(GatewayServiceName.of("Teams", CALL)).isEqualTo("Teams_" + CALL);
		assertThat(GatewayServiceName.withoutSuffix("Teams_" + CALL)).isEqualTo("Teams");
		assertThat(GatewayServiceName.withoutSuffix("Teams")).isNull();
		assertThat(GatewayServiceName.withoutSuffix("_" + CALL)).isNull();
	}

}
