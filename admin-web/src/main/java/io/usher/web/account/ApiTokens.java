package io.usher.web.account;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.usher.core.account.ApiToken;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configurations;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import io.usher.core.secret.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * API tokens: {@code usher_}, ten letters and digits by which the snapshot finds the
 * token, and 256 random bits of which only a keyed hash is kept. They are checked without
 * the database and without a slow hash.
 */
@Component
public class ApiTokens {

	/** What all tokens begin with, so that scanners find those that leaked. */
	static final String WORD = "usher_";

	private static final int PREFIX_LENGTH = 10;

	/** 256 bits in Base64. */
	private static final int SECRET_LENGTH = 43;

	private static final int LENGTH = WORD.length() + PREFIX_LENGTH + 1 + SECRET_LENGTH;

	private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

	private static final SecureRandom RANDOM = new SecureRandom();

	private final Configurations configurations;

	private final SecretKey key;

	private final Clock clock;

	/** What a token that is not there is compared with, so that it costs the same. */
	private final byte[] nobody;

	private final Map<RecordId, Instant> used = new ConcurrentHashMap<>();

	ApiTokens(Configurations configurations, SecretKey key, Clock clock) {
		this.configurations = configurations;
		this.key = key;
		this.clock = clock;
		this.nobody = key.hash(random(SECRET_LENGTH));
	}

	/** Tells whether a text has the shape of a token. */
	public static boolean isToken(@Nullable Object text) {
		return text instanceof String token && token.length() == LENGTH && token.startsWith(WORD)
				&& token.charAt(WORD.length() + PREFIX_LENGTH) == '_';
	}

	/** Makes a new token, which is nobody's yet. */
	public static IssuedToken issue(SecretKey key) {
		String prefix = random(PREFIX_LENGTH);
		byte[] bytes = new byte[32];
		RANDOM.nextBytes(bytes);
		String text = WORD + prefix + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
		return new IssuedToken(text, prefix, Base64.getEncoder().encodeToString(key.hash(text)));
	}

	/** Finds the token that a text is, when it may be used now, and notes that it was. */
	public Optional<ApiToken> use(String text) {
		if (!isToken(text)) {
			return Optional.empty();
		}
		String prefix = text.substring(WORD.length(), WORD.length() + PREFIX_LENGTH);
		ApiToken token = this.configurations.current()
			.find(RecordKind.API_TOKEN, AccountFields.TOKEN_PREFIX, prefix)
			.map(ApiToken.class::cast)
			.orElse(null);
		boolean right = this.key.verify(verifier(token), text);
		Instant now = this.clock.instant();
		if (token == null || !right || !token.isValid(now)) {
			return Optional.empty();
		}
		this.used.put(token.id(), now);
		return Optional.of(token);
	}

	/** Returns when a token was last used on this instance since it started. */
	Optional<Instant> lastUsed(ApiToken token) {
		return Optional.ofNullable(this.used.get(token.id()));
	}

	private byte[] verifier(@Nullable ApiToken token) {
		if (token == null || !(token.document().secret(AccountFields.VERIFIER) instanceof Secret.Known known)) {
			return this.nobody;
		}
		try {
			return Base64.getDecoder().decode(known.value());
		}
		catch (IllegalArgumentException ex) {
			return this.nobody;
		}
	}

	private static String random(int length) {
		StringBuilder text = new StringBuilder(length);
		for (int i = 0; i < length; i++) {
			text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
		}
		return text.toString();
	}

}
