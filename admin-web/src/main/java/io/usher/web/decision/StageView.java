package io.usher.web.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.usher.core.decision.Decision;
import io.usher.core.decision.Step;
import io.usher.core.log.LoggedDecision.LoggedStep;
import org.jspecify.annotations.Nullable;

/**
 * One stage of a decision as the timeline shows it.
 *
 * @param title the heading
 * @param decided whether a step of it decided the answer
 * @param lines its steps, but for the rules
 * @param rules the rules that were tried, with one alias or two; empty when it is another
 * stage
 */
public record StageView(String title, boolean decided, List<Line> lines, List<RulesView> rules) {

	/**
	 * Returns the stages of a decision.
	 * @param rulesInAll how many Call Routing Rules there are
	 * @param everyRule whether all that were tried are shown
	 */
	public static List<StageView> of(Decision decision, int rulesInAll, boolean everyRule, RecordLinks links) {
		List<StageView> stages = new ArrayList<>();
		for (Step.Stage stage : Step.Stage.values()) {
			List<Step> steps = decision.trace().steps().stream().filter((step) -> step.stage() == stage).toList();
			if (!steps.isEmpty()) {
				stages.add(of(stage, steps, rulesInAll, everyRule, links));
			}
		}
		return stages;
	}

	private static StageView of(Step.Stage stage, List<Step> steps, int rulesInAll, boolean everyRule,
			RecordLinks links) {
		boolean decided = steps.stream().anyMatch(Step::decided);
		if (stage == Step.Stage.RULES) {
			return new StageView(stage.title(), decided, List.of(),
					RulesView.rounds(steps, rulesInAll, everyRule, links));
		}
		StepLines lines = new StepLines(links);
		return new StageView(stage.title(), decided, steps.stream().flatMap((step) -> lines.of(step).stream()).toList(),
				List.of());
	}

	/** Returns the stages as the log has them: sentences alone. */
	public static List<StageView> logged(List<LoggedStep> steps) {
		Map<String, List<LoggedStep>> byStage = new LinkedHashMap<>();
		steps.forEach((step) -> byStage.computeIfAbsent(title(step.stage()), (title) -> new ArrayList<>()).add(step));
		return byStage.entrySet()
			.stream()
			.map((stage) -> new StageView(stage.getKey(), stage.getValue().stream().anyMatch(LoggedStep::decided),
					stage.getValue()
						.stream()
						.map((step) -> Line.of(step.decided() ? "hit" : "note", step.sentence()))
						.toList(),
					List.of()))
			.toList();
	}

	private static String title(String stage) {
		return Arrays.stream(Step.Stage.values())
			.filter((known) -> known.name().equals(stage.toUpperCase(Locale.ROOT)))
			.map(Step.Stage::title)
			.findFirst()
			.orElse(stage);
	}

	/**
	 * A link to what a line is about.
	 *
	 * @param label its words
	 * @param path where it leads
	 */
	public record Link(String label, String path) {

	}

	/**
	 * A text of several lines.
	 *
	 * @param title what it is
	 * @param text the text
	 */
	public record Block(String title, String text) {

	}

	/**
	 * A step.
	 *
	 * @param mark how it went: hit, miss, note, end, failed, fault or warning
	 * @param subject what was looked at, empty when the text says it all
	 * @param text what happened
	 * @param aside more about the subject, empty when there is nothing
	 * @param links where to read on
	 * @param blocks texts that belong to it
	 */
	public record Line(String mark, String subject, String text, String aside, List<Link> links, List<Block> blocks) {

		static Line of(String mark, String text) {
			return new Line(mark, "", text, "", List.of(), List.of());
		}

		/** Returns the same with those of the links that there are. */
		Line with(@Nullable Link... more) {
			return new Line(this.mark, this.subject, this.text, this.aside,
					Stream.concat(this.links.stream(), Arrays.stream(more)).filter(Objects::nonNull).toList(),
					this.blocks);
		}

		/** Returns the same with more about it. */
		Line aside(String words) {
			return new Line(this.mark, this.subject, this.text, words, this.links, this.blocks);
		}

		/** Returns the name of its icon. */
		public String icon() {
			return switch (this.mark) {
				case "hit" -> "check-lg";
				case "miss" -> "x-lg";
				case "fault", "failed" -> "exclamation-octagon-fill";
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
				case "failed" -> "Failed";
				case "warning" -> "Warning";
				default -> "";
			};
		}

	}

}
