package io.usher.api.account;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.usher.core.network.Network;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts failed logins by source. A source that fails more than ten times within a minute
 * is asked to wait 1 second, then 2, 4 … 60 when it goes on failing after that. Two quiet
 * minutes forgive all. Memory is bounded: of more than 50,000 sources some are forgotten.
 */
final class BackOff {

	private static final Logger log = LoggerFactory.getLogger(BackOff.class);

	private static final int FREE_FAILURES = 10;

	private static final long WINDOW = TimeUnit.MINUTES.toNanos(1);

	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

	private static final long LONGEST = TimeUnit.SECONDS.toNanos(60);

	private static final Duration FORGIVEN = Duration.ofMinutes(2);

	private static final int MAX_SOURCES = 50_000;

	private final Ticker ticker;

	private final Cache<Object, Failures> sources;

	BackOff(Ticker ticker) {
		this.ticker = ticker;
		this.sources = Caffeine.newBuilder()
			.ticker(ticker)
			.executor(Runnable::run)
			.expireAfterAccess(FORGIVEN)
			.maximumSize(MAX_SOURCES)
			.build();
	}

	/**
	 * Counts a failed login.
	 * @return the seconds that the source is asked to wait, 0 when it may go on
	 */
	int failed(String address) {
		long now = this.ticker.read();
		Object source = Network.parse(address).<Object>map(Network::source).orElse(address);
		Failures failures = this.sources.asMap().compute(source, (key, before) -> next(before, now));
		if (failures.hold == SECOND && failures.heldUntil - now == SECOND) {
			log.warn("{} failed to log in {} times within a minute; it is asked to wait", address, failures.count);
		}
		return (failures.hold == 0) ? 0 : (int) Math.max(1, (failures.heldUntil - now + SECOND - 1) / SECOND);
	}

	private static Failures next(@Nullable Failures before, long now) {
		if (before == null || before.hold == 0 && now - before.since >= WINDOW) {
			return new Failures(now, 1, 0, 0);
		}
		if (before.hold == 0) {
			int count = before.count + 1;
			return (count <= FREE_FAILURES) ? new Failures(before.since, count, 0, 0)
					: new Failures(before.since, count, SECOND, now + SECOND);
		}
		if (now - before.heldUntil < 0) {
			return before;
		}
		long hold = Math.min(LONGEST, before.hold * 2);
		return new Failures(before.since, before.count, hold, now + hold);
	}

	/**
	 * How a source failed.
	 *
	 * @param since when it began to count, in nanoseconds of the ticker
	 * @param count the failures counted before the source was held
	 * @param hold for how long it is held, in nanoseconds; 0 when it is not
	 * @param heldUntil until when, in nanoseconds of the ticker
	 */
	private record Failures(long since, int count, long hold, long heldUntil) {

	}

}
