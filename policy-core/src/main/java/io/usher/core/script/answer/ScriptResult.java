package io.usher.core.script.answer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.usher.core.script.ScriptProblem;
import io.usher.core.script.ScriptRun;
import io.usher.core.script.Stage;
import io.usher.core.catalogue.InfinityVersion;
import org.jspecify.annotations.Nullable;

/**
 * What a run of a script means: for the tester, which shows what the script would be
 * taken for, and for a live call.
 *
 * @param outcome whether the output can be used
 * @param action {@code continue}, {@code reject} or {@code redirect}; {@code reject} when
 * the output cannot be used
 * @param result what goes with the action, as JSON has it
 * @param diagnostics all that is wrong or odd, in the order of the stages
 */
public record ScriptResult(Outcome outcome, String action, Map<String, @Nullable Object> result,
		List<ScriptProblem> diagnostics) {

	static final String CONTINUE = "continue";

	static final String REJECT = "reject";

	static final String REDIRECT = "redirect";

	public ScriptResult {
		result = Collections.unmodifiableMap(new LinkedHashMap<>(result));
		diagnostics = List.copyOf(diagnostics);
	}

	/**
	 * Judges what a script printed.
	 * @param output what it printed
	 * @param kind the kind of script
	 * @param version the version of Infinity that asked
	 * @param known what the answer is judged against
	 */
	public static ScriptResult of(String output, ScriptKind kind, InfinityVersion version, KnownBefore known) {
		OutputJson json = OutputJson.read(output);
		Map<String, @Nullable Object> printed = json.object();
		if (printed == null) {
			return unusable(json.hasTrailingComma() ? Outcome.FAILED : Outcome.INVALID, json.diagnostics());
		}
		return AnswerJudge.judge(printed, kind, version, known).after(json.diagnostics());
	}

	/**
	 * Judges a run of a script: one that failed has its problems, of another the output
	 * counts.
	 * @param run the run
	 * @param kind the kind of script
	 * @param version the version of Infinity that asked
	 * @param known what the answer is judged against
	 */
	public static ScriptResult of(ScriptRun run, ScriptKind kind, InfinityVersion version, KnownBefore known) {
		if (run.problems().isEmpty()) {
			return of(run.output(), kind, version, known);
		}
		boolean declined = run.problems().stream().allMatch((problem) -> problem.stage() == Stage.CHECK);
		return declined ? declined(run.problems()) : failed(run.problems());
	}

	/**
	 * Returns the result of a script that could not be read, or did not run to its end.
	 */
	public static ScriptResult failed(List<ScriptProblem> diagnostics) {
		return unusable(Outcome.FAILED, diagnostics);
	}

	/** Returns the result of a script that asked not to be applied. */
	public static ScriptResult declined(List<ScriptProblem> diagnostics) {
		return unusable(Outcome.INVALID, diagnostics);
	}

	static ScriptResult unusable(Outcome outcome, List<ScriptProblem> diagnostics) {
		return new ScriptResult(outcome, REJECT, Map.of(), diagnostics);
	}

	/** Returns this result with diagnostics of earlier stages before its own. */
	public ScriptResult after(List<ScriptProblem> earlier) {
		List<ScriptProblem> all = new ArrayList<>(earlier);
		all.addAll(this.diagnostics);
		return new ScriptResult(this.outcome, this.action, this.result, all);
	}

	/**
	 * Returns what a tester says that Infinity would be told.
	 * @param kind the kind of script; a media location goes without an action
	 */
	public Map<String, @Nullable Object> told(ScriptKind kind) {
		Map<String, @Nullable Object> told = new LinkedHashMap<>();
		if (kind != ScriptKind.MEDIA_LOCATION || this.outcome != Outcome.APPLIED) {
			told.put("action", this.action);
		}
		told.put("result", this.result);
		return told;
	}

	/**
	 * Returns what becomes of a live call.
	 * @param kind the kind of script; a media location cannot be rejected
	 * @param onFailure what a script that fails comes to, {@code REJECT} by default
	 * @param onInvalid what an output that is no valid answer comes to, {@code KEEP} by
	 * default
	 */
	public Effect live(ScriptKind kind, Effect onFailure, Effect onInvalid) {
		if (this.outcome == Outcome.APPLIED) {
			return Effect.APPLY;
		}
		Effect effect = (this.outcome == Outcome.FAILED) ? onFailure : onInvalid;
		return (kind == ScriptKind.MEDIA_LOCATION) ? Effect.KEEP : effect;
	}

	/** What an output is good for. */
	public enum Outcome {

		/** It is a valid answer. */
		APPLIED,

		/** The script has a fault, or went on past a limit. */
		FAILED,

		/** The script ran, but what it printed is no valid answer, or it declined. */
		INVALID

	}

	/** What becomes of a live call. */
	public enum Effect {

		/** The answer is the script's. */
		APPLY,

		/** The call or participant is rejected. */
		REJECT,

		/** The answer is what it was before the script. */
		KEEP

	}

}
