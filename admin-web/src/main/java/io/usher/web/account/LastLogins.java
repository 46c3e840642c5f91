package io.usher.web.account;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.usher.core.record.UniqueKey;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.stereotype.Component;

/**
 * When administrators last logged in to this instance since it started, by whatever way.
 */
@Component
class LastLogins {

	private final Clock clock;

	private final Cache<String, Instant> logins = Caffeine.newBuilder().maximumSize(10_000).build();

	LastLogins(Clock clock) {
		this.clock = clock;
	}

	@EventListener
	void loggedIn(AuthenticationSuccessEvent event) {
		if (event.getAuthentication().getPrincipal() instanceof AccountDetails account) {
			this.logins.put(UniqueKey.normalise(account.getUsername()), this.clock.instant());
		}
	}

	/** Returns when an administrator last logged in, empty when nobody knows. */
	Optional<Instant> of(String name) {
		return Optional.ofNullable(this.logins.getIfPresent(UniqueKey.normalise(name)));
	}

}
