package io.usher.web.security;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing: after ten wrong passwords from one address for one account within
 * five minutes, that address has to wait until they are past. Others are not held up.
 */
@Component
class LoginThrottle {

	private static final int FAILURES = 10;

	private final Cache<String, AtomicInteger> failures = Caffeine.newBuilder()
		.maximumSize(100_000)
		.expireAfterWrite(Duration.ofMinutes(5))
		.build();

	boolean isHeldUp(Authentication attempt) {
		AtomicInteger count = this.failures.getIfPresent(key(attempt));
		return count != null && count.get() >= FAILURES;
	}

	@EventListener
	void failed(AbstractAuthenticationFailureEvent event) {
		this.failures.get(key(event.getAuthentication()), (key) -> new AtomicInteger()).incrementAndGet();
	}

	@EventListener
	void succeeded(AuthenticationSuccessEvent event) {
		this.failures.invalidate(key(event.getAuthentication()));
	}

	private static String key(Authentication attempt) {
		String address = (attempt.getDetails() instanceof WebAuthenticationDetails details)
				? String.valueOf(details.getRemoteAddress()) : "";
		return attempt.getName().toLowerCase(Locale.ROOT) + "\n" + address;
	}

}
