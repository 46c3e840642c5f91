package io.usher.core.script.run;

import io.usher.core.script.syntax.Expression;
import io.usher.core.script.value.Truth;

/**
 * What is known of the escaping of a place while it is compiled.
 */
enum Escaping {

	/** Values are printed as they are. */
	OFF,
	/** Values are escaped for HTML. */
	ON,
	/** That is known when the script runs. */
	UNKNOWN;

	/** Returns what is known of the escaping that a value switches on or off. */
	static Escaping of(Expression value) {
		if (value instanceof Expression.Literal literal) {
			return Truth.of(literal.value()) ? ON : OFF;
		}
		return UNKNOWN;
	}

	/** Returns whether values are escaped in a run. */
	boolean isOn(Run run) {
		return this == ON || (this == UNKNOWN && run.isEscaping());
	}

}
