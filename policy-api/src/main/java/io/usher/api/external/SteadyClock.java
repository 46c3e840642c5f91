package io.usher.api.external;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import com.github.benmanes.caffeine.cache.Ticker;

/**
 * A clock that goes on evenly when somebody sets the system's: a circuit that opens for
 * five seconds must not stay open for an hour because the clock was set back.
 */
final class SteadyClock extends Clock {

	private final Instant start = Instant.now();

	private final Ticker ticker;

	private final long origin;

	SteadyClock(Ticker ticker) {
		this.ticker = ticker;
		this.origin = ticker.read();
	}

	@Override
	public Instant instant() {
		return this.start.plusNanos(this.ticker.read() - this.origin);
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		throw new UnsupportedOperationException("it has no other zone");
	}

}
