package io.usher.web.security;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Sends those to the page to log in whose session ended while they filled in a form: its
 * token went with the session, which would be a refusal else. After the login they are
 * back on the form's page, where the script of the form has kept what was entered.
 */
final class TokenRefusal implements AccessDeniedHandler {

	private final AccessDeniedHandler others = new AccessDeniedHandlerImpl();

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
			throws IOException, ServletException {
		if (refusal instanceof CsrfException && !isLoggedIn()) {
			EndedSession.logInAgain(request, response, loginPage(request));
			return;
		}
		// For the page that says why.
		request.setAttribute(WebAttributes.ACCESS_DENIED_403, refusal);
		this.others.handle(request, response, refusal);
	}

	private static boolean isLoggedIn() {
		Authentication who = SecurityContextHolder.getContext().getAuthentication();
		return who != null && who.isAuthenticated() && !(who instanceof AnonymousAuthenticationToken);
	}

	private static String loginPage(HttpServletRequest request) {
		return switch (request.getRequestURI().substring(request.getContextPath().length())) {
			case "/logout" -> "/login?logout";
			case "/login", "/login/code" -> "/login?old";
			default -> "/login?ended";
		};
	}

}
