package io.usher.web.oauth;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.usher.core.account.UsedAssertions;
import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.history.ChangeChain;
import io.usher.core.history.InMemoryConfigurationStore;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.DocumentCodec;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import io.usher.core.secret.SecretKey;
import io.usher.web.account.IssuedKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ClientAssertionsTests {

	private static final SecretKey KEY = SecretKey.of("a key of at least thirty-two characters");

	private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

	private static final String URL = "https://usher.example.com/oauth/token/";

	private static final String UNPROVEN = "no client of this name that is enabled, or not signed with its key by ES256";

	private final InMemoryConfigurationStore store = new InMemoryConfigurationStore();

	private final DocumentCodec codec = new DocumentCodec(KEY);

	private final Configurations configurations = new Configurations(this.store, this.codec);

	private final Administration administration = new Administration(this.store, this.configurations, this.codec,
			new ChangeChain(KEY), Clock.systemUTC());

	private final Remembered used = new Remembered();

	private final ClientAssertions assertions = new ClientAssertions(this.configurations, this.used,
			Clock.fixed(NOW, ZoneOffset.UTC));

	private final IssuedKey key = IssuedKey.issue();

	private final RecordId client = this.administration
		.create(RecordKind.OAUTH2_CLIENT,
				this.key
					.in(Document.empty().with(CommonFields.NAME, "Sync").with(AccountFields.ACCOUNT_ROLE, "operator")),
				Actor.system(), null)
		.ids()
		.get(0);

	private String id() {
		return String.valueOf(this.client.number());
	}

	private JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> change) {
		return Assertion.claims(id(), URL, NOW, change);
	}

	private String signed(Consumer<JWTClaimsSet.Builder> change) {
		return Assertion.signed(claims(change), this.key.pem());
	}

	private ConfigurationRecord check(String assertion) {
		return this.assertions.check(assertion, null, TokenUrls.of(URL, null));
	}

	private void refuses(String assertion, String description) {
		assertThatExceptionOfType(TokenRefusedException.class).isThrownBy(() -> check(assertion)).satisfies((ex) -> {
			assertThat(ex.error()).isEqualTo("invalid_client");
			assertThat(ex.status().value()).isEqualTo(401);
			assertThat(ex.description()).startsWith(description);
		});
		assertThat(this.used.digests).isEmpty();
	}

	static Stream<Arguments> right() {
		return Stream.of(arguments("as it should be", change((claims) -> {
		})), arguments("ended within the skew", change((claims) -> claims.expirationTime(Date.from(at(-59))))),
				arguments("an hour and the skew ahead", change((claims) -> claims.expirationTime(Date.from(at(3660))))),
				arguments("made by a clock that is ahead", change((claims) -> claims.issueTime(Date.from(at(60))))),
				arguments("for an address without a slash",
						change((claims) -> claims.audience("https://usher.example.com/oauth/token"))),
				arguments("for an address with the usual port",
						change((claims) -> claims.audience("HTTPS://Usher.example.com:443/oauth/token/"))),
				arguments("for several", change((claims) -> claims.audience(List.of("https://other.example", URL)))),
				arguments("valid from now on", change((claims) -> claims.notBeforeTime(Date.from(at(30))))));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("right")
	void takesWhatIsRight(String what, Consumer<JWTClaimsSet.Builder> change) {
		assertThat(check(signed(change)).id()).isEqualTo(this.client);
	}

	static Stream<Arguments> wrong() {
		return Stream.of(arguments("exp: missing", change((claims) -> claims.expirationTime(null))),
				arguments("exp: past", change((claims) -> claims.expirationTime(Date.from(at(-60))))),
				arguments("exp: too far ahead", change((claims) -> claims.expirationTime(Date.from(at(3661))))),
				arguments("iat: missing", change((claims) -> claims.issueTime(null))),
				arguments("iat: ", change((claims) -> claims.issueTime(Date.from(at(61))))),
				arguments("iat: ", change((claims) -> claims.issueTime(Date.from(at(-3661))))),
				arguments("nbf: still to come", change((claims) -> claims.notBeforeTime(Date.from(at(61))))),
				arguments("jti: missing", change((claims) -> claims.jwtID(null))),
				arguments("jti: missing", change((claims) -> claims.jwtID(" "))),
				arguments("sub: another one", change((claims) -> claims.subject("another"))),
				arguments("sub: another one", change((claims) -> claims.subject(null))),
				arguments("aud: missing", change((claims) -> claims.audience((String) null))),
				arguments("aud: https://other.example/oauth/token/",
						change((claims) -> claims.audience("https://other.example/oauth/token/"))),
				arguments("aud: http://usher.example.com/oauth/token/",
						change((claims) -> claims.audience("http://usher.example.com/oauth/token/"))),
				arguments("aud: https://usher.example.com/",
						change((claims) -> claims.audience("https://usher.example.com/"))),
				arguments("aud: https://usher.example.com:8443/oauth/token/",
						change((claims) -> claims.audience("https://usher.example.com:8443/oauth/token/"))),
				arguments("aud: not a URL", change((claims) -> claims.audience("not a URL"))),
				arguments(UNPROVEN, change((claims) -> claims.issuer("another"))),
				arguments(UNPROVEN, change((claims) -> claims.issuer("999999"))),
				arguments(UNPROVEN, change((claims) -> claims.issuer(null))));
	}

	@ParameterizedTest(name = "{0} {index}")
	@MethodSource("wrong")
	void refusesWhatIsWrong(String description, Consumer<JWTClaimsSet.Builder> change) {
		refuses(signed(change), description);
	}

	@Test
	void takesEachOnceUntilItHasEnded() {
		String assertion = signed(change((claims) -> claims.expirationTime(Date.from(at(600)))));
		check(assertion);
		assertThat(this.used.until).isEqualTo(NOW.plusSeconds(600).plus(ClientAssertions.SKEW));
		assertThatExceptionOfType(TokenRefusedException.class).isThrownBy(() -> check(assertion))
			.satisfies((ex) -> assertThat(ex.description()).startsWith("jti: used before"));
	}

	@Test
	void takesTheSameIdFromAnotherClient() {
		IssuedKey otherKey = IssuedKey.issue();
		RecordId other = this.administration
			.create(RecordKind.OAUTH2_CLIENT, otherKey
				.in(Document.empty().with(CommonFields.NAME, "Other").with(AccountFields.ACCOUNT_ROLE, "auditor")),
					Actor.system(), null)
			.ids()
			.get(0);
		check(signed(change((claims) -> claims.jwtID("1"))));
		String own = String.valueOf(other.number());
		assertThat(
				check(Assertion.signed(Assertion.claims(own, URL, NOW, (claims) -> claims.jwtID("1")), otherKey.pem()))
					.id())
			.isEqualTo(other);
	}

	@Test
	void refusesAnotherSignature() throws JOSEException {
		JWTClaimsSet claims = claims((unchanged) -> {
		});
		refuses(Assertion.signed(claims, IssuedKey.issue().pem()), UNPROVEN);
		String right = Assertion.signed(claims, this.key.pem());
		String body = right.substring(0, right.lastIndexOf('.') + 1);
		refuses(body, "client_assertion: not readable");
		refuses(body + Base64URL.encode(new byte[64]), UNPROVEN);
		refuses(body + Base64URL.encode(new byte[63]), UNPROVEN);
		String[] parts = right.split("\\.");
		String forged = Base64URL
			.encode(claims.toString().replace(":[", ": [").replace("\"" + id() + "\"", "\"" + id() + "0\""))
			.toString();
		refuses(parts[0] + "." + forged + "." + parts[2], UNPROVEN);
	}

	@Test
	void refusesOtherAlgorithms() throws JOSEException {
		JWTClaimsSet claims = claims((unchanged) -> {
		});
		refuses(new PlainJWT(claims).serialize(), "client_assertion: not readable");
		byte[] publicKey = this.key.publicJwk().getBytes(StandardCharsets.UTF_8);
		refuses(Assertion.signed(new JWSHeader(JWSAlgorithm.HS256), claims, new MACSigner(publicKey)),
				"alg: another one");
		refuses(Assertion.signed(new JWSHeader(JWSAlgorithm.ES384), claims,
				new ECDSASigner(new ECKeyGenerator(Curve.P_384).generate())), "alg: another one");
		String right = Assertion.signed(claims, this.key.pem());
		refuses(Base64URL.encode("{\"alg\":\"none\"}") + right.substring(right.indexOf('.')),
				"client_assertion: not readable");
		refuses(Assertion.signed(new JWSHeader.Builder(JWSAlgorithm.ES256).criticalParams(Set.of("other"))
			.customParam("other", true)
			.build(), claims, new ECDSASigner(Assertion.key(this.key.jwk()))), UNPROVEN);
		refuses("", "client_assertion: not readable");
		refuses("a.b.c", "client_assertion: not readable");
		refuses("a".repeat(8193), "client_assertion: too long");
	}

	@Test
	void refusesClaimsOfAnotherType() throws JOSEException {
		refuses(signed(change((claims) -> claims.claim("jti", 7))), "client_assertion: not readable");
		refuses(signed(change((claims) -> claims.claim("exp", "soon"))), "client_assertion: not readable");
		refuses(signed(change((claims) -> claims.claim("sub", Map.of()))), "client_assertion: not readable");
	}

	@Test
	void refusesClientsThatAreDisabledDeletedOrWithoutAKey() {
		Document document = this.configurations.current().find(this.client).orElseThrow().document();
		save(new Edit.Update(this.client, Edit.ANY_REVISION,
				document.with(AccountFields.CLIENT_KEY, Secret.unknown())));
		refuses(signed(change((claims) -> {
		})), UNPROVEN);
		save(new Edit.Update(this.client, Edit.ANY_REVISION, document.with(AccountFields.ENABLED, false)));
		refuses(signed(change((claims) -> {
		})), UNPROVEN);
		save(new Edit.Update(this.client, Edit.ANY_REVISION, document));
		check(signed(change((claims) -> {
		})));
		this.used.digests.clear();
		save(new Edit.Delete(this.client, Edit.ANY_REVISION));
		refuses(signed(change((claims) -> {
		})), UNPROVEN);
	}

	@Test
	void refusesAnotherClientIdBesideTheAssertion() {
		assertThatExceptionOfType(TokenRefusedException.class)
			.isThrownBy(() -> this.assertions.check(signed(change((claims) -> {
			})), "another", TokenUrls.of(URL, null)))
			.satisfies((ex) -> assertThat(ex.description()).startsWith("client_id: another one"));
		assertThat(this.assertions.check(signed(change((claims) -> {
		})), id(), TokenUrls.of(URL, null)).id()).isEqualTo(this.client);
	}

	@Test
	void takesTheAddressOfTheDeploymentToo() {
		TokenUrls urls = TokenUrls.of("http://10.0.0.1:8080/oauth/token/", "https://usher.example.com/");
		assertThat(this.assertions.check(signed(change((claims) -> {
		})), null, urls).id()).isEqualTo(this.client);
		assertThat(this.assertions
			.check(signed(change((claims) -> claims.audience("http://10.0.0.1:8080/oauth/token"))), null, urls)
			.id()).isEqualTo(this.client);
	}

	private void save(Edit edit) {
		this.administration.save(List.of(edit), Actor.system(), null);
	}

	private static Consumer<JWTClaimsSet.Builder> change(Consumer<JWTClaimsSet.Builder> change) {
		return change;
	}

	private static Instant at(long seconds) {
		return NOW.plus(Duration.ofSeconds(seconds));
	}

	/**
	 * Remembers all of them.
	 */
	private static final class Remembered implements UsedAssertions {

		private final Set<String> digests = new HashSet<>();

		private Instant until = Instant.EPOCH;

		@Override
		public boolean use(String digest, Instant until) {
			this.until = until;
			return this.digests.add(digest);
		}

		@Override
		public void forget(Instant moment) {
			this.digests.clear();
		}

	}

}
