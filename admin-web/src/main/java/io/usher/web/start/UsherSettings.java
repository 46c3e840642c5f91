package io.usher.web.start;

import io.usher.core.configuration.BadSettingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import io.usher.core.network.Network;
import io.usher.web.account.PasswordRules;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the program, from {@code application.yml}, the environment
 * ({@code USHER_ADMIN_PASSWORD} and so on) or the command line.
 *
 * @param home where the embedded database and the key file are
 * @param secretKey encrypts secrets at rest; null for the key file in the home directory
 * @param adminPassword the first administrator's password, 12 characters or more; null to
 * generate one
 * @param nodeUsername the user name of the first node credential
 * @param nodePassword the password of the first node credential, 12 characters or more;
 * null to generate one
 * @param nodeAuthentication whether Conferencing Nodes must authenticate
 * @param demo whether to load the example organisation into an empty store
 * @param maxRequestBody the largest body of a request
 * @param maxUpload the largest upload that is imported
 * @param trustedProxies addresses and networks of proxies whose word on a request's
 * address, scheme and host is taken
 * @param avatarNetworks addresses and networks from which pictures are fetched although
 * they are not public
 * @param publicUrl the URL at which nodes reach Usher; null for the one at which people
 * do
 */
@ConfigurationProperties("usher")
public record UsherSettings(@DefaultValue("usher-home") Path home, @Nullable String secretKey,
		@Nullable String adminPassword, @DefaultValue("infinity") String nodeUsername, @Nullable String nodePassword,
		@DefaultValue("true") boolean nodeAuthentication, @DefaultValue("false") boolean demo,
		@DefaultValue("10MB") DataSize maxRequestBody, @DefaultValue("100MB") DataSize maxUpload,
		@DefaultValue List<String> trustedProxies, @DefaultValue List<String> avatarNetworks,
		@Nullable String publicUrl) {

	public UsherSettings {
		secretKey = blankToNull(secretKey);
		adminPassword = chosen("USHER_ADMIN_PASSWORD", blankToNull(adminPassword));
		if (adminPassword != null && adminPassword.getBytes(StandardCharsets.UTF_8).length > PasswordRules.MAX_BYTES) {
			throw new BadSettingException(
					"USHER_ADMIN_PASSWORD: too long (expected: at most " + PasswordRules.MAX_BYTES + " bytes)");
		}
		nodePassword = chosen("USHER_NODE_PASSWORD", blankToNull(nodePassword));
		trustedProxies = networks("USHER_TRUSTED_PROXIES", trustedProxies);
		avatarNetworks = networks("USHER_AVATAR_NETWORKS", avatarNetworks);
		publicUrl = url(blankToNull(publicUrl));
	}

	private static @Nullable String url(@Nullable String url) {
		if (url != null && !url.matches("(?i)https?://[^/?#@\\s]+(/[^?#\\s]*)?")) {
			throw new BadSettingException(
					"USHER_PUBLIC_URL: " + url + " (expected: a URL such as https://policy.example.com)");
		}
		return url;
	}

	private static List<String> networks(String name, List<String> networks) {
		for (String network : networks) {
			if (Network.parse(network).isEmpty()) {
				throw new IllegalArgumentException(
						name + ": " + network + " (expected: addresses and networks such as 10.0.0.0/8)");
			}
		}
		return List.copyOf(networks);
	}

	private static @Nullable String blankToNull(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text;
	}

	private static @Nullable String chosen(String name, @Nullable String password) {
		if (password != null && password.length() < PasswordRules.MIN_LENGTH) {
			throw new IllegalArgumentException(name + ": " + password.length() + " characters (expected: "
					+ PasswordRules.MIN_LENGTH + " or more)");
		}
		return password;
	}

}
