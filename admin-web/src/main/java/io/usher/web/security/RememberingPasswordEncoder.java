package io.usher.web.security;

import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.usher.core.secret.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Pays the slow hash of a right password once: later checks of the same password against
 * the same hash are remembered by a keyed digest for ten minutes. A changed password has
 * another hash, and so is not remembered. Two slow hashes are made at a time, so that
 * strangers who log in never take the machine from live calls; the next ones wait for up
 * to two seconds, and are refused by an {@link AuthenticationServiceException} after
 * that.
 */
final class RememberingPasswordEncoder implements PasswordEncoder {

	private static final int AT_A_TIME = 2;

	/** More than these would take too many threads of the server. */
	private static final int MAX_WAITING = 16;

	private static final long PATIENCE_SECONDS = 2;

	private final Semaphore turns = new Semaphore(AT_A_TIME, true);

	private final PasswordEncoder slow;

	private final SecretKey key;

	private final Cache<String, Boolean> right = Caffeine.newBuilder()
		.maximumSize(1_000)
		.expireAfterWrite(Duration.ofMinutes(10))
		.build();

	RememberingPasswordEncoder(PasswordEncoder slow, SecretKey key) {
		this.slow = slow;
		this.key = key;
	}

	@Override
	public @Nullable String encode(@Nullable CharSequence rawPassword) {
		return inTurn(() -> this.slow.encode(rawPassword));
	}

	@Override
	public boolean matches(@Nullable CharSequence rawPassword, @Nullable String encodedPassword) {
		if (rawPassword == null || encodedPassword == null) {
			return false;
		}
		String digest = Base64.getEncoder().encodeToString(this.key.hash(rawPassword + "\n" + encodedPassword));
		Boolean known = this.right.getIfPresent(digest);
		if (known == null) {
			// Those who come with the same password at the same time wait for one hash.
			known = this.right.get(digest,
					(absent) -> inTurn(() -> this.slow.matches(rawPassword, encodedPassword)) ? Boolean.TRUE : null);
		}
		return Boolean.TRUE.equals(known);
	}

	@Override
	public boolean upgradeEncoding(@Nullable String encodedPassword) {
		return false;
	}

	private <T extends @Nullable Object> T inTurn(Supplier<T> work) {
		try {
			if (this.turns.getQueueLength() >= MAX_WAITING
					|| !this.turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
				throw new AuthenticationServiceException("too many others log in (expected: another try later)");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AuthenticationServiceException("the program ends", ex);
		}
		try {
			return work.get();
		}
		finally {
			this.turns.release();
		}
	}

}
