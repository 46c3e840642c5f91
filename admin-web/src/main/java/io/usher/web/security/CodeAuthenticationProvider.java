package io.usher.web.security;

import io.usher.core.account.Administrator;
import io.usher.web.account.AccountDetails;
import io.usher.web.account.Accounts;
import io.usher.web.account.SecondFactorChanged;
import io.usher.web.account.SecondFactors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Takes the code that follows a right password.
 */
final class CodeAuthenticationProvider implements AuthenticationProvider {

	private final Accounts accounts;

	private final UserDetailsService details;

	private final SecondFactors factors;

	private final ApplicationEventPublisher events;

	CodeAuthenticationProvider(Accounts accounts, UserDetailsService details, SecondFactors factors,
			ApplicationEventPublisher events) {
		this.accounts = accounts;
		this.details = details;
		this.factors = factors;
		this.events = events;
	}

	@Override
	public Authentication authenticate(Authentication authentication) {
		CodeAuthentication attempt = (CodeAuthentication) authentication;
		String name = attempt.getName();
		String address = (attempt.getDetails() instanceof WebAuthenticationDetails web) ? web.getRemoteAddress() : null;
		UserDetails before = this.details.loadUserByUsername(name);
		Administrator account = this.accounts.find(name).orElse(null);
		boolean right = account != null && before instanceof AccountDetails known && known.isThat(attempt.pending())
				&& this.factors.take(account, String.valueOf(attempt.getCredentials()), address);
		this.events.publishEvent(new SecondFactorChanged(name,
				right ? SecondFactorChanged.What.RIGHT_CODE : SecondFactorChanged.What.WRONG_CODE, address));
		if (!right) {
			throw new BadCredentialsException("the code is not right");
		}
		// A recovery code that was crossed out made another revision of the account.
		UserDetails present = this.details.loadUserByUsername(name);
		UsernamePasswordAuthenticationToken who = UsernamePasswordAuthenticationToken.authenticated(present, null,
				present.getAuthorities());
		who.setDetails(attempt.getDetails());
		return who;
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return CodeAuthentication.class.isAssignableFrom(authentication);
	}

}
