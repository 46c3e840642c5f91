package io.usher.core.script;

/**
 * When a problem of a script shows.
 */
public enum Stage {

	/** When the source is read. */
	SYNTAX,

	/** When the script runs. */
	RUN,

	/** When its output is read as JSON. */
	JSON,

	/** When the answer is checked, or the script asks not to be applied. */
	CHECK

}
