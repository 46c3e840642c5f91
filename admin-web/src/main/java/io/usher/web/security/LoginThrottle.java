package io.usher.web.security;

import java.time.Duration;
import java.util.Locale;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.usher.core.network.Network;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing: after ten wrong passwords for one account, or fifty for any, from
 * one address within five minutes, that address has to wait for five minutes. Others are
 * not held up.
 */
@Component
class LoginThrottle {

	static final Duration HOLD = Duration.ofMinutes(5);

	private static final int FAILURES_FOR_AN_ACCOUNT = 10;

	private static final int FAILURES_FOR_ANY = 50;

	/** The longest user name that an account can have. */
	private static final int MAX_NAME_LENGTH = 100;

	private final Ticker ticker;

	private final Cache<Source, Failures> sources;

	LoginThrottle(Ticker ticker) {
		this.ticker = ticker;
		this.sources = Caffeine.newBuilder()
			.ticker(ticker)
			.executor(Runnable::run)
			.maximumSize(100_000)
			.expireAfterWrite(HOLD)
			.build();
	}

	boolean isHeldUp(Authentication attempt) {
		return isHeldUp(forAccount(attempt), FAILURES_FOR_AN_ACCOUNT) || isHeldUp(forAny(attempt), FAILURES_FOR_ANY);
	}

	void failed(Authentication attempt) {
		count(forAccount(attempt), FAILURES_FOR_AN_ACCOUNT);
		count(forAny(attempt), FAILURES_FOR_ANY);
	}

	void succeeded(Authentication attempt) {
		this.sources.invalidate(forAccount(attempt));
	}

	private boolean isHeldUp(Source source, int limit) {
		Failures failures = this.sources.getIfPresent(source);
		return failures != null && failures.count >= limit && !isPast(failures);
	}

	private void count(Source source, int limit) {
		this.sources.asMap().compute(source, (key, before) -> {
			if (before == null || isPast(before)) {
				return new Failures(this.ticker.read(), 1);
			}
			int count = before.count + 1;
			if (count > limit) {
				return before;
			}
			return new Failures((count == limit) ? this.ticker.read() : before.since, count);
		});
	}

	private boolean isPast(Failures failures) {
		return this.ticker.read() - failures.since >= HOLD.toNanos();
	}

	private static Source forAccount(Authentication attempt) {
		String name = attempt.getName();
		return new Source(address(attempt),
				name.substring(0, Math.min(MAX_NAME_LENGTH, name.length())).toLowerCase(Locale.ROOT));
	}

	private static Source forAny(Authentication attempt) {
		return new Source(address(attempt), null);
	}

	private static Object address(Authentication attempt) {
		String address = (attempt.getDetails() instanceof WebAuthenticationDetails details)
				? String.valueOf(details.getRemoteAddress()) : "";
		return Network.parse(address).<Object>map(Network::source).orElse(address);
	}

	/**
	 * Whence passwords are tried.
	 *
	 * @param address the address or its network
	 * @param account the name tried, null for any
	 */
	private record Source(Object address, @Nullable String account) {

	}

	/**
	 * How often it failed.
	 *
	 * @param since when the count began or, once it is full, when it became so; in
	 * nanoseconds of the ticker
	 * @param count how many wrong passwords
	 */
	private record Failures(long since, int count) {

	}

}
