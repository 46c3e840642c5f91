package io.usher.api;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import com.github.benmanes.caffeine.cache.Ticker;

/** Time that passes when a test says so. */
public final class ManualTicker implements Ticker {

	private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5_000_000_000L);

	@Override
	public long read() {
		return this.nanos.get();
	}

	public void pass(Duration duration) {
		this.nanos.addAndGet(duration.toNanos());
	}

}
