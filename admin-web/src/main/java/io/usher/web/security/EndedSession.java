package io.usher.web.security;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;

/**
 * Ends a session of the console, and sends its browser to the page to log in. Whoever
 * sent a form is back on its page after the login.
 */
final class EndedSession {

	/** Where Spring Security looks for the page to go to after a login. */
	private static final String PAGE_AFTER_LOGIN = "SPRING_SECURITY_SAVED_REQUEST";

	private EndedSession() {
	}

	static void end(HttpServletRequest request, HttpServletResponse response, Authentication who, String page)
			throws IOException {
		new SecurityContextLogoutHandler().logout(request, response, who);
		logInAgain(request, response, page);
	}

	/** Sends the browser of an ended session to the page to log in. */
	static void logInAgain(HttpServletRequest request, HttpServletResponse response, String page) throws IOException {
		if (!HttpMethod.GET.matches(request.getMethod())) {
			ReferringPage.of(request)
				.ifPresent((form) -> request.getSession().setAttribute(PAGE_AFTER_LOGIN, new SimpleSavedRequest(form)));
		}
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
