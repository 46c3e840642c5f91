package io.usher.web.security;

import java.io.Serial;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import io.usher.core.account.ApiToken;
import io.usher.core.account.Right;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * A program with an API token. Its name says that it is one, so that the change history
 * does not take it for an administrator.
 */
final class TokenAuthentication extends AbstractAuthenticationToken {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String name;

	private @Nullable String text;

	private TokenAuthentication(String name, @Nullable String text,
			Collection<? extends GrantedAuthority> authorities) {
		super(authorities);
		this.name = name;
		this.text = text;
	}

	/** Returns the attempt to use a text as a token. */
	static TokenAuthentication attempt(String text) {
		return new TokenAuthentication("API token", text, List.of());
	}

	/** Returns what a token may do. */
	static TokenAuthentication of(ApiToken token, @Nullable Object details) {
		TokenAuthentication who = new TokenAuthentication("API token " + token.name(), null,
				Stream.concat(Stream.of("ROLE_" + token.role().name()), token.rights().stream().map(Right::name))
					.map(SimpleGrantedAuthority::new)
					.toList());
		who.setDetails(details);
		who.setAuthenticated(true);
		return who;
	}

	@Override
	public Object getPrincipal() {
		return this.name;
	}

	@Override
	public @Nullable Object getCredentials() {
		return this.text;
	}

	@Override
	public void eraseCredentials() {
		super.eraseCredentials();
		this.text = null;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof TokenAuthentication that && super.equals(other) && this.name.equals(that.name);
	}

	@Override
	public int hashCode() {
		return 31 * super.hashCode() + this.name.hashCode();
	}

}
