package io.usher.core.script.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.script.CompiledScript;
import io.usher.core.script.ScriptContext;
import io.usher.core.script.ScriptEngine;
import io.usher.core.script.ScriptProblem;
import io.usher.core.script.ScriptRun;
import io.usher.core.script.answer.KnownBefore;
import io.usher.core.script.answer.ScriptKind;
import io.usher.core.script.answer.ScriptResult;
import io.usher.core.script.answer.ScriptVariable;
import io.usher.core.script.builtin.Functions;
import io.usher.core.script.function.ScriptFunction;
import io.usher.core.script.lint.ScriptLint;
import io.usher.core.script.pex.PexFunctions;
import org.jspecify.annotations.Nullable;

/**
 * Compiles, runs and judges a script, for people who try it. Thread-safe.
 */
public final class ScriptEvaluator {

	private static final Set<String> FUNCTIONS = Stream.concat(PexFunctions.all().stream(), Functions.ALL.stream())
		.map(ScriptFunction::name)
		.collect(Collectors.toUnmodifiableSet());

	private final ScriptEngine engine = new ScriptEngine(PexFunctions.all());

	/**
	 * Evaluates a script; never throws for what a script holds or does.
	 * @param input the variables by name, those of the kind and others
	 * @param version the version of Infinity that the script is for
	 * @param known what the answer is judged against
	 */
	public ScriptEvaluation evaluate(ScriptKind kind, String source, Map<String, ? extends @Nullable Object> input,
			ScriptContext context, InfinityVersion version, KnownBefore known) {
		CompiledScript script = this.engine.compile(source);
		if (!script.isRunnable()) {
			return new ScriptEvaluation("", ScriptResult.failed(script.problems()), List.of(), 0);
		}
		Set<String> names = new HashSet<>(FUNCTIONS);
		names.addAll(input.keySet());
		List<ScriptProblem> odd = ScriptLint.lint(source, kind, names, version);
		long start = System.nanoTime();
		ScriptRun run = script.run(variables(input), context);
		long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start);
		return new ScriptEvaluation(run.output(), result(run, kind, version, known, odd), run.debugLog(), micros);
	}

	/**
	 * Returns what is odd about a script that can be compiled, in the order of the lines.
	 */
	public static List<ScriptProblem> lint(String source, ScriptKind kind, InfinityVersion version) {
		return ScriptLint.lint(source, kind, FUNCTIONS, version);
	}

	/**
	 * Puts oddities before what is wrong with the output, and after what stopped the run.
	 */
	private static ScriptResult result(ScriptRun run, ScriptKind kind, InfinityVersion version, KnownBefore known,
			List<ScriptProblem> odd) {
		ScriptResult result = ScriptResult.of(run, kind, version, known);
		if (run.problems().isEmpty()) {
			return result.after(odd);
		}
		List<ScriptProblem> all = new ArrayList<>(result.diagnostics());
		all.addAll(odd);
		return new ScriptResult(result.outcome(), result.action(), result.result(), all);
	}

	/** Where the input names no service, there is none. */
	private static Map<String, @Nullable Object> variables(Map<String, ? extends @Nullable Object> input) {
		Map<String, @Nullable Object> variables = new HashMap<>(input);
		variables.putIfAbsent(ScriptVariable.SERVICE_CONFIG.scriptName(), null);
		return variables;
	}

}
