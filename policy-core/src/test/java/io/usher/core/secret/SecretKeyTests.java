package io.usher.core.secret;

import java.nio.charset.StandardCharsets;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SecretKeyTests {

	private static final String OLD = "an old key with at least 32 characters";

	private static final String NEW = "a new key with at least 32 characters!";

	private static final String PLACE = "conference/1/pin";

	private final SecretKey old = SecretKey.of(OLD);

	private final SecretKey young = SecretKey.of(NEW);

	private final SecretKey rotated = SecretKey.of(NEW + ", " + OLD);

	@Test
	void decryptsWhatItEncrypted() {
		assertThat(this.old.decrypt(this.old.encrypt("1234 é🎥", PLACE), PLACE)).isEqualTo("1234 é🎥");
		assertThat(this.old.decrypt(this.old.encrypt("", PLACE), PLACE)).isEmpty();
	}

	@Test
	void derivesTheSameFromTheSameText() {
		assertThat(SecretKey.of(OLD).decrypt(this.old.encrypt("1234", PLACE), PLACE)).isEqualTo("1234");
	}

	@Test
	void neverEncryptsTheSameWay() {
		assertThat(this.old.encrypt("1234", PLACE)).isNotEqualTo(this.old.encrypt("1234", PLACE));
	}

	@Test
	void refusesAnotherPlace() {
		byte[] encrypted = this.old.encrypt("1234", PLACE);
		assertThatExceptionOfType(UnreadableSecretException.class)
			.isThrownBy(() -> this.old.decrypt(encrypted, "conference/2/pin"))
			.withMessageContaining("conference/2/pin");
	}

	@Test
	void refusesAnotherKey() {
		byte[] encrypted = this.old.encrypt("1234", PLACE);
		assertThatExceptionOfType(UnreadableSecretException.class)
			.isThrownBy(() -> this.young.decrypt(encrypted, PLACE));
	}

	@Test
	void refusesEveryChangedByte() {
		byte[] encrypted = this.old.encrypt("1234", PLACE);
		for (int i = 0; i < encrypted.length; i++) {
			byte[] changed = encrypted.clone();
			changed[i] ^= 1;
			assertThatExceptionOfType(UnreadableSecretException.class)
				.isThrownBy(() -> this.old.decrypt(changed, PLACE));
		}
		assertThatExceptionOfType(UnreadableSecretException.class)
			.isThrownBy(() -> this.old.decrypt(new byte[0], PLACE));
	}

	@Test
	void readsWithEveryKeyAndWritesWithTheFirst() {
		assertThat(this.rotated.decrypt(this.old.encrypt("1234", PLACE), PLACE)).isEqualTo("1234");
		byte[] encrypted = this.rotated.encrypt("5678", PLACE);
		assertThat(this.young.decrypt(encrypted, PLACE)).isEqualTo("5678");
		assertThatExceptionOfType(UnreadableSecretException.class).isThrownBy(() -> this.old.decrypt(encrypted, PLACE));
	}

	@Test
	void verifiesPasswordsWithEveryKey() {
		assertThat(this.rotated.verify(this.old.hash("a password"), "a password")).isTrue();
		assertThat(this.young.verify(this.rotated.hash("a password"), "a password")).isTrue();
		assertThat(this.old.verify(this.rotated.hash("a password"), "a password")).isFalse();
		assertThat(this.old.verify(this.old.hash("a password"), "another password")).isFalse();
		assertThat(this.old.verify(new byte[0], "a password")).isFalse();
	}

	@Test
	void checksSignaturesWithEveryKey() {
		byte[] bytes = "bytes".getBytes(StandardCharsets.UTF_8);
		assertThat(this.rotated.isSigned(bytes, this.old.sign(bytes))).isTrue();
		assertThat(this.young.isSigned(bytes, this.rotated.sign(bytes))).isTrue();
		assertThat(this.young.isSigned(bytes, this.old.sign(bytes))).isFalse();
		assertThat(this.old.isSigned("other".getBytes(StandardCharsets.UTF_8), this.old.sign(bytes))).isFalse();
		assertThat(this.old.isSigned(bytes, new byte[0])).isFalse();
	}

	@Test
	void takesAKeyThatIsGivenTwice() {
		assertThat(SecretKey.of(OLD + "," + OLD).decrypt(this.old.encrypt("1234", PLACE), PLACE)).isEqualTo("1234");
	}

	@Test
	void refusesShortKeysWithoutTellingThem() {
		for (String text : Set.of("", " , ", "short-key", NEW + ",short-key")) {
			assertThatIllegalArgumentException().isThrownBy(() -> SecretKey.of(text))
				.withMessageContaining("at least 32 characters")
				.withMessageNotContaining("short-key");
		}
	}

	@Test
	void doesNotPrintItself() {
		assertThat(this.old.toString()).doesNotContain("old key");
	}

}
