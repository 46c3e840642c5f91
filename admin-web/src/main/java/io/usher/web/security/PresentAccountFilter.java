package io.usher.web.security;

import java.io.IOException;
import java.util.Optional;

import io.usher.core.account.Administrator;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.history.Actor;
import io.usher.web.account.AccountDetails;
import io.usher.web.account.Accounts;
import io.usher.web.history.AuditLog;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks at the present account of whoever is logged in. Ends a session whose account was
 * changed elsewhere, disabled or deleted, and sends those with a generated password to
 * the page where they choose their own; the API refuses until that is done.
 */
final class PresentAccountFilter extends OncePerRequestFilter {

	private static final String PASSWORD_PAGE = "/account/password";

	private final Accounts accounts;

	private final boolean api;

	private final AuditLog log;

	PresentAccountFilter(Accounts accounts, AuditLog log, boolean api) {
		this.accounts = accounts;
		this.log = log;
		this.api = api;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Authentication who = SecurityContextHolder.getContext().getAuthentication();
		if (who == null || !isLocal(who)) {
			chain.doFilter(request, response);
			return;
		}
		Optional<Administrator> account = this.accounts.find(who.getName());
		if (who.getPrincipal() instanceof AccountDetails details && account.filter(details::isUnchangedIn).isEmpty()) {
			end(request, response, who);
			return;
		}
		boolean must = account.filter((present) -> present.document().flag(AccountFields.MUST_CHANGE_PASSWORD, false))
			.isPresent();
		if (!must || request.getRequestURI().equals(PASSWORD_PAGE)) {
			chain.doFilter(request, response);
			return;
		}
		if (this.api) {
			JsonRefusal.send(response, HttpServletResponse.SC_FORBIDDEN,
					"This password was generated: log in to the console and choose your own first.");
			return;
		}
		response.sendRedirect(request.getContextPath() + PASSWORD_PAGE);
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return StaticPaths.isStatic(request.getRequestURI());
	}

	/** API tokens and people of an identity provider have no account here. */
	private static boolean isLocal(Authentication who) {
		return !(who instanceof AnonymousAuthenticationToken || who instanceof TokenAuthentication
				|| who instanceof OAuth2AuthenticationToken);
	}

	private void end(HttpServletRequest request, HttpServletResponse response, Authentication who) throws IOException {
		new SecurityContextLogoutHandler().logout(request, response, who);
		if (this.api) {
			response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
			return;
		}
		this.log.recordSessionEnded(new Actor(who.getName(), request.getRemoteAddr(), Actor.Via.CONSOLE),
				"The account was changed, disabled or deleted");
		String login = request.getContextPath() + "/login?expired";
		if (request.getHeader("HX-Request") == null) {
			response.sendRedirect(login);
			return;
		}
		// A redirect would put the page to log in into a part of the page.
		response.setHeader("HX-Redirect", login);
		response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
	}

}
