package io.usher.web.security;

import java.io.Serial;
import java.util.List;

import io.usher.web.account.PendingLogin;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/**
 * The attempt to log in with a code, after the password.
 */
final class CodeAuthentication extends AbstractAuthenticationToken {

	@Serial
	private static final long serialVersionUID = 1L;

	private final PendingLogin pending;

	private final String code;

	CodeAuthentication(PendingLogin pending, String code) {
		super(List.of());
		this.pending = pending;
		this.code = code;
	}

	PendingLogin pending() {
		return this.pending;
	}

	@Override
	public Object getPrincipal() {
		return this.pending.userName();
	}

	@Override
	public Object getCredentials() {
		return this.code;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof CodeAuthentication that && super.equals(other) && this.code.equals(that.code);
	}

	@Override
	public int hashCode() {
		return 31 * super.hashCode() + this.code.hashCode();
	}

}
