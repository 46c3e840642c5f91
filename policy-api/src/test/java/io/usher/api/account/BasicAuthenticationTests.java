package io.usher.api.account;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import io.usher.api.ManualTicker;
import io.usher.core.account.NodeCredential;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configuration;
import io.usher.core.location.SystemLocation;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import io.usher.core.secret.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BasicAuthenticationTests {

	private static final String ADDRESS = "10.44.99.2";

	private static final SecretKey KEY = SecretKey.of("a key that is only for the tests of this class");

	private final NodeAuthentication authentication = new BasicAuthentication(KEY, new ManualTicker());

	@Test
	void admitsTheRightPassword() {
		Configuration configuration = of(credential(1, "nodes", "correct horse battery"));
		assertThat(admit(configuration, "nodes", "correct horse battery")).isInstanceOf(Admission.Admitted.class);
	}

	@Test
	void refusesAWrongPasswordAndAnUnknownUserAlike() {
		Configuration configuration = of(credential(1, "nodes", "correct horse battery"));
		Admission wrong = admit(configuration, "nodes", "correct horse batterz");
		assertThat(wrong).isEqualTo(admit(configuration, "nodez", "correct horse battery"));
		assertThat(((Admission.Refused) wrong).status()).isEqualTo(401);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " ", "Basic", "Basic ", "Basic !!!", "Basic bm9kZXM", "Bearer bm9kZXM6eA==",
			"Basic Og==", "nodes:correct horse battery" })
	void refusesHeadersThatHoldNoLogin(String header) {
		Configuration configuration = of(credential(1, "nodes", "correct horse battery"));
		assertThat(status(this.authentication.admit(header, ADDRESS, configuration))).isEqualTo(401);
	}

	@Test
	void readsTheSchemeInAnyCase() {
		Configuration configuration = of(credential(1, "nodes", "correct horse battery"));
		String header = header("nodes", "correct horse battery", StandardCharsets.UTF_8).replace("Basic", "bAsIc");
		assertThat(this.authentication.admit(header, ADDRESS, configuration)).isInstanceOf(Admission.Admitted.class);
	}

	@Test
	void readsUtf8AndLatin1() {
		Configuration configuration = of(credential(1, "nœud", "Ærlighed varer længst"),
				credential(2, "knude", "Ærlighed varer længst"), credential(3, "mojibake", "sÃ¦r"));
		assertThat(status(this.authentication.admit(header("nœud", "Ærlighed varer længst", StandardCharsets.UTF_8),
				ADDRESS, configuration)))
			.isEqualTo(200);
		assertThat(status(this.authentication
			.admit(header("knude", "Ærlighed varer længst", StandardCharsets.ISO_8859_1), ADDRESS, configuration)))
			.isEqualTo(200);
		assertThat(status(this.authentication.admit(header("mojibake", "sÃ¦r", StandardCharsets.ISO_8859_1), ADDRESS,
				configuration)))
			.isEqualTo(200);
	}

	@Test
	void takesColonsForPartOfThePassword() {
		Configuration configuration = of(credential(1, "nodes", "a:b:c: 12 characters"));
		assertThat(status(admit(configuration, "nodes", "a:b:c: 12 characters"))).isEqualTo(200);
	}

	@Test
	void takesEveryEnabledCredentialWithTheName() {
		Configuration configuration = of(credential(1, "nodes", "the old password"),
				credential(2, "nodes", "the new password"));
		assertThat(status(admit(configuration, "nodes", "the old password"))).isEqualTo(200);
		assertThat(status(admit(configuration, "nodes", "the new password"))).isEqualTo(200);
		Configuration later = of(disabled(credential(1, "nodes", "the old password")),
				credential(2, "nodes", "the new password"));
		assertThat(status(admit(later, "nodes", "the old password"))).isEqualTo(401);
		assertThat(status(admit(later, "nodes", "the new password"))).isEqualTo(200);
	}

	@Test
	void refusesACredentialWhoseVerifierIsUnknownOrBroken() {
		NodeCredential unknown = with(credential(1, "nodes", ""), AccountFields.VERIFIER, Secret.unknown());
		NodeCredential broken = with(credential(2, "nodes", ""), AccountFields.VERIFIER, Secret.of("not Base64!"));
		NodeCredential empty = with(credential(3, "nodes", ""), AccountFields.VERIFIER, Secret.of(""));
		assertThat(status(admit(of(unknown, broken, empty), "nodes", ""))).isEqualTo(401);
	}

	@Test
	void takesACredentialOnlyFromItsNetworks() {
		NodeCredential limited = with(credential(1, "nodes", "correct horse battery"), AccountFields.NETWORKS,
				List.of("192.0.2.0/24", "10.44.0.0/16", "2001:db8::/32"));
		String header = header("nodes", "correct horse battery", StandardCharsets.UTF_8);
		for (String address : List.of("10.44.99.2", "192.0.2.7", "2001:db8::7", "::ffff:10.44.1.1")) {
			assertThat(status(this.authentication.admit(header, address, of(limited)))).as(address).isEqualTo(200);
		}
		for (String address : List.of("10.45.99.2", "2001:db9::7", "unknown")) {
			assertThat(status(this.authentication.admit(header, address, of(limited)))).as(address).isEqualTo(403);
		}
	}

	@Test
	void letsNobodyInByANetworkThatCannotBeRead() {
		NodeCredential limited = with(credential(1, "nodes", "correct horse battery"), AccountFields.NETWORKS,
				List.of("999.0.0.0/8"));
		assertThat(status(admit(of(limited), "nodes", "correct horse battery"))).isEqualTo(403);
	}

	@Test
	void takesACredentialOnlyForItsLocations() {
		NodeCredential limited = with(credential(1, "nodes", "correct horse battery"), AccountFields.LOCATIONS,
				List.of(11L));
		Configuration configuration = of(limited, location(11, "London"), location(12, "Oslo"));
		Admission.Admitted admitted = (Admission.Admitted) admit(configuration, "nodes", "correct horse battery");
		assertThat(admitted.refusalFor("london", configuration)).isEmpty();
		assertThat(admitted.refusalFor("Oslo", configuration)).hasValueSatisfying((refused) -> {
			assertThat(refused.status()).isEqualTo(403);
			assertThat(refused.error()).contains("\"Oslo\"");
			assertThat(refused.expected()).contains("London");
		});
		assertThat(admitted.refusalFor("Atlantis", configuration)).isPresent();
		assertThat(admitted.refusalFor(null, configuration)).isPresent();
	}

	@Test
	void takesTheCredentialThatIsForTheLocationAmongSeveral() {
		NodeCredential one = with(credential(1, "nodes", "correct horse battery"), AccountFields.LOCATIONS,
				List.of(11L));
		NodeCredential other = with(credential(2, "nodes", "correct horse battery"), AccountFields.LOCATIONS,
				List.of(12L));
		Configuration configuration = of(one, other, location(11, "London"), location(12, "Oslo"));
		Admission.Admitted admitted = (Admission.Admitted) admit(configuration, "nodes", "correct horse battery");
		assertThat(admitted.refusalFor("Oslo", configuration)).isEmpty();
		assertThat(admitted.refusalFor("London", configuration)).isEmpty();
	}

	@Test
	void asksWhoFailsTooOftenToWait() {
		Configuration configuration = of(credential(1, "nodes", "correct horse battery"));
		for (int i = 0; i < 10; i++) {
			assertThat(status(admit(configuration, "nodes", "guess " + i))).isEqualTo(401);
		}
		Admission.Refused refused = (Admission.Refused) admit(configuration, "nodes", "guess 10");
		assertThat(refused.status()).isEqualTo(429);
		assertThat(refused.retryAfter()).isOne();
	}

	@Test
	void admitsTheRightPasswordAmidAStormOfGuesses() {
		Configuration configuration = of(credential(1, "nodes", "correct horse battery"));
		for (int i = 0; i < 5000; i++) {
			assertThat(status(admit(configuration, "nodes", "guess " + i))).isGreaterThan(400);
			if (i % 100 == 0) {
				assertThat(status(admit(configuration, "nodes", "correct horse battery"))).isEqualTo(200);
			}
		}
	}

	@Test
	void doesNotCountRequestsWithoutACredential() {
		Configuration configuration = of(credential(1, "nodes", "correct horse battery"));
		for (int i = 0; i < 100; i++) {
			assertThat(status(this.authentication.admit(null, ADDRESS, configuration))).isEqualTo(401);
		}
	}

	@Test
	void admitsEverybodyWhenOff() {
		Admission admission = NodeAuthentication.off().admit(null, ADDRESS, Configuration.empty());
		assertThat(((Admission.Admitted) admission).refusalFor("Oslo", Configuration.empty())).isEmpty();
	}

	private Admission admit(Configuration configuration, String username, String password) {
		return this.authentication.admit(header(username, password, StandardCharsets.UTF_8), ADDRESS, configuration);
	}

	private static int status(Admission admission) {
		return (admission instanceof Admission.Refused refused) ? refused.status() : 200;
	}

	private static String header(String username, String password, Charset charset) {
		return "Basic " + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(charset));
	}

	private static Configuration of(ConfigurationRecord... records) {
		return Configuration.of(1, Arrays.asList(records));
	}

	private static NodeCredential credential(long number, String username, String password) {
		return NodeCredential.of(new RecordId(RecordKind.NODE_CREDENTIAL, number), 1,
				Document.empty()
					.with(CommonFields.NAME, "credential " + number)
					.with(AccountFields.USERNAME, username)
					.with(AccountFields.VERIFIER, Secret.of(Base64.getEncoder().encodeToString(KEY.hash(password)))));
	}

	private static NodeCredential disabled(NodeCredential credential) {
		return with(credential, AccountFields.ENABLED, false);
	}

	private static NodeCredential with(NodeCredential credential, Field field, Object value) {
		return NodeCredential.of(credential.id(), 1, credential.document().with(field, value));
	}

	private static SystemLocation location(long number, String name) {
		return SystemLocation.of(new RecordId(RecordKind.SYSTEM_LOCATION, number), 1,
				Document.empty().with(CommonFields.NAME, name));
	}

}
