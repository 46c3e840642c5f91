package io.usher.web.security;

import io.usher.web.account.SecondFactorNeededException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;

/**
 * Asks another provider, unless too many wrong passwords came before; counts those.
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
		try {
			Authentication who = this.provider.authenticate(authentication);
			this.throttle.succeeded(authentication);
			return who;
		}
		catch (AuthenticationServiceException | SecondFactorNeededException ex) {
			// The password was not looked at, or it was right; only the code ends the
			// count.
			throw ex;
		}
		catch (AuthenticationException ex) {
			this.throttle.failed(authentication);
			throw ex;
		}
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return this.provider.supports(authentication);
	}

}
