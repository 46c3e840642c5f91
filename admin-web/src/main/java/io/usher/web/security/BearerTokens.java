package io.usher.web.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Reads {@code Authorization: Bearer usher_…}.
 */
final class BearerTokens implements AuthenticationConverter {

	private static final String SCHEME = "Bearer ";

	private static final int MAX_LENGTH = 4096;

	@Override
	public @Nullable Authentication convert(HttpServletRequest request) {
		String header = request.getHeader(HttpHeaders.AUTHORIZATION);
		if (header == null || header.length() > MAX_LENGTH
				|| !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
			return null;
		}
		TokenAuthentication attempt = TokenAuthentication.attempt(header.substring(SCHEME.length()).strip());
		attempt.setDetails(new WebAuthenticationDetails(request));
		return attempt;
	}

}
