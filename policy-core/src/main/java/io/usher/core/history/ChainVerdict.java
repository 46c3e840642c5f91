package io.usher.core.history;

import org.jspecify.annotations.Nullable;

/**
 * What a walk along the change history found.
 *
 * @param revisions how many revisions follow one another unbroken, from where the walk
 * began
 * @param head the last unbroken revision
 * @param fault what is wrong after it, null when the history is as it was written
 */
public record ChainVerdict(long revisions, Head head, @Nullable String fault) {

	/** Tells whether everything is as it was written. */
	public boolean isIntact() {
		return this.fault == null;
	}

	/** Returns the first revision that is not as it was written, when there is one. */
	public long firstBroken() {
		return this.head.revision() + 1;
	}

}
