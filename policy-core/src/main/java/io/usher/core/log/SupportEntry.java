package io.usher.core.log;

import java.time.Instant;
import java.util.List;

import io.usher.core.catalogue.RequestType;

/**
 * What the scripts of one decision wrote by {@code pex_debug_log}.
 *
 * @param id identifies the decision's entry and tells its time
 * @param decisionId identifies the decision
 * @param type the type of request
 * @param profile the name of the policy profile
 * @param location the location that asked
 * @param lines the lines, masked and cut
 */
public record SupportEntry(long id, String decisionId, RequestType type, String profile, String location,
		List<String> lines) {

	public SupportEntry {
		lines = List.copyOf(lines);
	}

	/** Returns the lines of a decision. */
	public static SupportEntry of(LoggedDecision decision) {
		return new SupportEntry(decision.id(), decision.decisionId(), decision.asked().type(),
				decision.deciders().profile(), decision.asked().location(), decision.debugLog());
	}

	/** Returns when the answer was written, to the millisecond. */
	public Instant at() {
		return LogIds.time(this.id);
	}

	/** Returns how many characters the lines have. */
	public int characters() {
		return this.lines.stream().mapToInt(String::length).sum();
	}

}
