package io.usher.web.security;

import java.util.Locale;
import java.util.Optional;

import io.usher.core.account.ApiToken;
import io.usher.web.account.ApiTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/**
 * Takes API tokens, as bearer tokens and, for clients that know nothing else, as
 * passwords beside the token's name or the word {@code token}. A right token is taken
 * whatever others guess at the same address: nobody guesses 256 bits.
 */
final class TokenAuthenticationProvider implements AuthenticationProvider {

	private static final String ANY_NAME = "token";

	private final ApiTokens tokens;

	TokenAuthenticationProvider(ApiTokens tokens) {
		this.tokens = tokens;
	}

	@Override
	public @Nullable Authentication authenticate(Authentication attempt) {
		Object text = attempt.getCredentials();
		boolean basic = attempt instanceof UsernamePasswordAuthenticationToken;
		if (basic && !ApiTokens.isToken(text)) {
			return null;
		}
		Optional<ApiToken> token = this.tokens.use(String.valueOf(text))
			.filter((found) -> !basic || isNamed(found, attempt.getName()));
		return TokenAuthentication.of(
				token.orElseThrow(() -> new BadCredentialsException("no such API token, or it is disabled or ended")),
				attempt.getDetails());
	}

	private static boolean isNamed(ApiToken token, String name) {
		return name.equals(ANY_NAME)
				|| token.name().toLowerCase(Locale.ROOT).equals(name.strip().toLowerCase(Locale.ROOT));
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return TokenAuthentication.class.isAssignableFrom(authentication)
				|| UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
	}

}
