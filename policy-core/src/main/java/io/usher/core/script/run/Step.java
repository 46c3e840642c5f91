package io.usher.core.script.run;

/**
 * A statement, ready to be run.
 */
@FunctionalInterface
interface Step {

	void run(Frame frame);

	/** Returns the steps one after the other. */
	static Step all(Step... steps) {
		if (steps.length == 1) {
			return steps[0];
		}
		return (frame) -> {
			for (Step step : steps) {
				step.run(frame);
			}
		};
	}

}
