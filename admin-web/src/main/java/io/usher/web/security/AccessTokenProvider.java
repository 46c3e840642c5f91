package io.usher.web.security;

import io.usher.web.account.AccessTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;

/**
 * Takes access tokens of OAuth2 clients, as bearer tokens alone.
 */
final class AccessTokenProvider implements AuthenticationProvider {

	private final AccessTokens tokens;

	AccessTokenProvider(AccessTokens tokens) {
		this.tokens = tokens;
	}

	@Override
	public @Nullable Authentication authenticate(Authentication attempt) {
		if (!AccessTokens.isAccessToken(attempt.getCredentials())) {
			return null;
		}
		return TokenAuthentication.of(
				this.tokens.use(String.valueOf(attempt.getCredentials()))
					.orElseThrow(() -> new BadCredentialsException("no such access token, or it has ended")),
				attempt.getDetails());
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return TokenAuthentication.class.isAssignableFrom(authentication);
	}

}
