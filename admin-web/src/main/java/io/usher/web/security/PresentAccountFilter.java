package io.usher.web.security;

import java.io.IOException;
import java.util.Optional;

import io.usher.core.account.Administrator;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.history.Actor;
import io.usher.web.account.AccountDetails;
import io.usher.web.account.Accounts;
import io.usher.web.account.SecondFactors;
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
 * the page where they choose their own, and those without a needed second factor to the
 * page where they set it up; the API refuses until that is done.
 */
final class PresentAccountFilter extends OncePerRequestFilter {

	private static final String PASSWORD_PAGE = "/account/password";

	private static final String FACTOR_PAGE = "/account/second-factor";

	private final Accounts accounts;

	private final SecondFactors factors;

	private final boolean api;

	private final AuditLog log;

	PresentAccountFilter(Accounts accounts, SecondFactors factors, AuditLog log, boolean api) {
		this.accounts = accounts;
		this.factors = factors;
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
		Optional<Administrator> account = (who.getPrincipal() instanceof AccountDetails details)
				? this.accounts.findAsOf(details.revision(), who.getName()) : this.accounts.find(who.getName());
		if (who.getPrincipal() instanceof AccountDetails details && account.filter(details::isUnchangedIn).isEmpty()) {
			end(request, response, who);
			return;
		}
		boolean must = account.filter((present) -> present.document().flag(AccountFields.MUST_CHANGE_PASSWORD, false))
			.isPresent();
		if (must) {
			demand(request, response, chain, PASSWORD_PAGE,
					"This password was generated: log in to the console and choose your own first.");
			return;
		}
		if (account.filter(this.factors::isMissing).isPresent()) {
			demand(request, response, chain, FACTOR_PAGE,
					"Accounts with this role need a second factor: log in to the console and set it up, then use an API token.");
			return;
		}
		chain.doFilter(request, response);
	}

	/** Lets nothing through but a page where something is to be done first. */
	private void demand(HttpServletRequest request, HttpServletResponse response, FilterChain chain, String page,
			String words) throws ServletException, IOException {
		if (this.api) {
			JsonRefusal.send(response, HttpServletResponse.SC_FORBIDDEN, words);
			return;
		}
		String path = request.getRequestURI().substring(request.getContextPath().length());
		if (path.equals(page) || path.equals("/logout")) {
			chain.doFilter(request, response);
			return;
		}
		response.sendRedirect(request.getContextPath() + page);
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
		if (this.api) {
			new SecurityContextLogoutHandler().logout(request, response, who);
			response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
			return;
		}
		this.log.recordSessionEnded(new Actor(who.getName(), request.getRemoteAddr(), Actor.Via.CONSOLE),
				"The account was changed, disabled or deleted");
		EndedSession.end(request, response, who, "/login?expired");
	}

}
