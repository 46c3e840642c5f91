package io.usher.core.gateway;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongFunction;

import org.jspecify.annotations.Nullable;

import io.usher.core.regex.Steps;

/**
 * All Call Routing Rules, in the order in which they are tried.
 */
public final class CallRoutingRules {

	private static final CallRoutingRules NONE = new CallRoutingRules(List.of());

	private final List<CallRoutingRule> inOrder;

	private CallRoutingRules(List<CallRoutingRule> inOrder) {
		this.inOrder = inOrder;
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
		return null;
	}

	/**
	 * Tries rules one after the other, without the index, up to the first that takes the
	 * call: the long way, for people.
	 * @param locationName gives the name of the location with a number
	 * @throws io.usher.core.regex.StepsExhaustedException when matching takes too many
	 * steps
	 */
	public List<RuleAttempt> explain(DialledCall call, LongFunction<String> locationName, Steps steps) {
		return List.of();
	}

	/** Placeholder. */
	public @Nullable CallRoutingRule byServiceName(String serviceName) {
		return null;
	}

}
