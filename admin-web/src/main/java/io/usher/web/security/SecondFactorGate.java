package io.usher.web.security;

import io.usher.web.account.AccountDetails;
import io.usher.web.account.SecondFactorNeededException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;

/**
 * Asks another provider about the password, and lets nobody in by it alone whose account
 * has a second factor.
 */
final class SecondFactorGate implements AuthenticationProvider {

	private final AuthenticationProvider passwords;

	SecondFactorGate(AuthenticationProvider passwords) {
		this.passwords = passwords;
	}

	@Override
	public @Nullable Authentication authenticate(Authentication attempt) {
		Authentication who = this.passwords.authenticate(attempt);
		if (who != null && who.getPrincipal() instanceof AccountDetails account && account.hasSecondFactor()) {
			throw new SecondFactorNeededException(account);
		}
		return who;
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return this.passwords.supports(authentication);
	}

}
