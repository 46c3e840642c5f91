package io.usher.core.log;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is written to the log at once.
 *
 * @param decisions decisions, in the order in which they were answered
 * @param refused requests that were refused
 * @param lost decisions that are not in the log
 */
public record LogBatch(List<LoggedDecision> decisions, List<RefusedCount> refused, List<LostCount> lost) {

	public LogBatch {
		decisions = List.copyOf(decisions);
		refused = List.copyOf(refused);
		lost = List.copyOf(lost);
	}

	/** Returns this batch and another as one. */
	LogBatch and(LogBatch other) {
		return new LogBatch(both(this.decisions, other.decisions), both(this.refused, other.refused),
				both(this.lost, other.lost));
	}

	private static <T> List<T> both(List<T> first, List<T> second) {
		return Stream.concat(first.stream(), second.stream()).toList();
	}

	/** Tells whether there is nothing to write. */
	public boolean isEmpty() {
		return this.decisions.isEmpty() && this.refused.isEmpty() && this.lost.isEmpty();
	}

}
