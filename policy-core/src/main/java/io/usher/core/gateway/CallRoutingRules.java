package io.usher.core.gateway;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

import org.jspecify.annotations.Nullable;

import io.usher.core.catalogue.Field;
import io.usher.core.record.UniqueKey;
import io.usher.core.regex.Steps;
import io.usher.core.regex.StepsExhaustedException;

/**
 * All Call Routing Rules, in the order in which they are tried.
 */
public final class CallRoutingRules {

	private static final CallRoutingRules NONE = new CallRoutingRules(List.of());

	private final List<CallRoutingRule> inOrder;

	private final RuleIndex index;

	private final Map<String, CallRoutingRule> byName = new HashMap<>();

	/** The rules whose names are too long for the names of their services. */
	private final Map<String, CallRoutingRule> byCutName = new HashMap<>();

	private CallRoutingRules(List<CallRoutingRule> inOrder) {
		this.inOrder = inOrder;
		this.index = new RuleIndex(inOrder);
		for (CallRoutingRule rule : inOrder) {
			this.byName.putIfAbsent(UniqueKey.normalise(rule.name()), rule);
			String cut = GatewayServiceName.cut(rule.name());
			if (!cut.equals(rule.name())) {
				this.byCutName.putIfAbsent(UniqueKey.normalise(cut), rule);
			}
		}
	}

	/** Returns the collection without a rule. */
	public static CallRoutingRules none() {
		return NONE;
	}

	/** Sorts and indexes rules. */
	public static CallRoutingRules of(Collection<CallRoutingRule> rules) {
		return new CallRoutingRules(rules.stream()
			.sorted(Comparator.comparingInt(CallRoutingRule::priority).thenComparingLong((rule) -> rule.id().number()))
			.toList());
	}

	/** Returns the rules in the order in which they are tried, disabled ones included. */
	public List<CallRoutingRule> inOrder() {
		return this.inOrder;
	}

	/**
	 * Finds the first rule that takes the call.
	 * @throws io.usher.core.regex.StepsExhaustedException when matching takes too many
	 * steps
	 */
	public @Nullable RuleMatch first(DialledCall call, Steps steps) {
		Winner winner = new Winner();
		this.index.first(call, (place) -> winner.takes(this.inOrder.get(place), call, steps));
		return winner.match;
	}

	/**
	 * Tries rules one after the other, without the index, up to the first that takes the
	 * call or whose pattern takes too many steps: the long way, for people. What the
	 * index spares costs steps here, so that {@link #first} may still find a rule.
	 * @param locationName gives the name of the location with a number
	 */
	public List<RuleAttempt> explain(DialledCall call, LongFunction<String> locationName, Steps steps) {
		List<RuleAttempt> attempts = new ArrayList<>();
		for (CallRoutingRule rule : this.inOrder) {
			try {
				RuleAttempt attempt = attempt(rule, call, locationName, steps);
				attempts.add(attempt);
				if (attempt.match() != null) {
					break;
				}
			}
			catch (StepsExhaustedException ex) {
				attempts.add(new RuleAttempt(rule, null, FailedCondition.ofWork(rule, call)));
				break;
			}
		}
		return List.copyOf(attempts);
	}

	private static RuleAttempt attempt(CallRoutingRule rule, DialledCall call, LongFunction<String> locationName,
			Steps steps) {
		Field failing = rule.failing(call);
		if (failing != null) {
			return new RuleAttempt(rule, null, FailedCondition.of(failing, rule, call, locationName));
		}
		RuleMatch match = rule.matchAlias(call, steps);
		return new RuleAttempt(rule, match, (match != null) ? null : FailedCondition.ofPattern(rule, call));
	}

	/**
	 * Finds the rule of a service by the service's name: the rule's own name, or what
	 * stands before the suffix. Of several rules whose long names were cut alike, the
	 * first.
	 * @return the rule, enabled or not, or null
	 */
	public @Nullable CallRoutingRule byServiceName(String serviceName) {
		CallRoutingRule exact = this.byName.get(UniqueKey.normalise(serviceName));
		if (exact != null) {
			return exact;
		}
		String bare = GatewayServiceName.withoutSuffix(serviceName);
		if (bare == null) {
			return null;
		}
		String key = UniqueKey.normalise(bare);
		CallRoutingRule named = this.byName.get(key);
		return (named != null) ? named : this.byCutName.get(key);
	}

	private static final class Winner {

		private @Nullable RuleMatch match;

		boolean takes(CallRoutingRule rule, DialledCall call, Steps steps) {
			if (rule.failing(call) == null) {
				this.match = rule.matchAlias(call, steps);
			}
			return this.match != null;
		}

	}

}
