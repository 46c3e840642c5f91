package io.usher.web.decision;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.usher.api.decision.WrittenRequest;
import io.usher.core.catalogue.RequestType;
import io.usher.core.decision.PolicyRequest;

/**
 * Finds the policy request in what somebody copied from a log or a guide: a URL, a path
 * with its query, a whole line of an access log around it, or the query alone. Blanks
 * that were not encoded belong to the values.
 */
final class RequestLine {

	private static final Pattern QUOTED = Pattern.compile("\"(?:GET|HEAD) ([^\"]+?)(?: HTTP/[0-9.]+)?\"");

	private static final Pattern BARE = Pattern
		.compile("(?:.*\\s)?((?:https?://)?\\S*/policy/v1/.*?)(?:\\s+HTTP/[0-9.]+.*)?");

	private static final Pattern QUERY = Pattern.compile("\\??([\\w-]+=.*)");

	private RequestLine() {
	}

	/**
	 * Reads a request line of any type.
	 * @throws IllegalArgumentException when it is none; the message is for people
	 */
	static PolicyRequest read(String line) {
		return WrittenRequest.read(request(line.strip()).replace(" ", "%20"));
	}

	private static String request(String text) {
		Matcher quoted = QUOTED.matcher(text);
		if (quoted.find()) {
			return quoted.group(1);
		}
		Matcher bare = BARE.matcher(text);
		if (bare.matches()) {
			return bare.group(1);
		}
		Matcher query = QUERY.matcher(text);
		if (query.matches()) {
			return "/policy/v1/" + RequestType.SERVICE_CONFIGURATION.path() + "?" + query.group(1);
		}
		throw new IllegalArgumentException(
				"This is not a policy request. Expected: a URL or path with /policy/v1/ in it, "
						+ "and its parameters.");
	}

}
