package io.usher.api.decision;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import io.usher.core.catalogue.RequestType;
import org.jspecify.annotations.Nullable;

/**
 * Where the raw path of a request leads: the first un-encoded {@code /policy/v1/} that is
 * followed by a type of request decides, whatever base path stands before it. The guide,
 * "Request types summary".
 *
 * @param type the type of request, null when the path names none
 * @param alias the alias in the path, still encoded; empty for types that have none
 */
record PolicyPath(@Nullable RequestType type, String alias) {

	private static final String PREFIX = "/policy/v1";

	/** First segments of paths that belong to the rest of the program. */
	private static final Set<String> OTHERS = Set.of("api", "actuator", "oauth", "oauth2", "login", "logout", "error",
			"webjars", "css", "js", "img", "images", "fonts", "favicon.ico");

	/** Reads a raw path; returns null when it is not for the policy API. */
	static @Nullable PolicyPath of(String uri) {
		int at = uri.indexOf(PREFIX);
		if (at < 0 || OTHERS.contains(firstSegment(uri))) {
			return null;
		}
		boolean ours = false;
		for (; at >= 0; at = uri.indexOf(PREFIX, at + 1)) {
			int end = at + PREFIX.length();
			if (end < uri.length() && uri.charAt(end) != '/') {
				continue;
			}
			ours = true;
			PolicyPath path = after(uri, end + 1);
			if (path != null) {
				return path;
			}
		}
		return ours ? new PolicyPath(null, "") : null;
	}

	/** Returns the paths that there are, for messages. */
	static String known() {
		return Arrays.stream(RequestType.values())
			.map((type) -> PREFIX + "/" + type.path() + (type.hasAliasInPath() ? "/<alias>" : ""))
			.collect(Collectors.joining(", "));
	}

	private static @Nullable PolicyPath after(String uri, int from) {
		for (RequestType type : RequestType.values()) {
			if (uri.startsWith(type.path(), from)) {
				String rest = uri.substring(from + type.path().length());
				if (type.hasAliasInPath() ? rest.length() > 1 && rest.charAt(0) == '/' : isNothing(rest)) {
					return new PolicyPath(type, type.hasAliasInPath() ? rest.substring(1) : "");
				}
			}
		}
		return null;
	}

	/** A slash or path parameters after a type without an alias mean nothing. */
	private static boolean isNothing(String rest) {
		return rest.isEmpty() || rest.equals("/") || rest.charAt(0) == ';' && rest.indexOf('/') < 0;
	}

	private static String firstSegment(String uri) {
		int end = 1;
		while (end < uri.length() && uri.charAt(end) != '/' && uri.charAt(end) != ';') {
			end++;
		}
		return uri.substring(Math.min(1, uri.length()), Math.min(end, uri.length()));
	}

}
