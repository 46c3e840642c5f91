package io.usher.core.regex;

/**
 * How much work matching may still do: one step for each character that the engine looks
 * at. Counting steps instead of time makes the outcome the same on every machine. Not
 * thread-safe: one for each decision.
 */
public final class Steps {

	private long left;

	private Steps(long left) {
		this.left = left;
	}

	/** Returns a budget of so many steps, 1 or more. */
	public static Steps of(long steps) {
		if (steps < 1) {
			throw new IllegalArgumentException("steps: " + steps + " (expected: 1 or more)");
		}
		return new Steps(steps);
	}

	/**
	 * Takes one step.
	 * @throws StepsExhaustedException when none is left
	 */
	void take() {
		if (--this.left < 0) {
			throw new StepsExhaustedException();
		}
	}

}
