package io.usher.web;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/**
 * Does for tests of pages what a browser does: the session of a mock request stands for
 * the browser, and keeps the cookie of the console's session. It is invalid when the
 * console deletes that. Not annotated, so that programs with a web server do not find it.
 */
public class BrowserCookies {

	private static final String COOKIE = "usher-session";

	/** Returns the identifier of the console's session, empty when there is none. */
	public static Optional<String> sessionId(HttpSession browser) {
		return Optional.ofNullable((Cookie) browser.getAttribute(COOKIE))
			.map((cookie) -> cookie.getValue().substring(0, cookie.getValue().indexOf('.')));
	}

	@Bean
	FilterRegistrationBean<Browser> browser() {
		FilterRegistrationBean<Browser> registration = new FilterRegistrationBean<>(new Browser());
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return registration;
	}

	private static final class Browser extends OncePerRequestFilter {

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			HttpSession session = request.getSession(false);
			Object kept = (session != null) ? session.getAttribute(COOKIE) : null;
			chain.doFilter((kept instanceof Cookie cookie) ? with(cookie, request) : request, response);
			MockHttpServletResponse answer = Objects
				.requireNonNull(WebUtils.getNativeResponse(response, MockHttpServletResponse.class));
			Cookie set = answer.getCookie(COOKIE);
			if (set == null) {
				return;
			}
			if (set.getMaxAge() != 0) {
				keep(set, request.getSession(), request);
			}
			else if (session != null) {
				session.invalidate();
			}
		}

		private static void keep(Cookie set, HttpSession session, HttpServletRequest request) {
			if (session.getAttribute(COOKIE) instanceof Cookie former && !former.getValue().equals(set.getValue())) {
				request.changeSessionId();
			}
			session.setAttribute(COOKIE, set);
		}

		private static HttpServletRequest with(Cookie cookie, HttpServletRequest request) {
			return new HttpServletRequestWrapper(request) {

				@Override
				public Cookie[] getCookies() {
					Cookie[] others = Objects.requireNonNullElse(super.getCookies(), new Cookie[0]);
					return Stream.concat(Arrays.stream(others), Stream.of(cookie)).toArray(Cookie[]::new);
				}

			};
		}

	}

}
