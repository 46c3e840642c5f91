package io.usher.web.configuration;

import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configurations;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Measures the snapshot that decides: its revision, its size, and how long ago it was
 * known to be the newest.
 */
@Component
class ConfigurationMetrics implements MeterBinder {

	private final Configurations configurations;

	private final ConfigurationFeed feed;

	private final ObjectProvider<LastGoodConfiguration> lastGood;

	ConfigurationMetrics(Configurations configurations, ConfigurationFeed feed,
			ObjectProvider<LastGoodConfiguration> lastGood) {
		this.lastGood = lastGood;
		this.configurations = configurations;
		this.feed = feed;
	}

	private static double keptRevision(LastGoodConfiguration lastGood) {
		LastGoodConfiguration.KeptFile newest = lastGood.newest();
		return (newest != null) ? newest.head().revision() : 0;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("usher.configuration.revision", this.configurations, (held) -> (double) held.current().revision())
			.description("The revision of the configuration that decides")
			.register(registry);
		TimeGauge
			.builder("usher.configuration.age", this.feed, TimeUnit.MILLISECONDS,
					(asked) -> (double) asked.sinceConfirmed().toMillis())
			.description("The time since the configuration was known to be the newest in the database")
			.register(registry);
		LastGoodConfiguration lastGood = this.lastGood.getIfAvailable();
		if (lastGood != null) {
			Gauge.builder("usher.configuration.kept.revision", lastGood, ConfigurationMetrics::keptRevision)
				.description("The revision of the newest file of the last good configuration, 0 for none")
				.register(registry);
		}
		Gauge
			.builder("usher.configuration.conferences", this.configurations,
					(held) -> (double) held.current().count(RecordKind.CONFERENCE))
			.description("Conferences in the configuration")
			.register(registry);
	}

}
