package io.usher.core.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the decision log and the support log.
 */
public interface DecisionLog extends LogSink {

	/**
	 * Finds decisions, newest first, without the lines of their scripts. Looks at a
	 * bounded number of entries and says how far it came.
	 * @throws io.usher.core.history.StoreUnavailableException when the store cannot be
	 * reached
	 */
	Page<LoggedDecision> search(DecisionQuery query);

	/**
	 * Finds a decision with the lines of its scripts.
	 * @throws io.usher.core.history.StoreUnavailableException when the store cannot be
	 * reached
	 */
	Optional<LoggedDecision> find(String decisionId);

	/**
	 * Finds what scripts wrote, newest first.
	 * @throws io.usher.core.history.StoreUnavailableException when the store cannot be
	 * reached
	 */
	Page<SupportEntry> search(SupportQuery query);

	/**
	 * Returns the requests that were refused from a time on and before another, newest
	 * minute first, those of one minute by address.
	 * @param limit the most counts
	 */
	List<RefusedCount> refused(Instant from, Instant until, int limit);

	/**
	 * Returns the decisions that are not in the log although they were made from a time
	 * on and before another, newest minute first.
	 * @param limit the most counts
	 */
	List<LostCount> lost(Instant from, Instant until, int limit);

	/**
	 * Deletes some of what is too old or too much, the oldest first: what one short
	 * transaction deletes.
	 * @param before what is older goes
	 * @param decisions how many decisions may stay
	 * @param supportCharacters how many characters of the support log may stay
	 * @return how many entries were deleted; 0 when nothing is left to delete
	 */
	int trim(Instant before, long decisions, long supportCharacters);

}
