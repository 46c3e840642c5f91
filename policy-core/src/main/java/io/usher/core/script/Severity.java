package io.usher.core.script;

/**
 * How much a problem of a script matters.
 */
public enum Severity {

	/** The script does not work. */
	ERROR,

	/** The script works, but perhaps not as meant. */
	WARNING

}
