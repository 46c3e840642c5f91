package io.usher.web.session;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

import io.usher.core.secret.SecretKey;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.SessionRepositoryFilter;

/**
 * Gives the console its sessions. Policy requests are answered before this filter, and
 * the API and the probes have no session.
 */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

	/** How long a session lasts in which nobody logged in. */
	private static final Duration BEFORE_THE_LOGIN = Duration.ofMinutes(15);

	@Bean
	ConsoleSessions<?> consoleSessions(JdbcIndexedSessionRepository stored, StoreContact contact, SecretKey key,
			@Value("${server.servlet.session.timeout}") Duration timeout) {
		stored.setDefaultMaxInactiveInterval(timeout.compareTo(BEFORE_THE_LOGIN) < 0 ? timeout : BEFORE_THE_LOGIN);
		stored.setConversionService(new SealedAttributes(key).conversion());
		stored.setIndexResolver((session) -> SessionAttributes.isLogin(session)
				? Map.of(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, ConsoleSessions.LOGGED_IN)
				: Map.of());
		return new ConsoleSessions<>(stored, contact, timeout);
	}

	@Bean
	@ConditionalOnWebApplication
	SessionUpkeep sessionUpkeep(ConsoleSessions<?> sessions, JdbcIndexedSessionRepository stored) {
		return new SessionUpkeep(sessions, stored);
	}

	@Bean
	@ConditionalOnWebApplication
	FilterRegistrationBean<ConsoleOnly> sessionFilter(ConsoleSessions<?> sessions, SecretKey key,
			@Value("${server.servlet.session.cookie.name}") String cookie) {
		CookieHttpSessionIdResolver cookies = new CookieHttpSessionIdResolver();
		cookies.setCookieSerializer(new SignedCookies(key, cookie));
		SessionRepositoryFilter<?> filter = new SessionRepositoryFilter<>(sessions);
		filter.setHttpSessionIdResolver(cookies);
		FilterRegistrationBean<ConsoleOnly> registration = new FilterRegistrationBean<>(new ConsoleOnly(filter));
		registration.setName("sessions");
		registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER);
		registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
		return registration;
	}

	/** Leaves out what has no session. */
	private record ConsoleOnly(Filter sessions) implements Filter {

		@Override
		public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
				throws IOException, ServletException {
			String path = ((HttpServletRequest) request).getRequestURI();
			if (path.startsWith("/api/") || path.startsWith("/actuator/")) {
				chain.doFilter(request, response);
				return;
			}
			this.sessions.doFilter(request, response, chain);
		}

	}

}
