package io.usher.web.security;

import io.usher.core.account.Right;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/**
 * Which right each route needs. Those that change records ask further, for the right to
 * change that kind of record. What is not named here is refused.
 */
final class RouteRights {

	private RouteRights() {
	}

	static void ofTheApi(
			AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry routes) {
		routes
			.requestMatchers(HttpMethod.POST, "/api/usher/v1/scripts/evaluate/**",
					"/api/usher/v1/decisions/simulate/**")
			.hasAuthority(Right.SIMULATE.name())
			.requestMatchers(HttpMethod.POST, "/api/usher/v1/exports/**")
			.hasAuthority(Right.VIEW_CONFIGURATION.name())
			.requestMatchers(HttpMethod.POST, "/api/usher/v1/imports/**")
			.hasAuthority(Right.EDIT_POLICY.name())
			.requestMatchers(HttpMethod.GET, "/api/usher/v1/openapi.json")
			.authenticated()
			.requestMatchers(HttpMethod.GET, "/api/usher/v1/scripts/**")
			.hasAuthority(Right.SIMULATE.name())
			.requestMatchers(HttpMethod.GET, "/api/usher/v1/changes/**", "/api/usher/v1/audit-events/**")
			.hasAuthority(Right.VIEW_HISTORY.name())
			.requestMatchers(HttpMethod.GET, "/api/usher/v1/decisions/**", "/api/usher/v1/support-log/**",
					"/api/usher/v1/refusals/**", "/api/usher/v1/upstreams/**")
			.hasAuthority(Right.VIEW_LOGS.name())
			.requestMatchers(HttpMethod.GET, "/api/**")
			.hasAuthority(Right.VIEW_CONFIGURATION.name())
			.requestMatchers(HttpMethod.OPTIONS, "/api/**")
			.hasAuthority(Right.VIEW_CONFIGURATION.name())
			.anyRequest()
			.hasAuthority(Right.EDIT_DAILY.name());
	}

	static void ofTheConsole(
			AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry routes) {
		routes.requestMatchers(StaticPaths.patterns())
			.permitAll()
			.requestMatchers("/login/**", "/error")
			.permitAll()
			.requestMatchers("/dashboard/changes")
			.hasAuthority(Right.VIEW_HISTORY.name())
			.requestMatchers("/", "/dashboard/**", "/account/**", "/logout")
			.authenticated()
			.requestMatchers("/simulator/**")
			.hasAuthority(Right.SIMULATE.name())
			.requestMatchers("/decisions/**", "/support-log/**")
			.hasAuthority(Right.VIEW_LOGS.name())
			.requestMatchers(HttpMethod.GET, "/history/**")
			.hasAuthority(Right.VIEW_HISTORY.name())
			.requestMatchers(HttpMethod.POST, "/history/verification")
			.hasAuthority(Right.VIEW_HISTORY.name())
			.requestMatchers("/history/**")
			.hasAuthority(Right.EDIT_DAILY.name())
			.requestMatchers(HttpMethod.POST, "/connect/**")
			.hasAuthority(Right.EDIT_POLICY.name())
			.requestMatchers("/connect/**")
			.hasAuthority(Right.VIEW_CONFIGURATION.name())
			.requestMatchers(HttpMethod.POST, "/transfer/imports/manager", "/transfer/imports/dump",
					"/transfer/imports/document")
			.hasAuthority(Right.EDIT_POLICY.name())
			.requestMatchers("/transfer/imports/**")
			.hasAuthority(Right.EDIT_DAILY.name())
			.requestMatchers("/transfer/**")
			.hasAuthority(Right.VIEW_CONFIGURATION.name())
			.requestMatchers("/scripts/try/**", "/scripts/vocabulary/**")
			.hasAuthority(Right.SIMULATE.name())
			.requestMatchers("/scripts/**")
			.hasAuthority(Right.VIEW_CONFIGURATION.name())
			.requestMatchers(HttpMethod.GET, "/configuration/**", "/accounts/**", "/settings/**")
			.hasAuthority(Right.VIEW_CONFIGURATION.name())
			.requestMatchers("/configuration/**")
			.hasAuthority(Right.EDIT_DAILY.name())
			.requestMatchers("/accounts/**")
			.hasAuthority(Right.MANAGE_ACCOUNTS.name())
			.requestMatchers("/settings/**")
			.hasAuthority(Right.EDIT_POLICY.name())
			.anyRequest()
			.denyAll();
	}

}
