package io.usher.web.openid;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A browser without a screen: follows redirects and keeps cookies, those of each port
 * apart.
 */
final class Visitor {

	private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

	private final HttpClient http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

	private final Map<String, Map<String, String>> cookies = new HashMap<>();

	/** The addresses that were asked since the last {@link #get} or {@link #post}. */
	final List<URI> way = new ArrayList<>();

	HttpResponse<String> get(String address) throws IOException, InterruptedException {
		this.way.clear();
		return follow(URI.create(address), HttpRequest.newBuilder().GET());
	}

	/** Sends a form that stands on a page, with the page's token. */
	HttpResponse<String> post(HttpResponse<String> page, String address, Map<String, String> fields)
			throws IOException, InterruptedException {
		this.way.clear();
		Map<String, String> all = new TreeMap<>(fields);
		Matcher token = CSRF.matcher(page.body());
		if (token.find()) {
			all.put("_csrf", token.group(1));
		}
		String body = all.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
		return follow(page.uri().resolve(address),
				HttpRequest.newBuilder()
					.header("Content-Type", "application/x-www-form-urlencoded")
					.POST(HttpRequest.BodyPublishers.ofString(body)));
	}

	private HttpResponse<String> follow(URI first, HttpRequest.Builder request)
			throws IOException, InterruptedException {
		URI uri = first;
		HttpRequest.Builder next = request;
		for (int i = 0; i < 20; i++) {
			this.way.add(uri);
			Map<String, String> jar = this.cookies.computeIfAbsent(uri.getAuthority(), (authority) -> new TreeMap<>());
			if (!jar.isEmpty()) {
				next.header("Cookie",
						jar.entrySet()
							.stream()
							.map((cookie) -> cookie.getKey() + "=" + cookie.getValue())
							.collect(Collectors.joining("; ")));
			}
			HttpResponse<String> answer = this.http.send(next.uri(uri).header("Accept", "text/html").build(),
					HttpResponse.BodyHandlers.ofString());
			answer.headers().allValues("Set-Cookie").forEach((cookie) -> {
				String[] pair = cookie.split(";", 2)[0].split("=", 2);
				jar.put(pair[0], pair[1]);
			});
			String location = answer.headers().firstValue("Location").orElse(null);
			if (answer.statusCode() / 100 != 3 || location == null) {
				return answer;
			}
			uri = uri.resolve(location);
			next = HttpRequest.newBuilder().GET();
		}
		throw new IOException("too many redirects: " + this.way);
	}

}
