package io.usher.web.script;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.usher.core.profile.PolicyProfile;
import io.usher.core.script.ScriptProblem;
import io.usher.core.script.Stage;
import io.usher.core.script.answer.ScriptKind;
import io.usher.core.script.answer.ScriptResult;
import io.usher.core.script.answer.ScriptResult.Effect;
import io.usher.core.script.answer.ScriptResult.Outcome;
import io.usher.core.script.answer.ScriptVariable;
import io.usher.core.script.evaluation.Difference;
import io.usher.core.script.evaluation.ScriptEvaluation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came of a run, as the page shows it.
 *
 * @param tone the name of the colours
 * @param icon the name of the icon
 * @param word the outcome in a word
 * @param headline the outcome in a sentence
 * @param live what a live call would get, empty where that is the result itself
 * @param json what Infinity would be told
 * @param output what the script printed
 * @param problems what is wrong or odd
 * @param debug the debug lines
 * @param changes what the script changed of its input
 * @param compared tells whether there was something to compare
 * @param time how long it ran, in words
 */
record OutcomeView(String tone, String icon, String word, String headline, String live, String json, String output,
		List<Problem> problems, List<String> debug, List<Change> changes, boolean compared, String time) {

	/**
	 * Shows a run.
	 * @param told what Infinity would be told, as JSON
	 */
	static OutcomeView of(ScriptKind kind, ScriptEvaluation run, Map<String, @Nullable Object> input,
			@Nullable PolicyProfile profile, String told, JsonMapper json) {
		ScriptResult result = run.result();
		boolean applied = result.outcome() == Outcome.APPLIED;
		Verdict verdict = verdict(kind, result);
		boolean compared = applied && (kind == ScriptKind.MEDIA_LOCATION || result.action().equals("continue"));
		return new OutcomeView(verdict.tone, verdict.icon, verdict.word, verdict.headline,
				applied ? "" : live(kind, result, profile), told, run.output(),
				Stream
					.concat(result.diagnostics().stream().filter(ScriptProblem::isError),
							result.diagnostics().stream().filter((problem) -> !problem.isError()))
					.map(Problem::of)
					.toList(),
				run.debugLog(), compared ? changes(kind, input, result.result(), json) : List.of(), compared,
				time(run.micros()));
	}

	private static Verdict verdict(ScriptKind kind, ScriptResult result) {
		if (result.outcome() == Outcome.FAILED) {
			return new Verdict("rejected", "x-octagon-fill", "Failed", "The script does not run to its end.");
		}
		if (result.outcome() == Outcome.INVALID) {
			return new Verdict("rejected", "x-octagon-fill", "No valid answer",
					"What the script prints is no answer that Infinity takes.");
		}
		if (kind == ScriptKind.MEDIA_LOCATION) {
			return new Verdict("served", "check-circle-fill", "Media location",
					"Media is handled where the script says.");
		}
		return switch (result.action()) {
			case "reject" -> new Verdict("rejected", "x-circle-fill", "Reject", (kind == ScriptKind.SERVICE)
					? "The call is rejected as “conference not found”." : "The participant is not let in.");
			case "redirect" -> new Verdict("redirected", "arrow-right-circle-fill", "Redirect",
					"The caller is told to dial another alias.");
			default -> new Verdict("served", "check-circle-fill", "Continue", (kind == ScriptKind.SERVICE)
					? "The call goes on, with the service below." : "The participant joins, with these properties.");
		};
	}

	private static String live(ScriptKind kind, ScriptResult result, @Nullable PolicyProfile profile) {
		Effect effect = (profile != null) ? profile.live(kind, result) : result.live(kind, Effect.REJECT, Effect.KEEP);
		String because = (profile != null) ? ", as the profile says" : ", unless the profile says otherwise";
		return (effect == Effect.KEEP)
				? "A live call keeps what it had before the script"
						+ ((kind == ScriptKind.MEDIA_LOCATION) ? "." : because + ".")
				: "A live call is rejected" + because + ".";
	}

	private static List<Change> changes(ScriptKind kind, Map<String, @Nullable Object> input,
			Map<String, @Nullable Object> result, JsonMapper json) {
		ScriptVariable variable = switch (kind) {
			case SERVICE -> ScriptVariable.SERVICE_CONFIG;
			case PARTICIPANT -> ScriptVariable.PARTICIPANT;
			case MEDIA_LOCATION -> ScriptVariable.SUGGESTED_MEDIA_OVERFLOW_LOCATIONS;
		};
		Object before = input.get(variable.scriptName());
		return Difference.between((before != null) ? before : Map.of(), result)
			.stream()
			// What an answer about a participant leaves out stays as it was.
			.filter((difference) -> kind != ScriptKind.PARTICIPANT || difference.kind() != Difference.Kind.REMOVED)
			.map((difference) -> Change.of(difference, json))
			.toList();
	}

	private static String time(long micros) {
		return (micros == 0) ? ""
				: (micros < 1000) ? micros + " µs" : String.format(Locale.ROOT, "%.1f ms", micros / 1000.0);
	}

	/** Returns how many problems make the script useless. */
	public long errors() {
		return this.problems.stream().filter((problem) -> problem.severity().equals("error")).count();
	}

	/** Returns what is said to those who do not see the page. */
	public String announcement() {
		String warnings = (this.problems.isEmpty()) ? "" : " " + this.problems.get(0).message();
		return this.word + ". " + this.headline + warnings;
	}

	/** How a run ended. */
	private record Verdict(String tone, String icon, String word, String headline) {

	}

	/**
	 * What is wrong or odd.
	 *
	 * @param severity {@code error} or {@code warning}
	 * @param line the line of the script, 0 where it has none there
	 * @param column the column in it
	 * @param place the place in words, empty when there is none
	 * @param message what was found and expected
	 */
	record Problem(String severity, int line, int column, String place, String message) {

		static Problem of(ScriptProblem problem) {
			boolean inScript = problem.stage() == Stage.SYNTAX || problem.stage() == Stage.RUN;
			String place = (problem.line() == 0) ? switch (problem.stage()) {
				case CHECK -> "Answer";
				case JSON -> "Output";
				default -> "Script";
			} : (inScript ? "Line " : "Output, line ") + problem.line()
					+ ((problem.column() > 0) ? ", column " + problem.column() : "");
			return new Problem(problem.severity().name().toLowerCase(Locale.ROOT), inScript ? problem.line() : 0,
					inScript ? problem.column() : 0, place, problem.message());
		}

	}

	/**
	 * What is other on two sides.
	 *
	 * @param path where
	 * @param kind {@code added}, {@code removed} or {@code changed}
	 * @param before the one side, as JSON; empty when it has none
	 * @param after the other side
	 */
	record Change(String path, String kind, String before, String after) {

		static Change of(Difference difference, JsonMapper json) {
			boolean added = difference.kind() == Difference.Kind.ADDED;
			boolean removed = difference.kind() == Difference.Kind.REMOVED;
			return new Change(difference.path(), difference.kind().name().toLowerCase(Locale.ROOT),
					added ? "" : json.writeValueAsString(difference.before()),
					removed ? "" : json.writeValueAsString(difference.after()));
		}

	}

}
