package io.usher.web.management;

import java.io.Serial;

/**
 * The object is no longer the one that the client's {@code If-Match} names.
 */
class ChangedMeanwhileException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	ChangedMeanwhileException(String uri) {
		super(uri + ": changed meanwhile");
	}

}
