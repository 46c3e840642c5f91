package io.usher.web;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Asks as one of Infinity's nodes does.
 */
public final class ConferencingNode {

	/** The password of its credential. */
	public static final String PASSWORD = "a node's password";

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private final String address;

	/**
	 * Names whom to ask.
	 * @param port the program's port
	 */
	public ConferencingNode(int port) {
		this.address = "http://localhost:" + port + "/policy/v1/";
	}

	/** Asks what becomes of a call, and returns the status and the answer. */
	public String dial(String alias, String location) {
		return dial(Map.of("local_alias", alias, "location", location));
	}

	/**
	 * Asks what becomes of a call with these parameters, and returns the status and the
	 * answer.
	 */
	public String dial(Map<String, String> parameters) {
		return ask("service/configuration", parameters);
	}

	/** Asks something else, and returns the status and the answer. */
	public String ask(String path, Map<String, String> parameters) {
		String query = parameters.entrySet()
			.stream()
			.map((parameter) -> parameter.getKey() + "=" + encoded(parameter.getValue()))
			.collect(Collectors.joining("&"));
		String login = Base64.getEncoder().encodeToString(("infinity:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
		try {
			HttpResponse<String> answer = HTTP
				.send(HttpRequest.newBuilder(URI.create(this.address + path + "?" + query))
					.header("Authorization", "Basic " + login)
					.build(), HttpResponse.BodyHandlers.ofString());
			// Not found is how a request is left to Infinity.
			assertThat(answer.statusCode()).isIn(200, 404);
			return answer.statusCode() + " " + answer.body();
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError(ex);
		}
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
