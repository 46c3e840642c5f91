package io.usher.web.transfer;

import java.io.Serial;

/**
 * There is no room for one more import.
 */
class TooManyImportsException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	/** What people are told. */
	static final String WORDS = "Too many imports wait already. Finish or discard one, or try again in a few minutes.";

	TooManyImportsException() {
		super(WORDS);
	}

}
