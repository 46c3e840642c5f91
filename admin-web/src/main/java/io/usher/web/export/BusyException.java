package io.usher.web.export;

import java.io.Serial;

/**
 * Others are at it, and it takes much.
 */
final class BusyException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	BusyException(String message) {
		super(message);
	}

}
