package io.usher.web.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.usher.core.catalogue.RuleFields;
import io.usher.core.decision.Step;
import org.jspecify.annotations.Nullable;

/**
 * The Call Routing Rules that were tried with an alias: the last ones and the one that
 * took the call.
 *
 * @param summary how it went, in a sentence
 * @param passed rules that did not take the call, in the order in which they were tried
 * @param hidden how many came before those
 * @param winner the rule that took the call, null when none did
 * @param untried how many rules come after the winner
 */
public record RulesView(String summary, List<Passed> passed, int hidden, @Nullable Winner winner, int untried) {

	/** How many rules are shown before the winner, unless all are. */
	static final int SHOWN = 5;

	/**
	 * Reads the steps of the rules. A call that goes out may be read in two ways, of
	 * which each is tried with all the rules.
	 */
	static List<RulesView> rounds(List<Step> steps, int rulesInAll, boolean everyRule, RecordLinks links) {
		List<RulesView> rounds = new ArrayList<>();
		int from = 0;
		for (int at = 0; at < steps.size(); at++) {
			if (!(steps.get(at) instanceof Step.RulePassed)) {
				rounds.add(of(steps.subList(from, at + 1), rulesInAll, everyRule, links));
				from = at + 1;
			}
		}
		return rounds;
	}

	private static RulesView of(List<Step> steps, int rulesInAll, boolean everyRule, RecordLinks links) {
		List<Passed> passed = steps.stream()
			.filter(Step.RulePassed.class::isInstance)
			.map((step) -> Passed.of((Step.RulePassed) step, links))
			.toList();
		Winner winner = steps.stream()
			.filter(Step.RuleMatched.class::isInstance)
			.map((step) -> Winner.of((Step.RuleMatched) step, links))
			.findFirst()
			.orElse(null);
		int hidden = everyRule ? 0 : Math.max(0, passed.size() - SHOWN);
		int untried = (winner != null) ? Math.max(0, rulesInAll - passed.size() - 1) : 0;
		return new RulesView(summary(steps, passed.size(), winner), passed.subList(hidden, passed.size()), hidden,
				winner, untried);
	}

	private static String summary(List<Step> steps, int passed, @Nullable Winner winner) {
		if (winner == null) {
			return steps.get(steps.size() - 1).sentence();
		}
		if (passed == 0) {
			return "The first rule takes the call.";
		}
		return (passed == 1) ? "1 rule was tried before it."
				: String.format(Locale.ROOT, "%,d rules were tried before it.", passed);
	}

	/**
	 * A rule that did not take the call.
	 *
	 * @param name its name
	 * @param priority its priority
	 * @param condition the condition that failed
	 * @param actual what the call has
	 * @param expected what the rule wants
	 * @param literal whether both are to be read letter by letter
	 * @param path the path of its page, null for none
	 */
	public record Passed(String name, int priority, String condition, String actual, String expected, boolean literal,
			@Nullable String path) {

		static Passed of(Step.RulePassed step, RecordLinks links) {
			return new Passed(step.name(), step.priority(), step.condition(), step.actual(), step.expected(),
					step.condition().equals(RuleFields.MATCH_STRING.label()), links.to(step.rule()));
		}

	}

	/**
	 * The rule that took the call.
	 *
	 * @param name its name
	 * @param priority its priority
	 * @param alias the alias that its pattern matched
	 * @param remoteAlias the alias that is called
	 * @param path the path of its page, null for none
	 */
	public record Winner(String name, int priority, String alias, String remoteAlias, @Nullable String path) {

		static Winner of(Step.RuleMatched step, RecordLinks links) {
			return new Winner(step.name(), step.priority(), step.alias(), step.remoteAlias(), links.to(step.rule()));
		}

		/** Tells whether the rule calls another alias than was dialled. */
		public boolean isRewritten() {
			return !this.alias.equals(this.remoteAlias);
		}

	}

}
