package io.usher.core.script.function;

import java.time.Clock;
import java.util.random.RandomGenerator;

import io.usher.core.regex.Steps;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a script offers to the functions that it calls.
 */
public interface CallContext {

	/** Returns the only clock that scripts see. */
	Clock clock();

	/** Returns the only source of randomness that scripts see. */
	RandomGenerator random();

	/** Returns how much work regular expressions may still do in this run. */
	Steps regexSteps();

	/** Writes a line to the run's debug log. */
	void log(String line);

	/** Returns a value as Python's {@code str} prints it. */
	String text(@Nullable Object value);

	/** Returns whether the script has asked for its output to be escaped for HTML. */
	default boolean isEscaping() {
		return false;
	}

	/**
	 * Counts work that is about to be done.
	 * @param steps how much: about one for each character or element that is looked at
	 * @throws ScriptFailure when the run has used up its steps or its time
	 */
	void work(long steps);

	/**
	 * Asks for room before a text or list is made.
	 * @param size its characters or elements
	 * @throws ScriptFailure when that is more than a run may make
	 */
	void room(long size);

}
