package io.usher.web.security;

import java.io.IOException;

import io.usher.core.configuration.Configurations;
import io.usher.web.account.ApiTokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses administrators' passwords at the Management API, where the settings say so,
 * without looking at them. API tokens that come as passwords go on.
 */
final class PasswordSwitch extends OncePerRequestFilter {

	private final BasicAuthenticationConverter basic = new BasicAuthenticationConverter();

	private final Configurations configurations;

	PasswordSwitch(Configurations configurations) {
		this.configurations = configurations;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (!this.configurations.current().settings().refusesPasswords() || !hasPassword(request)) {
			chain.doFilter(request, response);
			return;
		}
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Usher\"");
		JsonRefusal.send(response, HttpServletResponse.SC_UNAUTHORIZED,
				"Passwords are refused here by the settings (expected: an API token, or OAuth2).");
	}

	private boolean hasPassword(HttpServletRequest request) {
		try {
			UsernamePasswordAuthenticationToken attempt = this.basic.convert(request);
			return attempt != null && !ApiTokens.isToken(attempt.getCredentials());
		}
		catch (AuthenticationException ex) {
			// The next filter says what is wrong with the header.
			return false;
		}
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !ManagementPaths.isOne(request);
	}

}
