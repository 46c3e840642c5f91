package io.usher.web.decision;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.usher.core.catalogue.RequestType;
import io.usher.core.decision.Parameters;

/**
 * Reads the parameters of a policy request that somebody copied from a log: a URL, a path
 * with its query, a whole line of an access log around it, or the query alone.
 */
final class RequestLine {

	private static final Pattern REQUEST = Pattern.compile("/policy/v1/([^\\s?\"]+)(?:\\?([^\\s\"]*))?");

	private static final Pattern QUERY = Pattern.compile("\\??([\\w-]+=\\S*)");

	private RequestLine() {
	}

	/**
	 * Reads a request line.
	 * @throws IllegalArgumentException when it is none, or not of a service configuration
	 * request; the message is for people
	 */
	static Parameters read(String line) {
		String text = line.strip();
		Matcher request = REQUEST.matcher(text);
		if (request.find()) {
			String path = request.group(1);
			if (!path.equals(RequestType.SERVICE_CONFIGURATION.path())) {
				throw new IllegalArgumentException("This asks for " + path + ". The simulator answers "
						+ RequestType.SERVICE_CONFIGURATION.path() + " requests.");
			}
			return query((request.group(2) != null) ? request.group(2) : "");
		}
		Matcher query = QUERY.matcher(text);
		if (query.matches()) {
			return query(query.group(1));
		}
		throw new IllegalArgumentException("This is not a policy request. Expected: a URL or path with /policy/v1/"
				+ RequestType.SERVICE_CONFIGURATION.path() + " and its parameters.");
	}

	private static Parameters query(String query) {
		Map<String, List<String>> values = new LinkedHashMap<>();
		for (String pair : query.split("&")) {
			int at = pair.indexOf('=');
			if (at > 0) {
				values.computeIfAbsent(decode(pair.substring(0, at)), (name) -> new ArrayList<>())
					.add(decode(pair.substring(at + 1)));
			}
		}
		if (values.isEmpty()) {
			throw new IllegalArgumentException("This request has no parameters. Expected: at least the alias dialled.");
		}
		return Parameters.of(values);
	}

	private static String decode(String text) {
		try {
			return URLDecoder.decode(text, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("\"" + text + "\" has a percent sign that is not followed by two "
					+ "hexadecimal digits (expected: %25 for a percent sign).", ex);
		}
	}

}
