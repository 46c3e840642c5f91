package io.usher.core.instance;

import java.time.Instant;

/**
 * An instance of the program.
 *
 * @param id tells it apart, anew at each start; at most 40 characters
 * @param address where it listens, as {@code host:port}
 * @param version the version of the program
 * @param revision the revision of the configuration that decides there
 * @param started when it was started, to the millisecond
 * @param lastSeen when it last reported, by its own clock, to the millisecond
 */
public record Instance(String id, String address, String version, long revision, Instant started, Instant lastSeen) {

	private static final int MAX_ADDRESS = 250;

	private static final int MAX_VERSION = 100;

	public Instance {
		address = (address.length() > MAX_ADDRESS) ? address.substring(0, MAX_ADDRESS) : address;
		version = (version.length() > MAX_VERSION) ? version.substring(0, MAX_VERSION) : version;
	}

}
