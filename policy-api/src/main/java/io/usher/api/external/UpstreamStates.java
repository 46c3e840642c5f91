package io.usher.api.external;

import java.util.List;
import java.util.Optional;

import io.usher.core.record.RecordId;

/**
 * How the upstream servers fare that were asked within the last hour: one for each policy
 * profile, that of its newest description.
 */
public interface UpstreamStates {

	/** Returns all, in the order of their profiles' numbers. */
	List<UpstreamState> states();

	/** Returns that of a profile, empty when its server was not asked lately. */
	Optional<UpstreamState> state(RecordId profile);

}
