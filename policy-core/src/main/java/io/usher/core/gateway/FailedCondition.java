package io.usher.core.gateway;

import java.util.TreeSet;
import java.util.function.LongFunction;

import org.jspecify.annotations.Nullable;

import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.RuleFields;
import io.usher.core.regex.PythonMatch;
import io.usher.core.regex.Steps;
import io.usher.core.regex.StepsExhaustedException;

/**
 * Why a rule does not take a call.
 *
 * @param field the rule's field that decided
 * @param actual what the call has
 * @param expected what the rule wants, in words
 */
public record FailedCondition(Field field, String actual, String expected) {

	/** Looking for a part is a courtesy: it takes nothing from the call's own budget. */
	private static final long STEPS_FOR_PART = 5_000;

	/** Puts into words which condition a call does not satisfy. */
	static FailedCondition of(Field field, CallRoutingRule rule, DialledCall call, LongFunction<String> locationName) {
		CallConditions conditions = rule.conditions();
		if (field == RuleFields.ENABLE) {
			return new FailedCondition(field, "the rule is disabled", "an enabled rule");
		}
		if (field == RuleFields.MATCH_OUTGOING_CALLS) {
			return new FailedCondition(field, "an outgoing call", direction(conditions));
		}
		if (field == RuleFields.MATCH_INCOMING_CALLS && !conditions.incoming()) {
			return new FailedCondition(field, "an incoming call", direction(conditions));
		}
		if (field == RuleFields.MATCH_INCOMING_ONLY_IF_REGISTERED) {
			return new FailedCondition(field, "a caller that is not registered", "a registered caller");
		}
		Long location = conditions.sourceLocation();
		if (field == RuleFields.MATCH_SOURCE_LOCATION && location != null) {
			return new FailedCondition(field, "location " + said(call.locationName()),
					"location " + locationName.apply(location));
		}
		return new FailedCondition(field, "protocol " + said(call.protocol()),
				conditions.protocols().isEmpty() ? "no protocol: the rule takes none"
						: "one of " + String.join(", ", new TreeSet<>(conditions.protocols())));
	}

	private static String direction(CallConditions conditions) {
		if (conditions.incoming()) {
			return "an incoming call";
		}
		return conditions.outgoing() ? "an outgoing call" : "no call: the rule takes neither direction";
	}

	private static String said(@Nullable String value) {
		return (value != null && !value.isEmpty()) ? value : "unknown";
	}

	/** Puts into words that the pattern does not match, or matches only a part. */
	static FailedCondition ofPattern(CallRoutingRule rule, DialledCall call) {
		String alias = rule.alias(call);
		String expected = (rule.matchesRawAlias() ? "the whole alias as dialled" : "the whole alias") + " matches "
				+ rule.pattern();
		PythonMatch part = part(rule, alias);
		if (part != null && part.end() > part.start()) {
			expected += "; only the part " + alias.substring(part.start(), part.end()) + " does";
		}
		return new FailedCondition(RuleFields.MATCH_STRING, alias, expected);
	}

	/** Puts into words that matching the pattern was given up. */
	static FailedCondition ofWork(CallRoutingRule rule, DialledCall call) {
		return new FailedCondition(RuleFields.MATCH_STRING, rule.alias(call),
				"a pattern that takes less work than " + rule.pattern());
	}

	private static @Nullable PythonMatch part(CallRoutingRule rule, String alias) {
		try {
			return rule.pattern().search(alias, Steps.of(STEPS_FOR_PART));
		}
		catch (StepsExhaustedException ex) {
			return null;
		}
	}

}
