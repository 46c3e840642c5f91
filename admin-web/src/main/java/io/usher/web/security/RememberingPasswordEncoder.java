package io.usher.web.security;

import java.time.Duration;
import java.util.Base64;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.usher.core.secret.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Pays the slow hash of a right password once: later checks of the same password against
 * the same hash are remembered by a keyed digest for ten minutes. A changed password has
 * another hash, and so is not remembered.
 */
final class RememberingPasswordEncoder implements PasswordEncoder {

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
		return this.slow.encode(rawPassword);
	}

	@Override
	public boolean matches(@Nullable CharSequence rawPassword, @Nullable String encodedPassword) {
		if (rawPassword == null || encodedPassword == null) {
			return false;
		}
		String digest = Base64.getEncoder().encodeToString(this.key.hash(rawPassword + "\n" + encodedPassword));
		if (this.right.getIfPresent(digest) != null) {
			return true;
		}
		boolean matches = this.slow.matches(rawPassword, encodedPassword);
		if (matches) {
			this.right.put(digest, true);
		}
		return matches;
	}

	@Override
	public boolean upgradeEncoding(@Nullable String encodedPassword) {
		return false;
	}

}
