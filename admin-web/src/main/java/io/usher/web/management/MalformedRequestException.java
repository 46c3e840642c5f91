package io.usher.web.management;

import java.io.Serial;

/**
 * A request cannot be read; the message is for the client.
 */
class MalformedRequestException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	MalformedRequestException(String message) {
		super(message);
	}

	static MalformedRequestException missing(String field) {
		return new MalformedRequestException(
				"The '" + field + "' field has no data and doesn't allow a default or null value.");
	}

	static MalformedRequestException unresolved(Object reference) {
		return new MalformedRequestException(unresolvedMessage(reference));
	}

	static String unresolvedMessage(Object reference) {
		return "Could not find the provided object via resource URI '" + reference + "'.";
	}

}
