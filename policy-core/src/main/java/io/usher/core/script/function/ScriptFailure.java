package io.usher.core.script.function;

import java.io.Serial;

/**
 * An error that ends a run. The message names Python's exception first, then what was
 * found and what was expected.
 */
public final class ScriptFailure extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final boolean requirementUnmet;

	private ScriptFailure(String message, boolean requirementUnmet) {
		super(message, null, false, false);
		this.requirementUnmet = requirementUnmet;
	}

	/** Returns one of a kind, such as {@code ValueError}. */
	public static ScriptFailure of(String kind, String message) {
		return new ScriptFailure(kind + ": " + message, false);
	}

	/** Returns one about a value of a type that does not fit. */
	public static ScriptFailure type(String message) {
		return of("TypeError", message);
	}

	/** Returns one about a value that does not fit. */
	public static ScriptFailure value(String message) {
		return of("ValueError", message);
	}

	/** Returns one about something read of an undefined value. */
	public static ScriptFailure undefined(String message) {
		return of("UndefinedError", message);
	}

	/** Returns one about something that scripts must not do. */
	public static ScriptFailure security(String message) {
		return of("SecurityError", message);
	}

	/** Returns one about a bound that the run has reached. */
	public static ScriptFailure limit(String message) {
		return of("Limit", message);
	}

	/**
	 * Returns one by which the script itself asks not to be applied, as
	 * {@code pex_require_min_length} does.
	 */
	public static ScriptFailure requirement(String message) {
		return new ScriptFailure(message, true);
	}

	/** Returns whether the script asked not to be applied. */
	public boolean isRequirementUnmet() {
		return this.requirementUnmet;
	}

}
