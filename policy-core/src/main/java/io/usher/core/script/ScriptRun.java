package io.usher.core.script;

import java.util.List;

/**
 * What a run of a script came to.
 *
 * @param output what it printed; empty when it failed
 * @param problems why it failed
 * @param debugLog the lines that {@code pex_debug_log} wrote
 */
public record ScriptRun(String output, List<ScriptProblem> problems, List<String> debugLog) {

	/** Copies the lists. */
	public ScriptRun {
		problems = List.copyOf(problems);
		debugLog = List.copyOf(debugLog);
	}

}
