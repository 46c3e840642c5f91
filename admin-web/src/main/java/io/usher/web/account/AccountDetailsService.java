package io.usher.web.account;

import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/**
 * Finds administrators in the snapshot, so that they can log in while the database is
 * away.
 */
@Component
class AccountDetailsService implements UserDetailsService {

	private final Accounts accounts;

	AccountDetailsService(Accounts accounts) {
		this.accounts = accounts;
	}

	@Override
	public UserDetails loadUserByUsername(String username) {
		return this.accounts.find(username)
			.map(AccountDetails::of)
			.orElseThrow(() -> new UsernameNotFoundException("no such administrator"));
	}

}
