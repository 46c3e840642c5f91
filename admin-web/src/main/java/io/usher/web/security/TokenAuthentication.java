package io.usher.web.security;

import java.io.Serial;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import io.usher.core.account.ApiToken;
import io.usher.core.account.OAuth2Client;
import io.usher.core.account.Right;
import io.usher.core.account.Role;
import io.usher.core.catalogue.RecordKind;
import io.usher.web.account.AccessTokens;
import io.usher.web.account.Program;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * A program with an API token or an access token.
 */
final class TokenAuthentication extends AbstractAuthenticationToken {

	@Serial
	private static final long serialVersionUID = 1L;

	private final Program program;

	private @Nullable String text;

	private TokenAuthentication(Program program, @Nullable String text,
			Collection<? extends GrantedAuthority> authorities) {
		super(authorities);
		this.program = program;
		this.text = text;
	}

	/** Returns the attempt to use a text as a token. */
	static TokenAuthentication attempt(String text) {
		RecordKind kind = AccessTokens.isAccessToken(text) ? RecordKind.OAUTH2_CLIENT : RecordKind.API_TOKEN;
		return new TokenAuthentication(Program.unknown(kind), text, List.of());
	}

	/** Returns what a token may do. */
	static TokenAuthentication of(ApiToken token, @Nullable Object details) {
		return of(Program.of(token), token.role(), token.rights(), details);
	}

	/** Returns what an OAuth2 client may do: what its role may. */
	static TokenAuthentication of(OAuth2Client client, @Nullable Object details) {
		return of(Program.of(client), client.role(), client.role().rights(), details);
	}

	private static TokenAuthentication of(Program program, Role role, Collection<Right> rights,
			@Nullable Object details) {
		TokenAuthentication who = new TokenAuthentication(program, null,
				Stream.concat(Stream.of("ROLE_" + role.name()), rights.stream().map(Right::name))
					.map(SimpleGrantedAuthority::new)
					.toList());
		who.setDetails(details);
		who.setAuthenticated(true);
		return who;
	}

	@Override
	public Object getPrincipal() {
		return this.program;
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
		return other instanceof TokenAuthentication that && super.equals(other) && this.program.equals(that.program);
	}

	@Override
	public int hashCode() {
		return 31 * super.hashCode() + this.program.hashCode();
	}

}
