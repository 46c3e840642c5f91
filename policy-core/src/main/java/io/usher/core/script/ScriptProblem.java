package io.usher.core.script;

/**
 * What is wrong with a script, and where.
 *
 * @param line the line, 1 being the first
 * @param column the character in it, 1 being the first
 * @param message what was found and what was expected
 */
public record ScriptProblem(Severity severity, Stage stage, int line, int column, String message) {

}
