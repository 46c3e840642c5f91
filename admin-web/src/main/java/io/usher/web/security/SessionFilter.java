package io.usher.web.security;

import java.io.IOException;

import io.usher.web.account.Sessions;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends sessions that somebody ended elsewhere, and those that are too old.
 */
final class SessionFilter extends OncePerRequestFilter {

	private final Sessions sessions;

	SessionFilter(Sessions sessions) {
		this.sessions = sessions;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Authentication who = SecurityContextHolder.getContext().getAuthentication();
		HttpSession session = request.getSession(false);
		if (who == null || who instanceof AnonymousAuthenticationToken || session == null
				|| this.sessions.goesOn(session, who, request)) {
			chain.doFilter(request, response);
			return;
		}
		EndedSession.end(request, response, who, "/login?ended");
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return StaticPaths.isStatic(request.getRequestURI());
	}

}
