package io.usher.web.security;

import java.io.IOException;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses a request of an API client, in JSON and UTF-8.
 */
final class JsonRefusal {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private JsonRefusal() {
	}

	static void send(HttpServletResponse response, int status, String error) throws IOException {
		byte[] body = JSON.writeValueAsBytes(Map.of("error", error));
		response.setStatus(status);
		response.setContentType("application/json");
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
	}

}
