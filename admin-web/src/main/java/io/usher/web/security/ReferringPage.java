package io.usher.web.security;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/**
 * The page of this console that a form stood on.
 */
final class ReferringPage {

	private ReferringPage() {
	}

	/**
	 * Returns its path and query: a place to go back to, never one elsewhere, and none of
	 * the pages to log in.
	 */
	static Optional<String> of(HttpServletRequest request) {
		String referrer = request.getHeader(HttpHeaders.REFERER);
		if (referrer == null) {
			return Optional.empty();
		}
		try {
			URI page = new URI(referrer);
			String path = page.getRawPath();
			// Two slashes at the start would name another host.
			boolean ours = request.getServerName().equalsIgnoreCase(page.getHost()) && path != null
					&& path.startsWith("/") && !path.startsWith("//")
					&& Stream.of("/login", "/logout", "/error").noneMatch(path::startsWith);
			return ours ? Optional.of((page.getRawQuery() != null) ? path + "?" + page.getRawQuery() : path)
					: Optional.empty();
		}
		catch (URISyntaxException ex) {
			return Optional.empty();
		}
	}

}
