package io.usher.web.security;

import io.usher.web.openid.OpenIdProvider;
import io.usher.web.openid.OpenIdUsers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;

/**
 * Logging in through an OpenID Connect provider, with PKCE whatever the client, and
 * logging out there too.
 */
final class OpenIdLogin {

	private static final Logger LOG = LoggerFactory.getLogger(OpenIdLogin.class);

	private static final String LOGGED_OUT = "/login?logout";

	private OpenIdLogin() {
	}

	static void add(HttpSecurity http, OpenIdProvider provider, OpenIdUsers users) throws Exception {
		DefaultOAuth2AuthorizationRequestResolver requests = new DefaultOAuth2AuthorizationRequestResolver(provider,
				OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
		requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
		SimpleUrlAuthenticationFailureHandler failed = new SimpleUrlAuthenticationFailureHandler("/login?error");
		OidcClientInitiatedLogoutSuccessHandler end = new OidcClientInitiatedLogoutSuccessHandler(provider);
		end.setPostLogoutRedirectUri("{baseUrl}" + LOGGED_OUT);
		end.setDefaultTargetUrl(LOGGED_OUT);
		http.oauth2Login((login) -> login.loginPage("/login")
			.clientRegistrationRepository(provider)
			.defaultSuccessUrl("/")
			.authorizationEndpoint((endpoint) -> endpoint.authorizationRequestResolver(requests))
			.userInfoEndpoint((info) -> info.oidcUserService(users))
			.failureHandler((request, response, ex) -> {
				LOG.warn("A login through OpenID Connect was refused: {}",
						String.valueOf(ex.getMessage()).replaceAll("\\p{Cntrl}", " "));
				failed.onAuthenticationFailure(request, response, ex);
			})).logout((logout) -> logout.logoutSuccessHandler(end));
	}

}
