package io.usher.web.session;

import java.time.Duration;

/**
 * Knows when the database was last heard of.
 */
public interface StoreContact {

	/** Returns how long ago the database answered. */
	Duration sinceConfirmed();

}
