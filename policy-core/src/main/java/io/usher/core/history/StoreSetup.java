package io.usher.core.history;

import io.usher.core.secret.SecretKey;

/**
 * Makes a store ready for use.
 */
public interface StoreSetup {

	/**
	 * Brings the store's schema to the newest version and checks that its secrets were
	 * written with this key. May be repeated.
	 * @throws StoreUnavailableException when the store cannot be reached
	 * @throws ForeignKeyException when the store belongs to another key
	 */
	void prepare(SecretKey key);

}
