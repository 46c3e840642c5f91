package io.usher.web.oauth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.usher.core.account.OAuth2Client;
import io.usher.core.account.UsedAssertions;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configurations;
import io.usher.core.record.RecordId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Checks the assertions with which OAuth2 clients prove who they are (RFC 7523): signed
 * with ES256 and the client's key, meant for this endpoint, fresh, and used once. Before
 * the signature is found right, nothing is told of what is wrong.
 */
@Component
class ClientAssertions {

	/** How far clocks may be apart. */
	static final Duration SKEW = Duration.ofSeconds(60);

	/** How long an assertion may last. */
	static final Duration LONGEST = Duration.ofHours(1);

	private static final int MAX_LENGTH = 8192;

	private static final String UNPROVEN = "no client of this name that is enabled, or not signed with its key by ES256";

	private final Configurations configurations;

	private final UsedAssertions used;

	private final Clock clock;

	ClientAssertions(Configurations configurations, UsedAssertions used, Clock clock) {
		this.configurations = configurations;
		this.used = used;
		this.clock = clock;
	}

	/**
	 * Finds the client that made an assertion.
	 * @param told what the request says beside the assertion, null when nothing
	 * @throws TokenRefusedException when it is not right
	 * @throws io.usher.core.history.StoreUnavailableException when nobody can tell
	 * whether it was used before
	 */
	OAuth2Client check(String text, @Nullable String told, TokenUrls urls) {
		SignedJWT assertion = read(text);
		OAuth2Client client = client(assertion).filter((found) -> isSigned(assertion, found))
			.orElseThrow(() -> TokenRefusedException.invalidClient(UNPROVEN));
		Claims claims = new Claims(client, claims(assertion));
		claims.check(told, urls, this.clock.instant());
		if (!this.used.use(digest(client, claims.id()), claims.end().plus(SKEW))) {
			throw claims.refused("jti: used before (expected: a new one for each request)");
		}
		return client;
	}

	private static SignedJWT read(String text) {
		if (text.length() > MAX_LENGTH) {
			throw TokenRefusedException
				.invalidClient("client_assertion: too long (expected: at most " + MAX_LENGTH + " characters)");
		}
		try {
			SignedJWT assertion = SignedJWT.parse(text);
			if (!JWSAlgorithm.ES256.equals(assertion.getHeader().getAlgorithm())) {
				throw TokenRefusedException.invalidClient("alg: another one (expected: ES256)");
			}
			return assertion;
		}
		catch (ParseException ex) {
			throw TokenRefusedException
				.invalidClient("client_assertion: not readable (expected: a JWT signed by ES256)");
		}
	}

	private Optional<OAuth2Client> client(SignedJWT assertion) {
		String issuer = claims(assertion).getIssuer();
		if (issuer == null || !issuer.matches("[1-9][0-9]{0,17}")) {
			return Optional.empty();
		}
		return this.configurations.current()
			.find(new RecordId(RecordKind.OAUTH2_CLIENT, Long.parseLong(issuer)))
			.map(OAuth2Client.class::cast)
			.filter(OAuth2Client::isEnabled);
	}

	private static JWTClaimsSet claims(SignedJWT assertion) {
		try {
			return assertion.getJWTClaimsSet();
		}
		catch (ParseException ex) {
			throw TokenRefusedException.invalidClient("client_assertion: not readable (expected: claims as JSON)");
		}
	}

	private static boolean isSigned(SignedJWT assertion, OAuth2Client client) {
		String key = client.publicKey().orElse(null);
		try {
			return key != null && assertion.verify(new ECDSAVerifier(ECKey.parse(key)));
		}
		catch (JOSEException | ParseException ex) {
			return false;
		}
	}

	private static String digest(OAuth2Client client, String id) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256")
					.digest((client.id().number() + "\n" + id).getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("this Java has no SHA-256", ex);
		}
	}

	/**
	 * What a client says of itself, after its signature was found right.
	 *
	 * @param client the client
	 * @param set the claims
	 */
	private record Claims(OAuth2Client client, JWTClaimsSet set) {

		void check(@Nullable String told, TokenUrls urls, Instant now) {
			String own = String.valueOf(this.client.id().number());
			if (!own.equals(this.set.getSubject())) {
				throw refused("sub: another one (expected: the client ID, as in iss)");
			}
			if (told != null && !told.equals(own)) {
				throw refused("client_id: another one (expected: that of the assertion)");
			}
			List<String> audience = this.set.getAudience();
			if (audience.stream().noneMatch(urls::contains)) {
				throw refused("aud: " + (audience.isEmpty() ? "missing" : String.join(" ", audience)) + " (expected: "
						+ urls + ")");
			}
			checkTimes(now);
			if (id().isBlank()) {
				throw refused("jti: missing (expected: a text that is new for each request)");
			}
		}

		private void checkTimes(Instant now) {
			if (!now.minus(SKEW).isBefore(end())) {
				throw refused("exp: past (expected: a moment to come; it is " + now.getEpochSecond() + " here)");
			}
			if (end().isAfter(now.plus(LONGEST).plus(SKEW))) {
				throw refused("exp: too far ahead (expected: within an hour)");
			}
			Instant issued = moment("iat", Optional.ofNullable(this.set.getIssueTime()).map(Date::toInstant));
			if (issued.isAfter(now.plus(SKEW)) || issued.isBefore(now.minus(LONGEST).minus(SKEW))) {
				throw refused("iat: " + issued.getEpochSecond() + " (expected: now, which is " + now.getEpochSecond()
						+ " here)");
			}
			Instant start = Optional.ofNullable(this.set.getNotBeforeTime()).map(Date::toInstant).orElse(now);
			if (start.isAfter(now.plus(SKEW))) {
				throw refused("nbf: still to come (expected: now, which is " + now.getEpochSecond() + " here)");
			}
		}

		Instant end() {
			return moment("exp", Optional.ofNullable(this.set.getExpirationTime()).map(Date::toInstant));
		}

		String id() {
			return Optional.ofNullable(this.set.getJWTID()).orElse("");
		}

		private Instant moment(String claim, Optional<Instant> moment) {
			return moment.orElseThrow(() -> refused(claim + ": missing (expected: seconds since 1970)"));
		}

		TokenRefusedException refused(String description) {
			return TokenRefusedException.invalidClient(description, this.client.name());
		}

	}

}
