package io.usher.web.configuration;

import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configurations;
import org.springframework.stereotype.Component;

/**
 * Measures the snapshot that decides: its revision, its size, and how long ago it was
 * known to be the newest.
 */
@Component
class ConfigurationMetrics implements MeterBinder {

	private final Configurations configurations;

	private final ConfigurationFeed feed;

	ConfigurationMetrics(Configurations configurations, ConfigurationFeed feed) {
		this.configurations = configurations;
		this.feed = feed;
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
		Gauge
			.builder("usher.configuration.conferences", this.configurations,
					(held) -> (double) held.current().count(RecordKind.CONFERENCE))
			.description("Conferences in the configuration")
			.register(registry);
	}

}
