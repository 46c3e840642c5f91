package io.usher.web.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;

/**
 * Asks another provider, unless too many wrong passwords came before.
 */
final class ThrottledAuthenticationProvider implements AuthenticationProvider {

	private final AuthenticationProvider provider;

	private final LoginThrottle throttle;

	ThrottledAuthenticationProvider(AuthenticationProvider provider, LoginThrottle throttle) {
		this.provider = provider;
		this.throttle = throttle;
	}

	@Override
	public @Nullable Authentication authenticate(Authentication authentication) {
		if (this.throttle.isHeldUp(authentication)) {
			throw new LockedException("too many wrong passwords; wait five minutes");
		}
		return this.provider.authenticate(authentication);
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return this.provider.supports(authentication);
	}

}
