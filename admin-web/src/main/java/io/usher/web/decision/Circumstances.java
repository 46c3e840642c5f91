package io.usher.web.decision;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Under which circumstances a request is tried.
 *
 * @param at the time that scripts see, null for now
 * @param revision the revision of the configuration that decides, null for the current
 * one
 * @param asksUpstream whether upstream external policy servers are asked for real; else
 * they count as failed
 */
public record Circumstances(@Nullable Instant at, @Nullable Long revision, boolean asksUpstream) {

	/** As a node would be answered now. */
	static final Circumstances LIVE = new Circumstances(null, null, true);

}
