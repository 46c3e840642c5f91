package io.usher.web.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.usher.core.account.OAuth2Client;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configurations;
import io.usher.core.record.RecordId;
import io.usher.core.secret.SecretKey;
import io.usher.core.secret.UnreadableSecretException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Access tokens of OAuth2 clients. A token is encrypted with the deployment's key, so
 * that every instance reads it and nobody else makes one; it names the client and what
 * its credential was, which the snapshot must still say when it is used.
 */
@Component
public class AccessTokens {

	/** What all access tokens begin with, so that scanners find those that leaked. */
	static final String WORD = "usher_access_";

	/** What they are encrypted for; a secret of a record is never read as a token. */
	private static final String PLACE = "OAuth2 access token";

	private static final Pattern CONTENT = Pattern.compile("([1-9][0-9]{0,17}) ([A-Za-z0-9_-]{43}) ([1-9][0-9]{0,17})");

	private final Configurations configurations;

	private final SecretKey key;

	private final Clock clock;

	private final Map<RecordId, Instant> used = new ConcurrentHashMap<>();

	AccessTokens(Configurations configurations, SecretKey key, Clock clock) {
		this.configurations = configurations;
		this.key = key;
		this.clock = clock;
	}

	/** Tells whether a text has the shape of an access token. */
	public static boolean isAccessToken(@Nullable Object text) {
		return text instanceof String token && token.startsWith(WORD);
	}

	/** Makes a token for a client, as its key, role and state are now. */
	public Issued issue(OAuth2Client client) {
		int seconds = this.configurations.current().settings().accessTokenSeconds();
		String content = client.id().number() + " " + credential(client) + " "
				+ this.clock.instant().plusSeconds(seconds).getEpochSecond();
		return new Issued(
				WORD + Base64.getUrlEncoder().withoutPadding().encodeToString(this.key.encrypt(content, PLACE)),
				seconds);
	}

	/** Finds the client of a token that may be used now, and notes that it was. */
	public Optional<OAuth2Client> use(String text) {
		Matcher content = CONTENT.matcher(read(text));
		Instant now = this.clock.instant();
		if (!content.matches() || now.getEpochSecond() >= Long.parseLong(content.group(3))) {
			return Optional.empty();
		}
		Optional<OAuth2Client> client = this.configurations.current()
			.find(new RecordId(RecordKind.OAUTH2_CLIENT, Long.parseLong(content.group(1))))
			.map(OAuth2Client.class::cast)
			.filter(OAuth2Client::isEnabled)
			.filter((found) -> credential(found).equals(content.group(2)));
		client.ifPresent((found) -> this.used.put(found.id(), now));
		return client;
	}

	/** Returns when a client's token was last used on this instance since it started. */
	Optional<Instant> lastUsed(OAuth2Client client) {
		return Optional.ofNullable(this.used.get(client.id()));
	}

	private String read(String text) {
		if (!isAccessToken(text)) {
			return "";
		}
		try {
			return this.key.decrypt(Base64.getUrlDecoder().decode(text.substring(WORD.length())), PLACE);
		}
		catch (IllegalArgumentException | UnreadableSecretException ex) {
			return "";
		}
	}

	/** Returns what is another text as soon as the key, the role or the state changed. */
	private static String credential(OAuth2Client client) {
		String facts = client.credentialVersion() + "\n" + client.role() + "\n" + client.publicKey().orElse("");
		try {
			return Base64.getUrlEncoder()
				.withoutPadding()
				.encodeToString(MessageDigest.getInstance("SHA-256").digest(facts.getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("this Java has no SHA-256", ex);
		}
	}

	/**
	 * A new access token.
	 *
	 * @param text the token
	 * @param seconds how long it lasts
	 */
	public record Issued(String text, int seconds) {

		/** Returns how long it lasts alone. */
		@Override
		public String toString() {
			return WORD + "… for " + this.seconds + " s";
		}

	}

}
