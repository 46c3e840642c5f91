package io.usher.core.history;

import java.util.HashMap;
import java.util.Map;

import io.usher.core.secret.SecretKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class KeyCheckTests {

	private static final String KEY = "the key that wrote this database";

	private static final String OTHER = "another key that has 32 characters";

	private final Map<String, String> kept = new HashMap<>();

	private final DeploymentValues values = (name, value) -> this.kept.computeIfAbsent(name, (absent) -> value);

	@Test
	void takesTheKeyThatCameFirst() {
		check(KEY);
		assertThatNoException().isThrownBy(() -> check(KEY));
	}

	@Test
	void refusesAnotherKey() {
		check(KEY);
		assertThatExceptionOfType(ForeignKeyException.class).isThrownBy(() -> check(OTHER))
			.withMessageNotContaining(OTHER)
			.withMessageContaining("USHER_SECRET_KEY");
	}

	@Test
	void takesANewKeyBesideTheOldOne() {
		check(KEY);
		assertThatNoException().isThrownBy(() -> check(OTHER + "," + KEY));
	}

	private void check(String key) {
		new KeyCheck(this.values, SecretKey.of(key)).run();
	}

}
