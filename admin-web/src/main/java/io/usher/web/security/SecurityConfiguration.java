package io.usher.web.security;

import java.time.Clock;
import java.util.List;

import com.github.benmanes.caffeine.cache.Ticker;
import io.usher.core.configuration.Configurations;
import io.usher.core.secret.SecretKey;
import io.usher.web.account.AccessTokens;
import io.usher.web.account.Accounts;
import io.usher.web.account.ApiTokens;
import io.usher.web.account.SecondFactors;
import io.usher.web.account.Sessions;
import io.usher.web.history.AuditLog;
import io.usher.web.openid.OpenIdProvider;
import io.usher.web.openid.OpenIdSettings;
import io.usher.web.openid.OpenIdUsers;
import io.usher.web.start.UsherSettings;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.firewall.HttpFirewall;

/**
 * Four chains: the API (Basic, tokens, no session), the endpoint where OAuth2 clients
 * fetch tokens, the probes, and the console (a form, a session, or an OpenID Connect
 * provider). All of them take passwords through one throttle. The policy API is in front
 * of all of them and authenticates by itself.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	@Bean
	PasswordEncoder passwordEncoder(SecretKey key) {
		return new RememberingPasswordEncoder(new BCryptPasswordEncoder(12), key);
	}

	@Bean
	Ticker loginTicker() {
		return Ticker.systemTicker();
	}

	@Bean
	FilterRegistrationBean<BodyLimit> bodyLimit(UsherSettings settings) {
		FilterRegistrationBean<BodyLimit> registration = new FilterRegistrationBean<>(
				new BodyLimit(settings.maxRequestBody(), settings.maxUpload()));
		registration.setDispatcherTypes(DispatcherType.REQUEST);
		// After the policy endpoint, which reads no body, and before all that do.
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
		return registration;
	}

	@Bean
	HttpFirewall firewall() {
		return new ManagementFirewall();
	}

	@Bean
	AuthenticationManager authenticationManager(UserDetailsService details, PasswordEncoder passwords,
			Accounts accounts, SecondFactors factors, LoginThrottle throttle, AuthenticationEventPublisher events,
			ApplicationEventPublisher others) {
		DaoAuthenticationProvider provider = new DaoAuthenticationProvider(details);
		provider.setPasswordEncoder(passwords);
		Thread hash = new Thread(() -> hashOnceForUnknownNames(provider), "hash-for-unknown-names");
		hash.setDaemon(true);
		hash.start();
		ProviderManager manager = new ProviderManager(
				new ThrottledAuthenticationProvider(new SecondFactorGate(provider), throttle),
				new ThrottledAuthenticationProvider(new CodeAuthenticationProvider(accounts, details, factors, others),
						throttle));
		manager.setAuthenticationEventPublisher(events);
		return manager;
	}

	@Bean
	@ConditionalOnWebApplication
	@Order(1)
	SecurityFilterChain api(HttpSecurity http, AuthenticationManager logins, Accounts accounts, SecondFactors factors,
			ApiTokens tokens, AccessTokens accessTokens, Configurations configurations, ApiSettings settings,
			Ticker ticker, AuditLog log, AuthenticationEventPublisher events) throws Exception {
		ProviderManager clients = new ProviderManager(
				List.of(new AccessTokenProvider(accessTokens), new TokenAuthenticationProvider(tokens)), logins);
		RequestRates rates = new RequestRates(settings.requestsPerMinute(), ticker);
		clients.setAuthenticationEventPublisher(events);
		return http.securityMatcher("/api/**")
			.authenticationManager(clients)
			.authorizeHttpRequests(RouteRights::ofTheApi)
			.httpBasic((basic) -> basic.authenticationEntryPoint(new BasicChallenge()))
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.addFilterBefore(bearer(clients), BasicAuthenticationFilter.class)
			.addFilterBefore(new PasswordSwitch(configurations), BasicAuthenticationFilter.class)
			.addFilterBefore(new RequestLimit(rates, settings.requestsPerMinute()), AuthorizationFilter.class)
			.addFilterBefore(new PresentAccountFilter(accounts, factors, log, true), AuthorizationFilter.class)
			.build();
	}

	/** Whoever asks there proves in the request itself who they are. */
	@Bean
	@ConditionalOnWebApplication
	@Order(2)
	SecurityFilterChain oauth(HttpSecurity http, AuthenticationManager logins) throws Exception {
		return withoutLogin(http.securityMatcher("/oauth/**"), logins);
	}

	@Bean
	@ConditionalOnWebApplication
	@Order(3)
	SecurityFilterChain probes(HttpSecurity http, AuthenticationManager logins) throws Exception {
		return withoutLogin(http.securityMatcher("/actuator/**"), logins);
	}

	private static SecurityFilterChain withoutLogin(HttpSecurity http, AuthenticationManager logins) throws Exception {
		return http.authenticationManager(logins)
			.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.exceptionHandling(
					(faults) -> faults.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
			.build();
	}

	@Bean
	@ConditionalOnWebApplication
	@Order(4)
	SecurityFilterChain console(HttpSecurity http, AuthenticationManager logins, Accounts accounts,
			SecondFactors factors, AuditLog log, Sessions sessions, Clock clock, OpenIdSettings openId,
			OpenIdProvider provider, OpenIdUsers openIdUsers) throws Exception {
		http.getSharedObject(AuthenticationManagerBuilder.class).parentAuthenticationManager(logins);
		http.authorizeHttpRequests(RouteRights::ofTheConsole)
			.formLogin((form) -> form.loginPage("/login")
				.defaultSuccessUrl("/")
				.failureHandler(CodeLogin.afterThePassword(clock))
				.permitAll())
			.with(new CodeLogin(logins, clock), Customizer.withDefaults())
			.logout((logout) -> logout.logoutSuccessUrl("/login?logout"))
			.exceptionHandling((faults) -> faults.accessDeniedHandler(new TokenRefusal()))
			.headers((headers) -> ConsoleHeaders.write(headers, provider))
			.addFilterBefore(new PresentAccountFilter(accounts, factors, log, false), AuthorizationFilter.class)
			.addFilterBefore(new SessionFilter(sessions), PresentAccountFilter.class);
		if (openId.isOn()) {
			OpenIdLogin.add(http, provider, openIdUsers);
		}
		return http.build();
	}

	private static AuthenticationFilter bearer(AuthenticationManager clients) {
		AuthenticationFilter filter = new AuthenticationFilter(clients, new BearerTokens());
		filter.setSuccessHandler((request, response, who) -> {
			// The request goes on.
		});
		filter.setFailureHandler(new AuthenticationEntryPointFailureHandler(new BasicChallenge()));
		return filter;
	}

	/**
	 * The provider hashes a password once, to compare it with what comes for names that
	 * it does not know. It would do that when the first log in, and for each of them.
	 */
	private static void hashOnceForUnknownNames(DaoAuthenticationProvider provider) {
		try {
			provider.authenticate(UsernamePasswordAuthenticationToken.unauthenticated("", ""));
		}
		catch (AuthenticationException ex) {
			// Nobody has this name.
		}
	}

}
