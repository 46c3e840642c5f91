package io.usher.web.decision;

import java.util.ArrayList;
import java.util.List;

import io.usher.core.decision.Step;
import org.jspecify.annotations.Nullable;

/**
 * One stage of a decision as the timeline shows it.
 *
 * @param title the heading
 * @param decided whether a step of it decided the answer
 * @param lines its steps, but for the rules
 * @param rules the rules that were tried, null when it is another stage
 */
record StageView(String title, boolean decided, List<Line> lines, @Nullable RulesView rules) {

	static StageView of(Step.Stage stage, List<Step> steps, int rulesInAll, boolean everyRule) {
		boolean decided = steps.stream().anyMatch(Step::decided);
		if (stage == Step.Stage.RULES) {
			return new StageView(stage.title(), decided, List.of(), RulesView.of(steps, rulesInAll, everyRule));
		}
		List<Line> lines = new ArrayList<>();
		for (Step step : steps) {
			lines.addAll(Line.of(step));
		}
		return new StageView(stage.title(), decided, lines, null);
	}

	/**
	 * A step.
	 *
	 * @param mark how it went: hit, miss, note, end, fault or warning
	 * @param subject what was looked at, empty when the text says it all
	 * @param text what happened
	 * @param aside more about the subject, empty when there is nothing
	 */
	record Line(String mark, String subject, String text, String aside) {

		static List<Line> of(Step step) {
			if (step instanceof Step.AliasLookedUp alias) {
				return List.of(new Line(
						alias.decided() ? "hit" : "miss", alias.form(), alias.decided()
								? "is an alias of \u201c" + alias.name() + "\u201d" : "is no conference's alias",
						alias.how()));
			}
			if (step instanceof Step.AnswerChecked check && !check.violations().all().isEmpty()) {
				List<Line> lines = new ArrayList<>();
				check.violations().errors().forEach((fault) -> lines.add(new Line("fault", "", fault.message(), "")));
				check.violations()
					.warnings()
					.forEach((fault) -> lines.add(new Line("warning", "", fault.message(), "")));
				return lines;
			}
			if (step instanceof Step.AnswerChecked) {
				return List.of(new Line("hit", "", step.sentence(), ""));
			}
			if (step instanceof Step.Concluded concluded) {
				return List.of(new Line("end", "", "Infinity is told: " + concluded.title() + ".", ""));
			}
			if (step instanceof Step.LeftOut) {
				return List.of(new Line("warning", "", step.sentence(), ""));
			}
			return List.of(new Line(step.decided() ? "hit" : "note", "", step.sentence(), ""));
		}

		/** Returns the name of its icon. */
		public String icon() {
			return switch (this.mark) {
				case "hit" -> "check-lg";
				case "miss" -> "x-lg";
				case "fault" -> "exclamation-octagon-fill";
				case "warning" -> "exclamation-triangle-fill";
				case "end" -> "arrow-right";
				default -> "info-circle";
			};
		}

		/** Returns what the icon says. */
		public String iconTitle() {
			return switch (this.mark) {
				case "hit" -> "Yes";
				case "miss" -> "No";
				case "fault" -> "Infinity drops the answer";
				case "warning" -> "Warning";
				default -> "";
			};
		}

	}

}
