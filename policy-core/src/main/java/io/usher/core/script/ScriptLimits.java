package io.usher.core.script;

import java.time.Duration;

import io.usher.core.script.run.Bounds;

/**
 * How much one run of a script may do, so that none harms another.
 *
 * @param time how much processor time it may take; by the clock four times as much
 * @param steps how many steps it may take: expressions, elements, characters in part
 * @param output how many characters it may print
 * @param size how many characters a text, or elements a list, may have
 * @param room how many characters and elements it may make in all
 * @param bytes how much memory it may allocate, where the virtual machine counts that
 * @param depth how deep macros may call each other
 * @param regexSteps how many characters regular expressions may look at
 */
public record ScriptLimits(Duration time, long steps, int output, int size, long room, long bytes, int depth,
		long regexSteps) {

	/** How many characters a script may have, as Infinity limits it. */
	public static final int MAX_SOURCE = 49_152;

	/** The limits of a policy decision: 250 ms, and what fits that time. */
	public static final ScriptLimits DECISION = new ScriptLimits(Duration.ofMillis(250), 1_000_000, 1 << 20, 1 << 20,
			8 << 20, 40 << 20, 200, 2_000_000);

	/** Checks that there is something to run with. */
	public ScriptLimits {
		if (time.isNegative() || time.isZero()) {
			throw new IllegalArgumentException("time: " + time + " (expected: more than 0)");
		}
		if (steps < 1 || output < 1 || size < 1 || room < 1 || bytes < 1 || depth < 1 || regexSteps < 1) {
			throw new IllegalArgumentException("a limit below 1 (expected: 1 or more)");
		}
	}

	/** Returns these limits with another time. */
	public ScriptLimits within(Duration other) {
		return new ScriptLimits(other, this.steps, this.output, this.size, this.room, this.bytes, this.depth,
				this.regexSteps);
	}

	Bounds bounds() {
		return new Bounds(this.steps, this.time.toNanos(), this.output, this.size, this.room, this.bytes, this.depth,
				this.regexSteps);
	}

}
