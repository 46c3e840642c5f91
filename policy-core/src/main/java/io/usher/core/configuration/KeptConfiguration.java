package io.usher.core.configuration;

import java.time.Instant;

import io.usher.core.history.Head;

/**
 * A configuration as it is kept on disk.
 *
 * @param head its revision, and the hash of that
 * @param at when it was kept
 * @param configuration the configuration
 */
public record KeptConfiguration(Head head, Instant at, Configuration configuration) {

}
