package io.usher.web.traffic;

import java.time.Instant;
import java.util.Map;

import io.usher.core.catalogue.RequestType;

/**
 * A Conferencing Node that asked. What it says of itself may be cut.
 *
 * @param node its address as it tells it, else the one that its requests came from
 * @param location the location that it names, empty when it names none
 * @param address the address that its last request came from
 * @param version Infinity's version as it tells it, empty when it does not
 * @param credential the name of the node credential that admitted it, empty when none was
 * asked for
 * @param first when its first request came
 * @param last when its last request came
 * @param requests how many requests of each type came; a type that did not is not there
 * @param outcomes how many had each outcome, likewise
 */
public record NodeSeen(String node, String location, String address, String version, String credential, Instant first,
		Instant last, Map<RequestType, Long> requests, Map<Outcome, Long> outcomes) {

	public NodeSeen {
		requests = Map.copyOf(requests);
		outcomes = Map.copyOf(outcomes);
	}

	/** Returns how many requests came. */
	public long total() {
		return this.requests.values().stream().mapToLong(Long::longValue).sum();
	}

}
