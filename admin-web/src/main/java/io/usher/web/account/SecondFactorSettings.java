package io.usher.web.account;

import java.util.List;

import io.usher.core.account.Role;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who must have a second factor.
 *
 * @param roles the roles whose accounts must, by their values
 */
@ConfigurationProperties("usher.second-factor")
public record SecondFactorSettings(@DefaultValue List<String> roles) {

	public SecondFactorSettings {
		for (String role : roles) {
			if (Role.of(role.strip()).isEmpty()) {
				throw new IllegalArgumentException("USHER_SECOND_FACTOR_ROLES: " + role
						+ " (expected: administrator, operator, auditor or help_desk)");
			}
		}
		roles = roles.stream().map(String::strip).toList();
	}

	/** Tells whether an account with a role must have a second factor. */
	public boolean isNeeded(String role) {
		return this.roles.contains(role);
	}

}
