package io.usher.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * Asks API clients for credentials: 401 without a body, as Infinity's Management API
 * does.
 */
final class BasicChallenge implements AuthenticationEntryPoint {

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception) {
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Usher\", charset=\"UTF-8\"");
		response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
	}

}
