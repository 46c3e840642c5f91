package io.usher.web.outage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/**
 * The administration API of an instance, as its first administrator uses it.
 */
final class AdministrationApi {

	static final String CONFIGURATION = "/api/admin/configuration/v1/";

	static final String CONFERENCES = CONFIGURATION + "conference/";

	private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

	private final int port;

	AdministrationApi(int port) {
		this.port = port;
	}

	HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
		return HTTP.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
			.header("Content-Type", "application/json")
			.header("Authorization", basic("admin:" + InstanceProcess.ADMIN_PASSWORD))
			.timeout(Duration.ofSeconds(60))
			.method(method, HttpRequest.BodyPublishers.ofString(body))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	/** Sends what has to be done, and returns the path of what was created by it. */
	String create(String list, String body) throws IOException, InterruptedException {
		HttpResponse<String> answer = send("POST", list, body);
		if (answer.statusCode() != 201) {
			throw new IllegalStateException(answer.statusCode() + " " + answer.body());
		}
		return URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
	}

	/** Creates a conference, and returns its path. */
	String createConference(String name) throws IOException, InterruptedException {
		return create(CONFERENCES, "{\"name\": \"" + name + "\"}");
	}

	/** Returns the header of a name and a password, which a colon separates. */
	static String basic(String login) {
		return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
	}

}
