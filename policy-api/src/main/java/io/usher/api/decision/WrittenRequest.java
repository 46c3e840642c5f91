package io.usher.api.decision;

import java.util.regex.Pattern;

import io.usher.core.decision.PolicyRequest;

/**
 * Reads a policy request that somebody wrote down, as the endpoint reads those of nodes.
 */
public final class WrittenRequest {

	private static final Pattern ORIGIN = Pattern.compile("^(?i:https?)://[^/?#]*");

	private WrittenRequest() {
	}

	/**
	 * Reads a URL, or a path and query.
	 * @throws IllegalArgumentException when it is no policy request; the message says
	 * what is wrong and what was expected
	 */
	public static PolicyRequest read(String text) {
		String line = ORIGIN.matcher(text.strip()).replaceFirst("");
		int fragment = line.indexOf('#');
		String request = (fragment < 0) ? line : line.substring(0, fragment);
		int mark = request.indexOf('?');
		String uri = (mark < 0) ? request : request.substring(0, mark);
		PolicyPath path = PolicyPath.of(uri);
		if (path == null) {
			throw new IllegalArgumentException("not a policy request (expected: " + PolicyPath.known() + ")");
		}
		try {
			return RequestReading.read(uri, path, (mark < 0) ? null : request.substring(mark + 1));
		}
		catch (RefusedException ex) {
			throw new IllegalArgumentException(ex.refusal().error() + " (expected: " + ex.refusal().expected() + ")");
		}
	}

}
