package io.usher.core.decision;

import java.util.List;

/**
 * How a decision came about, step by step.
 *
 * @param steps the steps, in order
 */
public record Trace(List<Step> steps) {

	public Trace {
		steps = List.copyOf(steps);
	}

}
