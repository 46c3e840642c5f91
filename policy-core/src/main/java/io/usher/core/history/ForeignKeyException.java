package io.usher.core.history;

import java.io.Serial;

/**
 * The store's secrets were written with another secret key.
 */
public class ForeignKeyException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	public ForeignKeyException() {
		super("USHER_SECRET_KEY: another key than the one that wrote this database (expected: the same key, or the "
				+ "new and the old one separated by a comma)");
	}

}
