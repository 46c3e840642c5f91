package io.usher.core.script.evaluation;

import java.util.List;

import io.usher.core.script.answer.ScriptResult;

/**
 * What came of one run of a script.
 *
 * @param output what it printed, empty when it failed
 * @param result what that means, and all that is wrong or odd
 * @param debugLog the lines of {@code pex_debug_log}
 * @param micros how long it ran, in microseconds, compiling not counted
 */
public record ScriptEvaluation(String output, ScriptResult result, List<String> debugLog, long micros) {

	public ScriptEvaluation {
		debugLog = List.copyOf(debugLog);
	}

}
