package io.usher.core.history;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A change as its hash is made: what is stored, whether this version of the program
 * understands it or not.
 *
 * @param revision its number
 * @param at when
 * @param actor who
 * @param address from where, null for the program itself
 * @param via the stored name of the way it came
 * @param reason why, null when nobody said
 * @param parts what became of the records, in the order of the change
 * @param previousHash the hash of the revision before
 * @param hash the hash of this one
 * @param signature the signature over the hash
 */
public record ChainLink(long revision, Instant at, String actor, @Nullable String address, String via,
		@Nullable String reason, List<Part> parts, String previousHash, String hash, String signature) {

	public ChainLink {
		parts = List.copyOf(parts);
	}

	/** Returns a change of which everything is understood. */
	public static ChainLink of(Change change) {
		return new ChainLink(change.revision(), change.at(), change.actor().name(), change.actor().address(),
				change.actor().via().name(), change.reason(), change.versions().stream().map(Part::of).toList(),
				change.previousHash(), change.hash(), change.signature());
	}

	/**
	 * What a change made of one record.
	 *
	 * @param record the record: the stored name of its kind, a slash and its number
	 * @param operation the stored name of what happened to it
	 * @param document the stored text after the change, null when deleted
	 */
	public record Part(String record, String operation, @Nullable String document) {

		static Part of(RecordVersion version) {
			return new Part(version.id().toString(), version.operation().name(), version.document());
		}

	}

}
