package io.usher.core.decision;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Remembers every service.
 */
final class FakeServedServices implements ServedServices {

	private final Map<String, Map<String, @Nullable Object>> services = new HashMap<>();

	@Override
	public void remember(String name, Map<String, @Nullable Object> service) {
		this.services.put(name, service);
	}

	@Override
	public @Nullable Map<String, @Nullable Object> recall(String name) {
		return this.services.get(name);
	}

}
