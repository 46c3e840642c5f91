package io.usher.web.security;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;

/**
 * Ends a session of the console, and sends its browser to the page to log in.
 */
final class EndedSession {

	private EndedSession() {
	}

	static void end(HttpServletRequest request, HttpServletResponse response, Authentication who, String page)
			throws IOException {
		new SecurityContextLogoutHandler().logout(request, response, who);
		String login = request.getContextPath() + page;
		if (request.getHeader("HX-Request") == null) {
			response.sendRedirect(login);
			return;
		}
		// A redirect would put the page to log in into a part of the page.
		response.setHeader("HX-Redirect", login);
		response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
	}

}
