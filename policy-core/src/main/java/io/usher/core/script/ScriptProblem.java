package io.usher.core.script;

/**
 * What is wrong with a script, and where.
 *
 * @param line the line, 1 being the first, of the script in the stages syntax and run, of
 * the output in the stage json; 0 where it has no place
 * @param column the character in it, 1 being the first, or 0
 * @param message what was found and what was expected
 */
public record ScriptProblem(Severity severity, Stage stage, int line, int column, String message) {

	/** Returns one for which the script is of no use. */
	public static ScriptProblem error(Stage stage, int line, int column, String message) {
		return new ScriptProblem(Severity.ERROR, stage, line, column, message);
	}

	/** Returns one in spite of which it is. */
	public static ScriptProblem warning(Stage stage, int line, int column, String message) {
		return new ScriptProblem(Severity.WARNING, stage, line, column, message);
	}

	/** Returns whether the script is of no use for it. */
	public boolean isError() {
		return this.severity == Severity.ERROR;
	}

}
