package io.usher.core.configuration;

import java.time.Instant;

import io.usher.core.history.Head;

/**
 * A configuration as it is kept on disk.
 *
 * @param head its revision, and the hash of that
 * @param at when it was kept
 * @param configuration the configuration
 * @param whole whether it has all of the revision that this version of the program
 * understands: one that another version kept may lack kinds of records
 */
public record KeptConfiguration(Head head, Instant at, Configuration configuration, boolean whole) {

}
