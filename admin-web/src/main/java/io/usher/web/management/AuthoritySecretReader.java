package io.usher.web.management;

import java.security.Principal;

import io.usher.core.account.Right;
import io.usher.web.right.Rights;
import org.springframework.stereotype.Component;

/**
 * Lets those read PINs whose login gave them the right.
 */
@Component
class AuthoritySecretReader implements SecretReader {

	@Override
	public boolean mayRead(Principal principal) {
		return Rights.has(principal, Right.READ_SECRETS);
	}

}
