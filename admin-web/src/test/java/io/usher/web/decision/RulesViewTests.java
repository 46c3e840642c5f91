package io.usher.web.decision;

import java.util.ArrayList;
import java.util.List;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.decision.Step;
import io.usher.core.record.RecordId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RulesViewTests {

	@Test
	void showsTheWinnerAndTheLastBeforeItOfManyRules() {
		RulesView view = only(steps(9_000), 10_000, false);
		assertThat(view.passed()).extracting(RulesView.Passed::name)
			.containsExactly("rule 8996", "rule 8997", "rule 8998", "rule 8999", "rule 9000");
		assertThat(view.hidden()).isEqualTo(8_995);
		assertThat(view.untried()).isEqualTo(999);
		assertThat(view.summary()).isEqualTo("9,000 rules were tried before it.");
		assertThat(view.winner()).isNotNull().extracting(RulesView.Winner::name).isEqualTo("winner");
	}

	@Test
	void showsEveryRuleWhenAsked() {
		RulesView view = only(steps(9_000), 10_000, true);
		assertThat(view.passed()).hasSize(9_000);
		assertThat(view.hidden()).isZero();
	}

	@Test
	void saysThatNoRuleTakesTheCall() {
		RulesView view = only(List.of(new Step.NoRuleMatched("meet.bob", 0)), 0, false);
		assertThat(view.summary()).isEqualTo("There is no Call Routing Rule.");
		assertThat(view.winner()).isNull();
	}

	@Test
	void keepsTheTwoReadingsOfAnOutgoingCallApart() {
		List<Step> steps = new ArrayList<>(steps(2).subList(0, 2));
		steps.add(new Step.NoRuleMatched("meet.bob", 2));
		steps.addAll(steps(1));
		assertThat(RulesView.rounds(steps, 2, false, RecordLinks.none())).extracting(RulesView::summary)
			.containsExactly("None of 2 Call Routing Rules takes the call to \"meet.bob\".",
					"1 rule was tried before it.");
	}

	private static RulesView only(List<Step> steps, int rulesInAll, boolean everyRule) {
		List<RulesView> rounds = RulesView.rounds(steps, rulesInAll, everyRule, RecordLinks.none());
		assertThat(rounds).hasSize(1);
		return rounds.get(0);
	}

	private static List<Step> steps(int passed) {
		List<Step> steps = new ArrayList<>();
		for (int i = 1; i <= passed; i++) {
			steps.add(new Step.RulePassed(new RecordId(RecordKind.CALL_ROUTING_RULE, i), "rule " + i, 10, "Protocol",
					"sip", "h323"));
		}
		steps.add(new Step.RuleMatched(new RecordId(RecordKind.CALL_ROUTING_RULE, passed + 1), "winner", 20, "a", "b"));
		return steps;
	}

}
