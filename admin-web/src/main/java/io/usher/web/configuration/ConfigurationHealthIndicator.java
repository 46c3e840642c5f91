package io.usher.web.configuration;

import io.usher.core.configuration.Configurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Ready as soon as there is a snapshot to decide from, whether or not the database is
 * there; tells which revision it is and what is degraded.
 */
@Component("configuration")
class ConfigurationHealthIndicator implements HealthIndicator {

	private final Configurations configurations;

	private final ConfigurationFeed feed;

	private final HistoryCheck history;

	ConfigurationHealthIndicator(Configurations configurations, ConfigurationFeed feed, HistoryCheck history) {
		this.configurations = configurations;
		this.feed = feed;
		this.history = history;
	}

	@Override
	public Health health() {
		Health.Builder health = this.configurations.isLoaded() ? Health.up() : Health.outOfService();
		return health.withDetail("revision", this.configurations.current().revision())
			.withDetail("feed", this.feed.state().words())
			.withDetail("history", this.history.words())
			.build();
	}

}
