package io.usher.core.decision;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.usher.core.profile.PolicyProfile;
import io.usher.core.script.CompiledScript;
import io.usher.core.script.ScriptContext;
import io.usher.core.script.ScriptLimits;
import io.usher.core.script.ScriptProblem;
import io.usher.core.script.ScriptRun;
import io.usher.core.script.answer.KnownBefore;
import io.usher.core.script.answer.ScriptKind;
import io.usher.core.script.answer.ScriptResult;
import io.usher.core.script.answer.ScriptResult.Effect;
import org.jspecify.annotations.Nullable;

/**
 * Runs the profile's local policy script where the profile says so (guide: "Enabling
 * local policy").
 */
final class ScriptStage {

	/** How long a script waits for its turn before the instance counts as overloaded. */
	private static final Duration PATIENCE = Duration.ofMillis(600);

	/** The most characters of its output that a trace keeps. */
	private static final int MAX_OUTPUT = 2000;

	private final Inquiry inquiry;

	private final ScriptKind kind;

	ScriptStage(Inquiry inquiry, ScriptKind kind) {
		this.inquiry = inquiry;
		this.kind = kind;
	}

	/** Tells whether there is a script to run. */
	boolean isOn() {
		PolicyProfile profile = this.inquiry.profile();
		return this.inquiry.isCapturing() || profile != null && profile.script(this.kind).isPresent();
	}

	/**
	 * Runs the script.
	 * @param known what it sees besides the request
	 * @param requested what of the participant the request said, null for other kinds
	 * @return what it comes to, empty when there is no script
	 */
	Optional<Scripted> run(ScriptVariables.Known known, @Nullable Map<String, ? extends @Nullable Object> requested) {
		if (this.inquiry.isCapturing()) {
			this.inquiry.captured(ScriptVariables.of(this.kind, this.inquiry.request(), known));
			return Optional.empty();
		}
		PolicyProfile profile = this.inquiry.profile();
		CompiledScript script = (profile != null) ? profile.script(this.kind).orElse(null) : null;
		if (profile == null || script == null) {
			return Optional.empty();
		}
		return Optional.of(this.inquiry.script(() -> inTurn(profile, script, known, requested)));
	}

	private Scripted inTurn(PolicyProfile profile, CompiledScript script, ScriptVariables.Known known,
			@Nullable Map<String, ? extends @Nullable Object> requested) {
		ScriptTurns turns = this.inquiry.context().scriptTurns();
		long from = System.nanoTime();
		if (!turns.take(PATIENCE)) {
			throw new OverloadException(Duration.ofNanos(System.nanoTime() - from));
		}
		try {
			return run(profile, script, known, requested);
		}
		finally {
			turns.giveBack();
		}
	}

	private Scripted run(PolicyProfile profile, CompiledScript script, ScriptVariables.Known known,
			@Nullable Map<String, ? extends @Nullable Object> requested) {
		Map<String, @Nullable Object> variables = ScriptVariables.of(this.kind, this.inquiry.request(), known);
		long start = System.nanoTime();
		ScriptRun run = script.run(variables, context());
		long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start);
		ScriptResult result = ScriptResult.of(run, this.kind, this.inquiry.version(),
				new KnownBefore(requested, (name) -> this.inquiry.configuration().location(name).isPresent()));
		SecretMask mask = new SecretMask().add(variables).add(result.result());
		List<ScriptProblem> problems = result.diagnostics()
			.stream()
			.map((problem) -> new ScriptProblem(problem.severity(), problem.stage(), problem.line(), problem.column(),
					mask.mask(problem.message())))
			.toList();
		List<String> debugLog = run.debugLog().stream().map(mask::mask).toList();
		this.inquiry.note(new Step.ScriptRan(profile.id(), profile.name(), profile.revision(), this.kind,
				result.outcome(), result.action(), problems, debugLog, output(run, mask), micros));
		return scripted(profile, result);
	}

	/** Live decisions do not pay for what nobody looks at. */
	private String output(ScriptRun run, SecretMask mask) {
		if (this.inquiry.context().detail() != DecisionContext.Detail.EVERYTHING) {
			return "";
		}
		String output = run.output().strip();
		String beginning = (output.codePointCount(0, output.length()) <= MAX_OUTPUT) ? output
				: output.substring(0, output.offsetByCodePoints(0, MAX_OUTPUT)) + "…";
		return mask.maskNamed(mask.mask(beginning));
	}

	private ScriptContext context() {
		DecisionContext context = this.inquiry.context();
		ScriptLimits limits = ScriptLimits.DECISION;
		Duration left = this.inquiry.remaining();
		return new ScriptContext(context.clock(), context.chance(),
				(left.compareTo(limits.time()) < 0) ? limits.within(left) : limits);
	}

	private Scripted scripted(PolicyProfile profile, ScriptResult result) {
		Effect effect = profile.live(this.kind, result);
		String whose = "the script of policy profile \"" + profile.name() + "\" ";
		return switch (effect) {
			case APPLY -> new Scripted(effect, result, whose + "says " + result.action());
			case REJECT -> new Scripted(effect, result, whose + ((result.outcome() == ScriptResult.Outcome.FAILED)
					? "failed, which rejects" : "gave no valid answer, which rejects"));
			case KEEP -> {
				this.inquiry.note(new Step.ScriptSetAside("The answer stays as it was before the script"));
				yield new Scripted(effect, result, whose + "could not be used");
			}
		};
	}

	/** No script can be run in time. */
	static final class OverloadException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final transient Duration waited;

		OverloadException(Duration waited) {
			super("no turn came", null, false, false);
			this.waited = waited;
		}

		Duration waited() {
			return this.waited;
		}

	}

	/**
	 * What a script comes to.
	 *
	 * @param effect what becomes of the answer
	 * @param result what the script said
	 * @param words the same in words
	 */
	record Scripted(Effect effect, ScriptResult result, String words) {

		/** Tells whether the script's own action is this one, and counts. */
		boolean says(String action) {
			return this.effect == Effect.APPLY && this.result.action().equals(action);
		}

	}

}
