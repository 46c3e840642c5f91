package io.usher.core.history;

import java.io.Serial;

/**
 * The store's secrets were written with another secret key.
 */
public class ForeignKeyException extends UnusableStoreException {

	@Serial
	private static final long serialVersionUID = 1L;

	public ForeignKeyException() {
		super("USHER_SECRET_KEY: another key than the one that wrote this database (expected: the same key, or the "
				+ "new and the old one separated by a comma)");
	}

	@Override
	public String advice() {
		return "Give the key that this database was first started with, in USHER_SECRET_KEY or as the file secret.key in "
				+ "the home directory.";
	}

}
