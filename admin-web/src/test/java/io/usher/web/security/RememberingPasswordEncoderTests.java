package io.usher.web.security;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.usher.core.secret.SecretKey;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.crypto.password.PasswordEncoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RememberingPasswordEncoderTests {

	private final CountDownLatch started = new CountDownLatch(2);

	private final CountDownLatch release = new CountDownLatch(1);

	private final AtomicInteger hashes = new AtomicInteger();

	private final RememberingPasswordEncoder passwords = new RememberingPasswordEncoder(new Held(),
			SecretKey.of("a key of at least thirty-two characters"));

	@Test
	void refusesAThirdHashButNotAPasswordThatWasRight() {
		assertThat(this.passwords.matches("right", "right")).isTrue();
		CompletableFuture<?>[] held = IntStream.range(0, 2)
			.mapToObj((number) -> CompletableFuture.runAsync(() -> this.passwords.matches("held" + number, "right")))
			.toArray(CompletableFuture[]::new);
		try {
			assertThat(this.started.await(10, TimeUnit.SECONDS)).isTrue();
			assertThatExceptionOfType(AuthenticationServiceException.class)
				.isThrownBy(() -> this.passwords.matches("third", "right"));
			assertThat(this.passwords.matches("right", "right")).isTrue();
			assertThat(this.hashes).hasValue(3);
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
		finally {
			this.release.countDown();
			CompletableFuture.allOf(held).join();
		}
		assertThat(this.passwords.matches("third", "right")).isFalse();
	}

	@Test
	void hashesOnceForManyWhoComeWithTheSamePassword() throws Exception {
		CompletableFuture<?>[] many = IntStream.range(0, 10)
			.mapToObj((each) -> CompletableFuture.supplyAsync(() -> this.passwords.matches("held", "held"),
					(task) -> new Thread(task).start()))
			.toArray(CompletableFuture[]::new);
		this.release.countDown();
		for (CompletableFuture<?> each : many) {
			assertThat(each.get()).isEqualTo(true);
		}
		assertThat(this.hashes).hasValue(1);
	}

	private final class Held implements PasswordEncoder {

		@Override
		public String encode(CharSequence rawPassword) {
			return rawPassword.toString();
		}

		@Override
		public boolean matches(CharSequence rawPassword, String encodedPassword) {
			RememberingPasswordEncoderTests.this.hashes.incrementAndGet();
			if (rawPassword.toString().startsWith("held")) {
				RememberingPasswordEncoderTests.this.started.countDown();
				try {
					RememberingPasswordEncoderTests.this.release.await();
				}
				catch (InterruptedException ex) {
					throw new AssertionError(ex);
				}
			}
			return rawPassword.toString().equals(encodedPassword);
		}

	}

}
