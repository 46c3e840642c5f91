package io.usher.web.security;

import java.io.IOException;

import io.usher.core.catalogue.AccountFields;
import io.usher.web.account.Accounts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sends whoever logged in with a generated password to the page where they choose their
 * own; the API refuses until that is done.
 */
final class ChoosePasswordFilter extends OncePerRequestFilter {

	static final String PAGE = "/account/password";

	private final Accounts accounts;

	private final boolean api;

	ChoosePasswordFilter(Accounts accounts, boolean api) {
		this.accounts = accounts;
		this.api = api;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Authentication who = SecurityContextHolder.getContext().getAuthentication();
		boolean must = who != null && this.accounts.find(who.getName())
			.filter((account) -> account.document().flag(AccountFields.MUST_CHANGE_PASSWORD, false))
			.isPresent();
		if (!must || request.getRequestURI().equals(PAGE) || request.getRequestURI().equals("/logout")) {
			chain.doFilter(request, response);
			return;
		}
		if (this.api) {
			JsonRefusal.send(response, HttpServletResponse.SC_FORBIDDEN,
					"This password was generated: log in to the console and choose your own first.");
			return;
		}
		response.sendRedirect(request.getContextPath() + PAGE);
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return StaticPaths.isStatic(request.getRequestURI());
	}

}
