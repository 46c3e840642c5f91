package io.usher.core.secret;

import java.io.Serial;

/**
 * A stored secret cannot be read: another key, another place, or changed bytes.
 */
public class UnreadableSecretException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	UnreadableSecretException(String place, Throwable cause) {
		super(place + ": the stored secret cannot be read (expected: the key that wrote it)", cause);
	}

}
