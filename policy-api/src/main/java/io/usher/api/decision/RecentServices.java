package io.usher.api.decision;

import java.time.Duration;
import java.util.Map;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.usher.core.decision.ServedServices;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the last service served under each name: at most 20,000 of them, each for
 * four hours after it was last used.
 */
public final class RecentServices implements ServedServices {

	private static final int MAX_SERVICES = 20_000;

	private static final Duration KEPT = Duration.ofHours(4);

	private final Cache<String, Map<String, @Nullable Object>> services = Caffeine.newBuilder()
		.executor(Runnable::run)
		.expireAfterAccess(KEPT)
		.maximumSize(MAX_SERVICES)
		.build();

	@Override
	public void remember(String name, Map<String, @Nullable Object> service) {
		this.services.put(name, service);
	}

	@Override
	public @Nullable Map<String, @Nullable Object> recall(String name) {
		return this.services.getIfPresent(name);
	}

}
