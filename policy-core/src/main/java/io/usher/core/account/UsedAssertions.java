package io.usher.core.account;

import java.time.Instant;

/**
 * Remembers which assertions OAuth2 clients have used, so that no instance takes one a
 * second time. Its methods throw {@link io.usher.core.history.StoreUnavailableException}
 * when the store cannot be reached.
 */
public interface UsedAssertions {

	/**
	 * Notes that an assertion is used.
	 * @param digest tells it from others, at most 64 characters
	 * @param until how long it has to be remembered
	 * @return whether it is the first time
	 */
	boolean use(String digest, Instant until);

	/** Forgets those that need not be remembered at a moment any more. */
	void forget(Instant moment);

}
