package io.usher.core.configuration;

import io.usher.core.history.Head;

/**
 * The configuration that an instance decides by, and where in the history it is from.
 *
 * @param configuration the configuration
 * @param hash the hash of its revision
 */
public record Snapshot(Configuration configuration, String hash) {

	/** What there is before anything was read. */
	static final Snapshot EMPTY = new Snapshot(Configuration.empty(), Head.EMPTY.hash());

	/** Returns its revision and hash. */
	public Head head() {
		return new Head(this.configuration.revision(), this.hash);
	}

}
