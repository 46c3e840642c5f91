package io.usher.web;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Somebody who uses the console over HTTP, on whichever instance: it keeps cookies by
 * their name alone, as behind a load balancer, and follows no redirect.
 */
public final class ConsoleBrowser {

	private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	private final Map<String, String> cookies = new LinkedHashMap<>();

	public HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
		return send(port, path, HttpRequest.newBuilder());
	}

	/** Logs in by the form, and returns the answer to it. */
	public HttpResponse<String> logIn(int port, String name, String password) throws IOException, InterruptedException {
		return post(port, "/login", "/login", Map.of("username", name, "password", password));
	}

	/** Sends a form with the token of the page that it is on. */
	public HttpResponse<String> post(int port, String page, String path, Map<String, String> fields)
			throws IOException, InterruptedException {
		Matcher token = TOKEN.matcher(get(port, page).body());
		if (!token.find()) {
			throw new IOException(page + ": no token on it (expected: a page with a form)");
		}
		Map<String, String> all = new LinkedHashMap<>(fields);
		all.put("_csrf", token.group(1));
		String form = all.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
		return send(port, path,
				HttpRequest.newBuilder()
					.header("Content-Type", "application/x-www-form-urlencoded")
					.POST(HttpRequest.BodyPublishers.ofString(form)));
	}

	/** Returns a cookie's value, empty when there is none. */
	public String cookie(String name) {
		return this.cookies.getOrDefault(name, "");
	}

	/** Has another cookie from now on. */
	public ConsoleBrowser with(String name, String value) {
		this.cookies.put(name, value);
		return this;
	}

	private HttpResponse<String> send(int port, String path, HttpRequest.Builder request)
			throws IOException, InterruptedException {
		if (!this.cookies.isEmpty()) {
			request.header("Cookie",
					this.cookies.entrySet()
						.stream()
						.map((cookie) -> cookie.getKey() + "=" + cookie.getValue())
						.collect(Collectors.joining("; ")));
		}
		HttpResponse<String> answer = this.http.send(
				request.uri(URI.create("http://127.0.0.1:" + port + path)).timeout(Duration.ofSeconds(30)).build(),
				HttpResponse.BodyHandlers.ofString());
		answer.headers()
			.allValues("Set-Cookie")
			.stream()
			.flatMap((line) -> HttpCookie.parse(line).stream())
			.forEach((cookie) -> {
				if (cookie.getMaxAge() == 0) {
					this.cookies.remove(cookie.getName());
				}
				else {
					this.cookies.put(cookie.getName(), cookie.getValue());
				}
			});
		return answer;
	}

}
