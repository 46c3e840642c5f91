package io.usher.api.decision;

import io.usher.core.decision.Decision;

/**
 * Hears of decisions after their answers were written. What it throws is logged and harms
 * no answer, but it runs on the request's thread and should hand work over.
 */
@FunctionalInterface
public interface DecisionListener {

	/**
	 * A decision was answered.
	 * @param decision the decision
	 * @param nanos how long it took from the request's arrival to the written answer
	 * @param nodeAddress the address that the request came from
	 */
	void decided(Decision decision, long nanos, String nodeAddress);

	/**
	 * A request was refused before there was anything to decide.
	 * @param status the HTTP status
	 * @param error what was wrong
	 * @param nodeAddress the address that the request came from
	 */
	default void refused(int status, String error, String nodeAddress) {
	}

	/**
	 * A decision was answered; for listeners that want to know more of who asked.
	 * @param asker who asked
	 */
	default void decided(Decision decision, long nanos, Asker asker) {
		decided(decision, nanos, asker.address());
	}

	/**
	 * A request was refused; for listeners that want to know more of who asked.
	 * @param asker who asked
	 */
	default void refused(int status, String error, Asker asker) {
		refused(status, error, asker.address());
	}

}
