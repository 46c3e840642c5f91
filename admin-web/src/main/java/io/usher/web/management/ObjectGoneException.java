package io.usher.web.management;

import java.io.Serial;

/**
 * There is no such object.
 */
class ObjectGoneException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	ObjectGoneException(String uri) {
		super(uri + ": there is no such object");
	}

}
