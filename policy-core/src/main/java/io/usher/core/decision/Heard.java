package io.usher.core.decision;

import org.jspecify.annotations.Nullable;

/**
 * What was heard of the upstream server.
 *
 * @param answer what it, or its failure, comes to; null when own data decide
 * @param disposition what scripts read of it, null when there is none
 * @param end whether nothing after it may change the answer
 */
record Heard(@Nullable Answer answer, @Nullable String disposition, boolean end) {

	/** Nothing: own data decide. */
	static final Heard NOTHING = new Heard(null, null, false);

	/** Returns an answer that a script may change. */
	static Heard of(Answer answer, @Nullable String disposition) {
		return new Heard(answer, disposition, false);
	}

	/** Returns that the server leaves it to own data. */
	static Heard ownData(@Nullable String disposition) {
		return new Heard(null, disposition, false);
	}

}
