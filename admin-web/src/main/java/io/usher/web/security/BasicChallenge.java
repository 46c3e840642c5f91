package io.usher.web.security;

import java.io.IOException;

import io.usher.web.account.SecondFactorNeededException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * Asks API clients for credentials: 401 without a body, as Infinity's Management API
 * does. Says 429 to whom the throttle holds up, and 503 when too many log in at a time.
 */
final class BasicChallenge implements AuthenticationEntryPoint {

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
			throws IOException {
		if (exception instanceof LockedException) {
			response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(LoginThrottle.HOLD.toSeconds()));
			JsonRefusal.send(response, HttpStatus.TOO_MANY_REQUESTS.value(),
					"Too many wrong passwords (expected: a pause of five minutes).");
			return;
		}
		if (exception instanceof AuthenticationServiceException) {
			response.setHeader(HttpHeaders.RETRY_AFTER, "1");
			JsonRefusal.send(response, HttpStatus.SERVICE_UNAVAILABLE.value(),
					"Too many others log in at this moment (expected: another try later).");
			return;
		}
		if (exception instanceof SecondFactorNeededException) {
			JsonRefusal.send(response, HttpStatus.UNAUTHORIZED.value(),
					"This account has a second factor (expected: an API token instead of the password).");
			return;
		}
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Usher\", charset=\"UTF-8\"");
		response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
	}

}
