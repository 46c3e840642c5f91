package io.usher.web.transfer;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/**
 * There is no room for one more import.
 */
class TooManyImportsException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	TooManyImportsException() {
		this(null);
	}

	TooManyImportsException(@Nullable Throwable cause) {
		super("Too many imports wait already. Finish or discard one, or try again in a few minutes.", cause);
	}

}
