package io.usher.core.script;

import java.util.List;
import java.util.Map;

import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.host.ScriptHost;
import io.usher.core.script.run.Run;
import io.usher.core.script.syntax.Position;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A script that any number of threads may run, or what is wrong with it.
 */
public final class CompiledScript {

	private static final Logger logger = LoggerFactory.getLogger(CompiledScript.class);

	private final String source;

	private final ScriptHost.@Nullable Script script;

	private final List<ScriptProblem> problems;

	private CompiledScript(String source, ScriptHost.@Nullable Script script, List<ScriptProblem> problems) {
		this.source = source;
		this.script = script;
		this.problems = problems;
	}

	static CompiledScript of(String source, ScriptHost.Script script) {
		List<ScriptProblem> problems = script.problems()
			.stream()
			.map((each) -> error(Stage.SYNTAX, each.position(), String.valueOf(each.getMessage())))
			.toList();
		return new CompiledScript(source, problems.isEmpty() ? script : null, problems);
	}

	static CompiledScript broken(String source, Position position, String message) {
		return new CompiledScript(source, null, List.of(error(Stage.SYNTAX, position, message)));
	}

	private static ScriptProblem error(Stage stage, Position position, String message) {
		return new ScriptProblem(Severity.ERROR, stage, position.line(), position.column(), WellFormed.text(message));
	}

	private static List<String> log(Run run) {
		return run.debugLog().stream().map(WellFormed::text).toList();
	}

	/** Returns the source. */
	public String source() {
		return this.source;
	}

	/** Returns what is wrong with the script, in the order of the source. */
	public List<ScriptProblem> problems() {
		return this.problems;
	}

	/** Returns whether it can be run. */
	public boolean isRunnable() {
		return this.script != null;
	}

	/**
	 * Runs the script; a failure is a problem of the run.
	 * @param variables what it sees by name: values of JSON, which it never changes
	 */
	public ScriptRun run(Map<String, ? extends @Nullable Object> variables, ScriptContext context) {
		ScriptHost.Script runnable = this.script;
		if (runnable == null) {
			return new ScriptRun("", this.problems, List.of());
		}
		Run run = new Run(variables, context.clock(), context.random(), context.limits().bounds());
		try {
			return new ScriptRun(WellFormed.text(runnable.run(run)), List.of(), log(run));
		}
		catch (ScriptFailure ex) {
			Stage stage = ex.isRequirementUnmet() ? Stage.CHECK : Stage.RUN;
			return failed(run, stage, String.valueOf(ex.getMessage()));
		}
		catch (StackOverflowError ex) {
			return failed(run, Stage.RUN, "Limit: the script is nested too deeply");
		}
		catch (RuntimeException ex) {
			logger.error("A script could not be run", ex);
			return failed(run, Stage.RUN, "the script could not be run: a fault of Usher's");
		}
	}

	private static ScriptRun failed(Run run, Stage stage, String message) {
		return new ScriptRun("", List.of(error(stage, run.position(), message)), log(run));
	}

}
