package io.usher.web.account;

import java.io.Serial;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import io.usher.core.account.Administrator;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.record.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * An administrator who logs in.
 */
public final class AccountDetails implements UserDetails, CredentialsContainer {

	/** The right to see PINs. */
	public static final String READ_SECRETS = "READ_SECRETS";

	/** The right to change the configuration. */
	public static final String WRITE = "WRITE";

	@Serial
	private static final long serialVersionUID = 1L;

	private final String username;

	/** Which account, as last changed in which revision. */
	private final String version;

	private final String role;

	private final boolean enabled;

	private @Nullable String passwordHash;

	private AccountDetails(String username, String version, String role, boolean enabled,
			@Nullable String passwordHash) {
		this.username = username;
		this.version = version;
		this.role = role;
		this.enabled = enabled;
		this.passwordHash = passwordHash;
	}

	static AccountDetails of(Administrator account) {
		String hash = (account.document().secret(AccountFields.PASSWORD_HASH) instanceof Secret.Known known)
				? known.value() : null;
		return new AccountDetails(account.name(), version(account),
				account.document().requiredText(AccountFields.ACCOUNT_ROLE),
				account.document().flag(AccountFields.ENABLED, true), hash);
	}

	/**
	 * Tells whether the account is enabled and nothing of it was changed since: neither
	 * its password nor its role.
	 */
	public boolean isUnchangedIn(Administrator account) {
		return this.enabled && this.version.equals(version(account));
	}

	private static String version(Administrator account) {
		return account.id() + "@" + account.revision();
	}

	/** Returns the role: {@code administrator}, {@code operator} or {@code auditor}. */
	public String role() {
		return this.role;
	}

	@Override
	public Collection<? extends GrantedAuthority> getAuthorities() {
		GrantedAuthority self = new SimpleGrantedAuthority("ROLE_" + this.role.toUpperCase(Locale.ROOT));
		return switch (this.role) {
			case "administrator" ->
				List.of(self, new SimpleGrantedAuthority(WRITE), new SimpleGrantedAuthority(READ_SECRETS));
			case "operator" -> List.of(self, new SimpleGrantedAuthority(WRITE));
			default -> List.of(self);
		};
	}

	@Override
	public @Nullable String getPassword() {
		return this.passwordHash;
	}

	@Override
	public String getUsername() {
		return this.username;
	}

	@Override
	public boolean isEnabled() {
		return this.enabled;
	}

	@Override
	public void eraseCredentials() {
		this.passwordHash = null;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof AccountDetails that && this.username.equals(that.username);
	}

	@Override
	public int hashCode() {
		return Objects.hashCode(this.username);
	}

}
