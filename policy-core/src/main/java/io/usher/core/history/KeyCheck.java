package io.usher.core.history;

import java.util.Base64;

import io.usher.core.secret.SecretKey;
import io.usher.core.secret.UnreadableSecretException;

/**
 * Tells whether a store was written with this secret key: the first instance leaves an
 * encrypted value in it, which every later one must be able to read.
 */
public final class KeyCheck {

	private static final String NAME = "key-check";

	private final DeploymentValues values;

	private final SecretKey key;

	public KeyCheck(DeploymentValues values, SecretKey key) {
		this.values = values;
		this.key = key;
	}

	/**
	 * Checks the key.
	 * @throws ForeignKeyException when the store belongs to another key
	 * @throws StoreUnavailableException when the store cannot be reached
	 */
	public void run() {
		String kept = this.values.keep(NAME, Base64.getEncoder().encodeToString(this.key.encrypt(NAME, NAME)));
		try {
			this.key.decrypt(Base64.getDecoder().decode(kept), NAME);
		}
		catch (UnreadableSecretException ex) {
			throw new ForeignKeyException();
		}
	}

}
