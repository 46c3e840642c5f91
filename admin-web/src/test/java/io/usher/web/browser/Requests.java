package io.usher.web.browser;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

import io.usher.web.ConsoleTest;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Conferencing Nodes and an administrator's programs ask.
 */
final class Requests {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final HttpClient http = HttpClient.newHttpClient();

	private final String address;

	Requests(String address) {
		this.address = address;
	}

	/** Asks as a Conferencing Node, and returns the status. */
	int node(String path, Map<String, String> parameters) throws IOException, InterruptedException {
		return node("infinity", "a node's password", path, parameters);
	}

	/** Asks as whoever calls itself a Conferencing Node, and returns the status. */
	int node(String username, String password, String path, Map<String, String> parameters)
			throws IOException, InterruptedException {
		String query = parameters.entrySet()
			.stream()
			.map((one) -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
			.collect(Collectors.joining("&"));
		return send(request(path + "?" + query, username, password)).statusCode();
	}

	/** Sends a record to the administration API, and returns what it answers. */
	HttpResponse<String> send(String method, String path, Map<String, ?> record)
			throws IOException, InterruptedException {
		return send(request(path, "admin", ConsoleTest.PASSWORD).header("Content-Type", "application/json")
			.method(method, BodyPublishers.ofString(JSON.writeValueAsString(record))));
	}

	private HttpRequest.Builder request(String path, String username, String password) {
		String login = Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
		return HttpRequest.newBuilder(URI.create(this.address + path)).header("Authorization", "Basic " + login);
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.http.send(request.build(), BodyHandlers.ofString());
	}

	static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

}
