package io.usher.core.decision;

import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * What is not pure about a decision.
 *
 * @param clock tells the time
 * @param random the source of decision ids
 * @param callNames names gateway calls
 * @param detail how much the trace keeps
 */
public record DecisionContext(Clock clock, RandomGenerator random, CallNames callNames, Detail detail) {

	/** How much a trace keeps. */
	public enum Detail {

		/** Stages and the winner: what a live decision affords. */
		WINNER,

		/** Every rule that was tried, and the condition that failed. */
		EVERYTHING

	}

}
