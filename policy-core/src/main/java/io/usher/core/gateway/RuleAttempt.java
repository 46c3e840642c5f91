package io.usher.core.gateway;

import org.jspecify.annotations.Nullable;

/**
 * A rule that was tried: either it matched or a condition failed.
 *
 * @param rule the rule
 * @param match what it makes of the call, null when it does not take it
 * @param failed the first condition that failed, null when it takes the call
 */
public record RuleAttempt(CallRoutingRule rule, @Nullable RuleMatch match, @Nullable FailedCondition failed) {

}
