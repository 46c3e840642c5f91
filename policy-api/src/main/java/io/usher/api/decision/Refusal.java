package io.usher.api.decision;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why a request is not decided. Infinity falls back to its own data, and people read the
 * body.
 *
 * @param status the HTTP status
 * @param error what is wrong, with the value
 * @param expected what was expected instead
 * @param headers headers of the answer
 */
record Refusal(int status, String error, String expected, Map<String, String> headers) {

	Refusal {
		headers = Map.copyOf(headers);
	}

	/** Returns the body of the answer. */
	Map<String, Object> body() {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("status", "fail");
		body.put("error", this.error);
		body.put("expected", this.expected);
		return body;
	}

}
