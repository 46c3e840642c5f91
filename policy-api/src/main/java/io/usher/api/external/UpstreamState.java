package io.usher.api.external;

import java.time.Instant;

import io.usher.core.record.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * How an upstream server fares.
 *
 * @param profile the policy profile whose server it is
 * @param url its URL, without a password that somebody put there
 * @param circuit whether it is asked
 * @param since since when that is so
 * @param failureRate the part of the last 10 seconds' requests that failed, from 0 to 1;
 * null when they were too few to judge by
 * @param waiting how many requests wait for it at the moment
 * @param calls how often it was asked
 * @param lastError what went wrong last, null when nothing did
 * @param lastErrorAt when that was
 * @param lastSuccessAt when it last gave an answer that was no failure, null for never
 */
public record UpstreamState(RecordId profile, String url, Circuit circuit, Instant since, @Nullable Double failureRate,
		int waiting, long calls, @Nullable String lastError, @Nullable Instant lastErrorAt,
		@Nullable Instant lastSuccessAt) {

	/** Whether a server is asked. */
	public enum Circuit {

		/** It is asked. */
		CLOSED,

		/** It is not asked, because it failed often. */
		OPEN,

		/** A few requests are let through to see whether it works again. */
		HALF_OPEN

	}

}
