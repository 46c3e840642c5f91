package io.usher.web.openid;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.usher.core.account.Role;
import io.usher.core.configuration.BadSettingException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The OpenID Connect provider through which people may log in.
 *
 * @param issuer its address, under which its description is found; null for none
 * @param clientId the name by which it knows Usher
 * @param clientSecret the secret that it shares with Usher; null for a public client
 * @param label the words on the button
 * @param roleClaim the claim that holds what a role follows from; dots lead into objects
 * @param roles values of that claim and the roles that they stand for, such as
 * {@code usher-admins=administrator}
 * @param nameClaim the claim that people are called by
 * @param scopes what is asked for
 */
@ConfigurationProperties("usher.oidc")
public record OpenIdSettings(@Nullable String issuer, @DefaultValue("") String clientId, @Nullable String clientSecret,
		@DefaultValue("Log in with your organisation's account") String label, @DefaultValue("roles") String roleClaim,
		@DefaultValue List<String> roles, @DefaultValue("preferred_username") String nameClaim, @DefaultValue( {
				"openid", "profile", "email" }) List<String> scopes){

	private static final String EQUALS = "=";

	public OpenIdSettings {
		issuer = (issuer == null || issuer.isBlank()) ? null : issuer.strip();
		clientSecret = (clientSecret == null || clientSecret.isBlank()) ? null : clientSecret;
		if (issuer != null) {
			if (!issuer.matches("https?://[^/?#\\s]+(/[^?#\\s]*)?")) {
				throw new BadSettingException("USHER_OIDC_ISSUER: " + issuer
						+ " (expected: the provider's address, such as https://login.example.com/realms/main)");
			}
			if (clientId.isBlank()) {
				throw new BadSettingException("USHER_OIDC_CLIENT_ID: missing (expected with USHER_OIDC_ISSUER)");
			}
			mapped(roles);
		}
	}

	/** Tells whether there is a provider. */
	public boolean isOn() {
		return this.issuer != null;
	}

	/** Returns the scheme, host and port of the provider, empty without one. */
	public String origin() {
		if (this.issuer == null) {
			return "";
		}
		URI uri = URI.create(this.issuer);
		return uri.getScheme() + "://" + uri.getRawAuthority();
	}

	/** Returns the roles by the values that they follow from. */
	Map<String, Role> mapping() {
		return mapped(this.roles);
	}

	private static Map<String, Role> mapped(List<String> roles) {
		Map<String, Role> mapping = new LinkedHashMap<>();
		for (String entry : roles) {
			int at = entry.lastIndexOf(EQUALS);
			Role role = (at > 0) ? Role.of(entry.substring(at + 1).strip()).orElse(null) : null;
			if (role == null) {
				throw refused(entry);
			}
			mapping.put(entry.substring(0, at).strip(), role);
		}
		if (mapping.isEmpty()) {
			throw refused("missing");
		}
		return mapping;
	}

	private static BadSettingException refused(String value) {
		return new BadSettingException("USHER_OIDC_ROLES: " + value
				+ " (expected: values and roles, such as usher-admins=administrator,usher-readers=auditor; "
				+ "roles are administrator, operator, auditor and help_desk)");
	}

	/** Returns the settings, the secret masked. */
	@Override
	public String toString() {
		return this.issuer + " as " + this.clientId;
	}

}
