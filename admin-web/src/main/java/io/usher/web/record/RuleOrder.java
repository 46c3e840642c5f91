package io.usher.web.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.RuleFields;
import io.usher.core.gateway.CallRoutingRule;

/**
 * Finds the priorities that put one Call Routing Rule into another place, and change as
 * few others as can be. Rules of equal priority are tried in the order of creation.
 */
final class RuleOrder {

	private static final FieldKind.WholeNumber RANGE = (FieldKind.WholeNumber) RuleFields.PRIORITY.kind();

	private RuleOrder() {
	}

	/**
	 * Returns the new priorities of the rules that need one.
	 * @param rules all rules in order
	 * @param moved the number of the rule to move
	 * @param place where it is to stand, from 0
	 * @throws IllegalStateException when the range of priorities has no room
	 */
	static Map<Long, Long> move(List<CallRoutingRule> rules, long moved, int place) {
		List<CallRoutingRule> wanted = new ArrayList<>(rules);
		CallRoutingRule rule = wanted.stream()
			.filter((one) -> one.id().number() == moved)
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("rule: " + moved + " (expected: one that exists)"));
		wanted.remove(rule);
		int at = Math.max(0, Math.min(place, wanted.size()));
		wanted.add(at, rule);
		long[] priorities = wanted.stream().mapToLong(CallRoutingRule::priority).toArray();
		priorities[at] = between(priorities, at);
		pushDown(wanted, priorities, at);
		pushUp(wanted, priorities);
		Map<Long, Long> changed = new LinkedHashMap<>();
		for (int i = 0; i < priorities.length; i++) {
			if (priorities[i] != wanted.get(i).priority()) {
				changed.put(wanted.get(i).id().number(), priorities[i]);
			}
		}
		return changed;
	}

	/** Returns a priority in the middle of the neighbours'. */
	private static long between(long[] priorities, int at) {
		long before = (at > 0) ? priorities[at - 1] : RANGE.min() - 1;
		if (at == priorities.length - 1) {
			return Math.min(RANGE.max(), (at > 0) ? before + 10 : priorities[at]);
		}
		long after = priorities[at + 1];
		return Math.max(RANGE.min(), before + Math.max(1, (after - before) / 2));
	}

	/**
	 * Gives each rule from a place on at least the priority that its predecessor asks
	 * for.
	 */
	private static void pushDown(List<CallRoutingRule> rules, long[] priorities, int from) {
		for (int i = Math.max(1, from); i < priorities.length; i++) {
			priorities[i] = Math.max(priorities[i], least(rules, priorities, i));
		}
	}

	private static long least(List<CallRoutingRule> rules, long[] priorities, int at) {
		boolean created = rules.get(at - 1).id().number() < rules.get(at).id().number();
		return created ? priorities[at - 1] : priorities[at - 1] + 1;
	}

	/** Brings what was pushed out of the range back into it. */
	private static void pushUp(List<CallRoutingRule> rules, long[] priorities) {
		long most = RANGE.max();
		for (int i = priorities.length - 1; i >= 0 && priorities[i] > most; i--) {
			priorities[i] = most;
			if (i > 0 && rules.get(i - 1).id().number() > rules.get(i).id().number()) {
				most--;
			}
		}
		if (priorities.length > 0 && priorities[0] < RANGE.min()) {
			throw new IllegalStateException("no priority is left between its neighbours");
		}
	}

}
