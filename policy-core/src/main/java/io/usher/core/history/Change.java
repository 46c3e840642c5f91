package io.usher.core.history;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One revision: who made which records what they are, when, from where and why. Chained
 * to the revision before it by a hash over the stored bytes, and signed.
 *
 * @param revision its number, one more than the one before, from 1
 * @param at when, to the microsecond
 * @param actor who, and from where
 * @param reason why, null when nobody said
 * @param versions what became of the records, in the order of the change
 * @param previousHash the hash of the revision before, 64 hexadecimal digits; zeros for
 * the first
 * @param hash the hash of this one, 64 hexadecimal digits
 * @param signature the Ed25519 signature over the hash, Base64
 */
public record Change(long revision, Instant at, Actor actor, @Nullable String reason, List<RecordVersion> versions,
		String previousHash, String hash, String signature) {

	public Change {
		if (at.getNano() % 1000 != 0) {
			throw new IllegalArgumentException("at: " + at + " (expected: whole microseconds)");
		}
		versions = List.copyOf(versions);
	}

}
