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
		RulesView view = RulesView.of(steps(9_000), 10_000, false);
		assertThat(view.passed()).extracting(RulesView.Passed::name)
			.containsExactly("rule 8996", "rule 8997", "rule 8998", "rule 8999", "rule 9000");
		assertThat(view.hidden()).isEqualTo(8_995);
		assertThat(view.untried()).isEqualTo(999);
		assertThat(view.summary()).isEqualTo("9,000 rules were tried before it.");
		assertThat(view.winner()).isNotNull().extracting(RulesView.Winner::name).isEqualTo("winner");
	}

	@Test
	void showsEveryRuleWhenAsked() {
		RulesView view = RulesView.of(steps(9_000), 10_000, true);
		assertThat(view.passed()).hasSize(9_000);
		assertThat(view.hidden()).isZero();
	}

	@Test
	void saysThatNoRuleTakesTheCall() {
		RulesView view = RulesView.of(List.of(new Step.NoRuleMatched("somebody", 0)), 0, false);
		assertThat(view.summary()).isEqualTo("There is no Call Routing Rule.");
		assertThat(view.winner()).isNull();
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
