package io.usher.web.management;

import java.security.Principal;

import io.usher.web.account.AccountDetails;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Lets those read PINs whose login gave them the right.
 */
@Component
class AuthoritySecretReader implements SecretReader {

	@Override
	public boolean mayRead(Principal principal) {
		return principal instanceof Authentication authentication && authentication.getAuthorities()
			.stream()
			.anyMatch((authority) -> AccountDetails.READ_SECRETS.equals(authority.getAuthority()));
	}

}
