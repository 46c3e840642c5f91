package io.usher.core.gateway;

/**
 * A rule that takes a call.
 *
 * @param rule the rule
 * @param alias the alias that its pattern matched, raw or parsed as the rule says
 * @param remoteAlias the alias to call: after the rule's replacement
 */
public record RuleMatch(CallRoutingRule rule, String alias, String remoteAlias) {

}
