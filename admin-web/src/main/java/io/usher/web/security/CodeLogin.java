package io.usher.web.security;

import java.io.IOException;
import java.time.Clock;

import io.usher.web.account.PendingLogin;
import io.usher.web.account.SecondFactorNeededException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * The second step of the log-in page: {@code POST /login/code}. Between the steps the
 * session knows whose password was right, and nobody is logged in.
 */
final class CodeLogin extends AbstractHttpConfigurer<CodeLogin, HttpSecurity> {

	private static final String PATH = "/login/code";

	private final AuthenticationManager logins;

	private final Clock clock;

	CodeLogin(AuthenticationManager logins, Clock clock) {
		this.logins = logins;
		this.clock = clock;
	}

	@Override
	public void configure(HttpSecurity http) {
		Filter filter = new Filter(this.logins, this.clock);
		SessionAuthenticationStrategy strategy = http.getSharedObject(SessionAuthenticationStrategy.class);
		if (strategy != null) {
			filter.setSessionAuthenticationStrategy(strategy);
		}
		filter.setSecurityContextRepository(new HttpSessionSecurityContextRepository());
		filter.setAuthenticationSuccessHandler(new SavedRequestAwareAuthenticationSuccessHandler());
		SimpleUrlAuthenticationFailureHandler failed = new SimpleUrlAuthenticationFailureHandler(PATH + "?error");
		filter.setAuthenticationFailureHandler((request, response, ex) -> {
			if (ex instanceof InsufficientAuthenticationException) {
				response.sendRedirect(request.getContextPath() + "/login?late");
				return;
			}
			failed.onAuthenticationFailure(request, response, ex);
		});
		http.addFilterAfter(filter, UsernamePasswordAuthenticationFilter.class);
	}

	/**
	 * Returns what becomes of a refused password, or of a right one that needs a code.
	 */
	static AuthenticationFailureHandler afterThePassword(Clock clock) {
		SimpleUrlAuthenticationFailureHandler failed = new SimpleUrlAuthenticationFailureHandler("/login?error");
		return (request, response, ex) -> {
			if (ex instanceof SecondFactorNeededException needed) {
				ask(request, response, PendingLogin.of(needed.account(), clock.instant()));
				return;
			}
			failed.onAuthenticationFailure(request, response, ex);
		};
	}

	private static void ask(HttpServletRequest request, HttpServletResponse response, PendingLogin pending)
			throws IOException {
		HttpSession session = request.getSession();
		request.changeSessionId();
		session.setAttribute(PendingLogin.ATTRIBUTE, pending);
		response.sendRedirect(request.getContextPath() + PATH);
	}

	/** Takes what the page for the code sends. */
	private static final class Filter extends AbstractAuthenticationProcessingFilter {

		private final Clock clock;

		Filter(AuthenticationManager logins, Clock clock) {
			super(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, PATH), logins);
			this.clock = clock;
		}

		@Override
		public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response)
				throws AuthenticationException {
			HttpSession session = request.getSession(false);
			if (session == null || !(session.getAttribute(PendingLogin.ATTRIBUTE) instanceof PendingLogin pending)
					|| pending.isOver(this.clock.instant())) {
				throw new InsufficientAuthenticationException("no password came before the code, or too long ago");
			}
			String code = request.getParameter("code");
			CodeAuthentication attempt = new CodeAuthentication(pending, (code != null) ? code : "");
			attempt.setDetails(new WebAuthenticationDetails(request));
			Authentication who = getAuthenticationManager().authenticate(attempt);
			session.removeAttribute(PendingLogin.ATTRIBUTE);
			return who;
		}

	}

}
