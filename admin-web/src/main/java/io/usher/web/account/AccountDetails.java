package io.usher.web.account;

import java.io.Serial;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;

import io.usher.core.account.Administrator;
import io.usher.core.account.Right;
import io.usher.core.account.Role;
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

	@Serial
	private static final long serialVersionUID = 1L;

	private final String username;

	/** Which account, as last changed in which revision. */
	private final String version;

	private final String role;

	private final boolean enabled;

	private final boolean secondFactor;

	private @Nullable String passwordHash;

	private AccountDetails(String username, String version, String role, boolean enabled, boolean secondFactor,
			@Nullable String passwordHash) {
		this.username = username;
		this.version = version;
		this.role = role;
		this.enabled = enabled;
		this.secondFactor = secondFactor;
		this.passwordHash = passwordHash;
	}

	static AccountDetails of(Administrator account) {
		String hash = (account.document().secret(AccountFields.PASSWORD_HASH) instanceof Secret.Known known)
				? known.value() : null;
		return new AccountDetails(account.name(), version(account),
				account.document().requiredText(AccountFields.ACCOUNT_ROLE),
				account.document().flag(AccountFields.ENABLED, true), SecondFactors.isOn(account), hash);
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

	/** Returns which account it is, as last changed in which revision. */
	String version() {
		return this.version;
	}

	/** Returns the revision in which the account was last changed. */
	public long revision() {
		return Long.parseLong(this.version.substring(this.version.lastIndexOf('@') + 1));
	}

	/** Tells whether a password alone does not suffice. */
	public boolean hasSecondFactor() {
		return this.secondFactor;
	}

	/** Tells whether it is still the account whose password was given. */
	public boolean isThat(PendingLogin pending) {
		return this.enabled && this.version.equals(pending.version());
	}

	/** Returns the role, that with the fewest rights when nobody knows it. */
	public Role role() {
		return Role.of(this.role).orElse(Role.HELP_DESK);
	}

	@Override
	public Collection<? extends GrantedAuthority> getAuthorities() {
		return Stream.concat(Stream.of("ROLE_" + role().name()), role().rights().stream().map(Right::name))
			.map(SimpleGrantedAuthority::new)
			.toList();
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
