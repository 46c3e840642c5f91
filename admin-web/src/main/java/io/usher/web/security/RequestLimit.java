package io.usher.web.security;

import java.io.IOException;
import java.time.Duration;

import io.usher.web.account.Program;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Holds each credential to a number of requests a minute at the Management API, as
 * Infinity's manager does. Whoever is not logged in is not counted: guessing has a limit
 * of its own.
 */
final class RequestLimit extends OncePerRequestFilter {

	private final RequestRates rates;

	private final int limit;

	RequestLimit(RequestRates rates, int limit) {
		this.rates = rates;
		this.limit = limit;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Authentication who = SecurityContextHolder.getContext().getAuthentication();
		Duration pause = (who == null || who instanceof AnonymousAuthenticationToken) ? Duration.ZERO
				: this.rates.ask(credential(who));
		if (pause.isZero()) {
			chain.doFilter(request, response);
			return;
		}
		long seconds = pause.plusSeconds(1).minusNanos(1).toSeconds();
		response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
		JsonRefusal.send(response, HttpStatus.TOO_MANY_REQUESTS.value(), "Too many requests (expected: at most "
				+ this.limit + " a minute; the next one in " + seconds + " s).");
	}

	/** A program stays the same when it is given another name. */
	private static Object credential(Authentication who) {
		return (who.getPrincipal() instanceof Program program) ? program.kind() + "/" + program.number()
				: who.getName();
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !ManagementPaths.isOne(request);
	}

}
