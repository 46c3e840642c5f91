package io.usher.web.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RuleFields;
import io.usher.core.gateway.CallRoutingRule;
import io.usher.core.gateway.CallRoutingRules;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RuleOrderTests {

	@Test
	void takesTheMiddleBetweenItsNewNeighbours() {
		assertThat(move(List.of(10, 20, 30), 3, 1)).containsExactly(Map.entry(3L, 15L));
	}

	@Test
	void goesToEitherEnd() {
		assertThat(order(List.of(10, 20, 30), 3, 0)).containsExactly(3L, 1L, 2L);
		assertThat(order(List.of(10, 20, 30), 1, 2)).containsExactly(2L, 3L, 1L);
		assertThat(order(List.of(1, 200), 1, 1)).containsExactly(2L, 1L);
		assertThat(order(List.of(1, 1), 2, 0)).containsExactly(2L, 1L);
	}

	@Test
	void staysWhereItIsWithoutAChangeOfOrder() {
		assertThat(order(List.of(10, 20, 30), 2, 1)).containsExactly(1L, 2L, 3L);
	}

	@Test
	void pushesThoseThatStandInItsWay() {
		assertThat(order(List.of(10, 11, 12, 13), 4, 1)).containsExactly(1L, 4L, 2L, 3L);
		assertThat(order(List.of(5, 5, 5, 5), 4, 0)).containsExactly(4L, 1L, 2L, 3L);
	}

	@Test
	void pushesBackFromTheEndOfTheRange() {
		assertThat(order(List.of(198, 199, 200), 1, 2)).containsExactly(2L, 3L, 1L);
		assertThat(order(List.of(200, 200, 200), 3, 0)).containsExactly(3L, 1L, 2L);
	}

	@Test
	void movesEveryRuleAnywhere() {
		for (int from = 1; from <= 6; from++) {
			for (int to = 0; to < 6; to++) {
				List<Long> expected = new ArrayList<>(List.of(1L, 2L, 3L, 4L, 5L, 6L));
				expected.remove((long) from);
				expected.add(to, (long) from);
				assertThat(order(List.of(1, 1, 2, 199, 200, 200), from, to)).as(from + " to " + to).isEqualTo(expected);
			}
		}
	}

	@Test
	void refusesWhatTheRangeHasNoRoomFor() {
		// Each next rule was created before the one before it, so that none may be equal.
		List<Integer> full = Stream.iterate(200, (priority) -> priority - 1).limit(200).toList();
		assertThat(order(full, 1, 0)).startsWith(1L, 200L, 199L);
		List<CallRoutingRule> rules = rules(Stream.concat(full.stream(), Stream.of(200)).toList());
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> RuleOrder.move(rules, 201, 0));
	}

	private static Map<Long, Long> move(List<Integer> priorities, long moved, int place) {
		return RuleOrder.move(rules(priorities), moved, place);
	}

	private static List<Long> order(List<Integer> priorities, long moved, int place) {
		List<CallRoutingRule> rules = rules(priorities);
		Map<Long, Long> changed = RuleOrder.move(rules, moved, place);
		return CallRoutingRules
			.of(rules.stream()
				.map((rule) -> rule(rule.id().number(),
						changed.getOrDefault(rule.id().number(), (long) rule.priority())))
				.toList())
			.inOrder()
			.stream()
			.map((rule) -> rule.id().number())
			.toList();
	}

	private static List<CallRoutingRule> rules(List<Integer> priorities) {
		List<CallRoutingRule> rules = new ArrayList<>();
		for (int i = 0; i < priorities.size(); i++) {
			rules.add(rule(i + 1L, priorities.get(i)));
		}
		rules.sort(Comparator.comparingInt(CallRoutingRule::priority).thenComparing((rule) -> rule.id().number()));
		return rules;
	}

	private static CallRoutingRule rule(long number, long priority) {
		return CallRoutingRule.of(new RecordId(RecordKind.CALL_ROUTING_RULE, number), 1,
				Document.empty()
					.with(CommonFields.NAME, "Rule " + number)
					.with(RuleFields.PRIORITY, priority)
					.with(RuleFields.MATCH_STRING, ".*"));
	}

}
