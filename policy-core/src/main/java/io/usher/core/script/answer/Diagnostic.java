package io.usher.core.script.answer;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong, or odd, with a script or its output.
 *
 * @param severity whether the script is of no use for it
 * @param stage where it showed
 * @param line the line from 1, of the script in the stages syntax and run, of the output
 * in the stage json; null where there is none
 * @param column the character in the line from 1, or null
 * @param message what was found, what was expected and what to write instead
 */
public record Diagnostic(Severity severity, Stage stage, @Nullable Integer line, @Nullable Integer column,
		String message) {

	/** Returns one for which the output cannot be used. */
	public static Diagnostic error(Stage stage, @Nullable Integer line, @Nullable Integer column, String message) {
		return new Diagnostic(Severity.ERROR, stage, line, column, message);
	}

	/** Returns one in spite of which it can. */
	public static Diagnostic warning(Stage stage, @Nullable Integer line, @Nullable Integer column, String message) {
		return new Diagnostic(Severity.WARNING, stage, line, column, message);
	}

	/** Tells whether the output cannot be used for it. */
	public boolean isError() {
		return this.severity == Severity.ERROR;
	}

	/** How bad it is. */
	public enum Severity {

		/** The script, or its output, cannot be used. */
		ERROR,

		/** It can, but is probably not what was meant. */
		WARNING

	}

	/** The stages of a script's evaluation, in their order. */
	public enum Stage {

		/** The script is read. */
		SYNTAX,

		/** The script runs. */
		RUN,

		/** Its output is read as JSON. */
		JSON,

		/** The answer is judged. */
		CHECK

	}

}
