package io.usher.web.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.decision.Step;
import io.usher.core.external.UpstreamReply;
import io.usher.core.record.RecordId;
import io.usher.core.script.ScriptProblem;
import io.usher.core.script.Stage;
import io.usher.core.script.answer.ScriptResult;
import io.usher.web.decision.StageView.Block;
import io.usher.web.decision.StageView.Line;
import io.usher.web.decision.StageView.Link;
import org.jspecify.annotations.Nullable;

/**
 * Writes the steps of a decision as the lines of its timeline.
 */
final class StepLines {

	private final RecordLinks links;

	StepLines(RecordLinks links) {
		this.links = links;
	}

	/** Returns the lines of a step. */
	List<Line> of(Step step) {
		if (step instanceof Step.ProfileChosen chosen) {
			return List.of(plain(chosen).with(
					link("Open location", this.links.toNamed(RecordKind.SYSTEM_LOCATION, chosen.location())),
					link("Open profile", this.links.toNamed(RecordKind.POLICY_PROFILE, chosen.profile()))));
		}
		if (step instanceof Step.AliasLookedUp alias) {
			return List.of(alias(alias));
		}
		if (step instanceof Step.ServiceLookedUp service) {
			return List.of(line(service, (service.found() != null) ? "hit" : "miss").with(to(service.found())));
		}
		if (step instanceof Step.BreakoutLookedUp room) {
			return List.of(line(room, (room.room() != null) ? "hit" : "miss")
				.with(link("Open conference", this.links.toNamed(RecordKind.CONFERENCE, room.conference()))));
		}
		if (step instanceof Step.OwnDataLookedUp own) {
			return List.of(plain(own).with(to(own.found())));
		}
		if (step instanceof Step.UpstreamAsked asked) {
			return List.of(asked(asked));
		}
		if (step instanceof Step.UpstreamUnderstood understood) {
			return List.of(plain(understood).aside((understood.disposition() == null) ? ""
					: "scripts read " + understood.disposition() + " as the server's disposition"));
		}
		if (step instanceof Step.ScriptRan ran) {
			return script(ran);
		}
		return answer(step);
	}

	private static List<Line> answer(Step step) {
		if (step instanceof Step.AnswerChecked check && !check.violations().all().isEmpty()) {
			List<Line> lines = new ArrayList<>();
			check.violations().errors().forEach((fault) -> lines.add(Line.of("fault", fault.message())));
			check.violations().warnings().forEach((fault) -> lines.add(Line.of("warning", fault.message())));
			return lines;
		}
		if (step instanceof Step.AnswerChecked) {
			return List.of(line(step, "hit"));
		}
		if (step instanceof Step.Concluded concluded) {
			return List.of(Line.of("end", "Infinity is told: " + concluded.title() + "."));
		}
		if (step instanceof Step.LeftOut || step instanceof Step.ScriptSetAside) {
			return List.of(line(step, "warning"));
		}
		return List.of((step instanceof Step.Shed) ? line(step, "failed") : plain(step));
	}

	private Line alias(Step.AliasLookedUp alias) {
		boolean found = alias.found() != null;
		return new Line(found ? "hit" : "miss", alias.form(),
				found ? "is an alias of \u201c" + alias.name() + "\u201d" : "is no conference's alias", alias.how(),
				List.of(), List.of())
			.with(to(alias.found()));
	}

	private static Line asked(Step.UpstreamAsked asked) {
		if (asked.cause() == UpstreamReply.Cause.NOT_ASKED) {
			return Line.of("warning", asked.url() + " was not asked, as you wished.");
		}
		return line(asked, (asked.cause() != null || asked.status() >= 500) ? "failed" : "note");
	}

	private List<Line> script(Step.ScriptRan ran) {
		List<Line> lines = new ArrayList<>();
		int line = ran.problems()
			.stream()
			.filter((problem) -> problem.isError() && isOfScript(problem))
			.map(ScriptProblem::line)
			.findFirst()
			.orElse(0);
		List<Block> blocks = new ArrayList<>();
		if (!ran.debugLog().isEmpty()) {
			blocks.add(new Block("What it wrote to the support log", String.join("\n", ran.debugLog())));
		}
		if (!ran.output().isEmpty()) {
			blocks.add(new Block("What it printed", ran.output()));
		}
		boolean applied = ran.outcome() == ScriptResult.Outcome.APPLIED;
		String sentence = ran.sentence().replaceFirst("\\.$", "");
		lines.add(new Line(applied ? "hit" : "failed", "", sentence,
				"in " + micros(ran.micros()) + ", as of revision " + ran.revision(), List.of(), blocks)
			.with(script(ran, line)));
		for (ScriptProblem problem : ran.problems()) {
			String place = (problem.line() == 0) ? "" : (isOfScript(problem) ? "Line " : "Line of the output ")
					+ problem.line() + ((problem.column() > 0) ? ", column " + problem.column() : "") + ": ";
			Line told = Line.of(problem.isError() ? "failed" : "warning", place + problem.message());
			lines.add(isOfScript(problem) ? told.with(script(ran, problem.line())) : told);
		}
		return lines;
	}

	private static boolean isOfScript(ScriptProblem problem) {
		return problem.line() > 0 && problem.stage() != Stage.JSON;
	}

	private @Nullable Link script(Step.ScriptRan ran, int line) {
		return link((line > 0) ? "Open line " + line : "Open script",
				this.links.toScript(ran.profile().number(), ran.kind().wireName(), line));
	}

	/** Returns a time for people. */
	static String micros(long micros) {
		return (micros < 1000) ? micros + " \u00b5s"
				: (micros < 1_000_000) ? String.format(Locale.ROOT, "%.1f ms", micros / 1000.0)
						: String.format(Locale.ROOT, "%.2f s", micros / 1_000_000.0);
	}

	private @Nullable Link to(@Nullable RecordId id) {
		return (id == null) ? null : link("Open " + switch (id.kind()) {
			case CONFERENCE -> "conference";
			case CALL_ROUTING_RULE -> "rule";
			case DEVICE -> "device";
			case PERSON -> "person";
			case SYSTEM_LOCATION -> "location";
			case POLICY_PROFILE -> "profile";
			default -> id.kind().title();
		}, this.links.to(id));
	}

	private static @Nullable Link link(String label, @Nullable String path) {
		return (path != null) ? new Link(label, path) : null;
	}

	private static Line plain(Step step) {
		return line(step, step.decided() ? "hit" : "note");
	}

	private static Line line(Step step, String mark) {
		return Line.of(mark, step.sentence());
	}

}
