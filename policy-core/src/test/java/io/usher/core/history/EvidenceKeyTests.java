package io.usher.core.history;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import io.usher.core.secret.SecretKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EvidenceKeyTests {

	private static final String OLD = "the deployment's key of 32 characters";

	private static final byte[] BYTES = "what was exported".getBytes(StandardCharsets.US_ASCII);

	private final Map<String, String> values = new HashMap<>();

	@Test
	void signsWhatThePublicKeyVerifies() {
		EvidenceKey key = key(OLD);
		byte[] signature = key.sign(BYTES);
		assertThat(signature).hasSize(64);
		assertThat(EvidenceKey.isSigned(key.publicKey(), BYTES, signature)).isTrue();
		assertThat(EvidenceKey.isSigned(key.publicKey(), new byte[3], signature)).isFalse();
		assertThat(EvidenceKey.isSigned(key.publicKey(), BYTES, new byte[64])).isFalse();
		assertThat(EvidenceKey.isSigned(key.publicKey(), BYTES, new byte[3])).isFalse();
	}

	@Test
	void staysTheSameOnEveryInstanceAndWhenTheSecretKeyRotates() {
		String first = key(OLD).publicKey();
		assertThat(key(OLD).publicKey()).isEqualTo(first);
		assertThat(key("a newer key of the same deployment," + OLD).publicKey()).isEqualTo(first);
	}

	@Test
	void isKeptEncrypted() {
		String pem = key(OLD).publicKey().lines().toList().get(1);
		assertThat(this.values).hasSize(1);
		assertThat(this.values.values()).noneMatch((value) -> value.contains(pem));
		assertThatThrownBy(() -> key("another deployment's key altogether").publicKey())
			.isInstanceOf(RuntimeException.class);
	}

	@Test
	void refusesWhatIsNoKey() {
		assertThatThrownBy(() -> EvidenceKey.isSigned("nonsense", BYTES, new byte[64]))
			.isInstanceOf(IllegalArgumentException.class);
	}

	private EvidenceKey key(String secret) {
		return new EvidenceKey((name, value) -> this.values.computeIfAbsent(name, (key) -> value),
				SecretKey.of(secret));
	}

}
