package io.usher.api.decision;

import java.io.Serial;
import java.util.Map;

/**
 * A request is refused. Has no stack trace: it is an answer, and thrown as often as
 * somebody sends nonsense.
 */
final class RefusedException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient Refusal refusal;

	RefusedException(int status, String error, String expected, Map<String, String> headers) {
		super(error, null, false, false);
		this.refusal = new Refusal(status, error, expected, headers);
	}

	/** Returns the exception for a request that cannot be understood. */
	static RefusedException badRequest(String error, String expected) {
		return new RefusedException(400, error, expected, Map.of());
	}

	Refusal refusal() {
		return this.refusal;
	}

}
