package io.usher.web.account;

import java.io.Serial;

import org.springframework.security.core.AuthenticationException;

/**
 * The password was right, and the account's second factor is still to come: nobody is
 * logged in yet.
 */
public class SecondFactorNeededException extends AuthenticationException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final AccountDetails account;

	public SecondFactorNeededException(AccountDetails account) {
		super("the second factor is still to come");
		this.account = account;
	}

	/** Returns whose password it was. */
	public AccountDetails account() {
		return this.account;
	}

}
