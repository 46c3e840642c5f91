package io.usher.web.security;

import java.time.Duration;
import java.util.Arrays;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;

/**
 * Counts the requests of each credential within the last minute, to the request: a client
 * that spreads its requests evenly gets all of them, one that sends them at once waits
 * for no longer than it must.
 */
final class RequestRates {

	private static final long MINUTE = Duration.ofMinutes(1).toNanos();

	/** More credentials than these are not counted at the same time. */
	private static final int MAX_CREDENTIALS = 2_000;

	private static final int FIRST_SIZE = 64;

	private final int limit;

	private final Ticker ticker;

	private final Cache<Object, Minute> minutes;

	/**
	 * Creates a count.
	 * @param limit the most requests in a minute, 0 for any number
	 */
	RequestRates(int limit, Ticker ticker) {
		this.limit = limit;
		this.ticker = ticker;
		this.minutes = Caffeine.newBuilder()
			.ticker(ticker)
			.executor(Runnable::run)
			.maximumSize(MAX_CREDENTIALS)
			.expireAfterAccess(Duration.ofMinutes(2))
			.build();
	}

	/**
	 * Counts a request.
	 * @return how long to wait before the next one, zero when this one may go on
	 */
	Duration ask(Object credential) {
		return (this.limit == 0) ? Duration.ZERO
				: this.minutes.get(credential, (key) -> new Minute(this.limit)).ask(this.ticker.read());
	}

	/**
	 * When the last requests came, in a ring that grows with their number.
	 */
	private static final class Minute {

		private final int limit;

		private long[] moments;

		/** Where the oldest one is. */
		private int first;

		private int size;

		Minute(int limit) {
			this.limit = limit;
			this.moments = new long[Math.min(limit, FIRST_SIZE)];
		}

		synchronized Duration ask(long now) {
			while (this.size > 0 && now - this.moments[this.first] >= MINUTE) {
				this.first = (this.first + 1) % this.moments.length;
				this.size--;
			}
			if (this.size == this.limit) {
				return Duration.ofNanos(MINUTE - (now - this.moments[this.first]));
			}
			if (this.size == this.moments.length) {
				grow();
			}
			this.moments[(this.first + this.size) % this.moments.length] = now;
			this.size++;
			return Duration.ZERO;
		}

		private void grow() {
			long[] longer = new long[(int) Math.min(this.limit, 2L * this.size)];
			long[] ordered = Arrays.copyOfRange(this.moments, this.first, this.moments.length);
			System.arraycopy(ordered, 0, longer, 0, ordered.length);
			System.arraycopy(this.moments, 0, longer, ordered.length, this.first);
			this.moments = longer;
			this.first = 0;
		}

	}

}
