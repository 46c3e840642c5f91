package io.usher.core.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.usher.core.regex.RandomPatterns;
import io.usher.core.regex.Steps;
import io.usher.core.regex.StepsExhaustedException;

import static org.assertj.core.api.Assertions.assertThat;

class RuleIndexTests {

	private static final Steps MANY = Steps.of(Long.MAX_VALUE);

	private static @Nullable RuleMatch linear(CallRoutingRules rules, DialledCall call) {
		for (CallRoutingRule rule : rules.inOrder()) {
			RuleMatch match = (rule.failing(call) == null) ? rule.matchAlias(call, Steps.of(20_000)) : null;
			if (match != null) {
				return match;
			}
		}
		return null;
	}

	@Test
	void findsWhatALinearScanFinds() {
		Random random = new Random(11);
		int compared = 0;
		int matches = 0;
		for (int set = 0; set < 60; set++) {
			List<CallRoutingRule> rules = new ArrayList<>();
			for (int number = 1; number <= 40; number++) {
				rules.add(RandomRules.random(random, number, RandomPatterns.pattern(random, 2)));
			}
			CallRoutingRules indexed = CallRoutingRules.of(rules);
			for (int i = 0; i < 100; i++) {
				DialledCall call = new DialledCall(RandomPatterns.text(random), RandomPatterns.text(random),
						random.nextInt(4) == 0, (random.nextInt(5) > 0) ? "sip" : null, random.nextBoolean(), "x",
						1L + random.nextInt(2));
				try {
					RuleMatch expected = linear(indexed, call);
					assertThat(indexed.first(call, MANY)).as("%s", call).isEqualTo(expected);
					matches += (expected != null) ? 1 : 0;
					compared++;
				}
				catch (StepsExhaustedException ex) {
					assertThat(ex).isNotNull();
				}
			}
		}
		assertThat(compared).isGreaterThan(4000);
		assertThat(matches).isBetween(500, compared - 500);
	}

	@Test
	void findsUsualRulesAmongMany() {
		CallRoutingRules rules = CallRoutingRules.of(IntStream.rangeClosed(1, 2000)
			.mapToObj((number) -> RandomRules.rule(number, 1 + number % 200, RandomRules.usualPattern(number)))
			.toList());
		for (int number = 1; number <= 2000; number += 7) {
			DialledCall call = RandomRules.call(RandomRules.usualAlias(number), RandomRules.usualAlias(number));
			RuleMatch match = rules.first(call, Steps.of(1000));
			assertThat(match).isNotNull().isEqualTo(linear(rules, call));
			assertThat(match.rule().id().number()).isEqualTo(number);
		}
	}

	@Test
	void workDoesNotGrowWithTheRules() {
		CallRoutingRules rules = CallRoutingRules.of(IntStream.rangeClosed(1, 10_000)
			.mapToObj((number) -> RandomRules.rule(number, 1, RandomRules.usualPattern(number)))
			.toList());
		DialledCall call = RandomRules.call("nobody@example.com", "nobody@example.com");
		assertThat(rules.first(call, Steps.of(200))).isNull();
	}

	@Test
	void indexesManyRulesFast() {
		List<CallRoutingRule> rules = IntStream.rangeClosed(1, 10_000)
			.mapToObj((number) -> RandomRules.rule(number, 1, RandomRules.usualPattern(number)))
			.toList();
		long start = System.nanoTime();
		CallRoutingRules indexed = CallRoutingRules.of(rules);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
		assertThat(indexed.inOrder()).hasSize(10_000);
	}

}
