package io.usher.web.configuration;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether and how often the configuration is kept on disk.
 *
 * @param enabled whether it is kept, and read when the database is away at start
 * @param interval the shortest time between two files
 */
@ConfigurationProperties("usher.last-good")
record LastGoodSettings(@DefaultValue("true") boolean enabled, @DefaultValue("30s") Duration interval) {

	LastGoodSettings {
		if (interval.toMillis() < 100) {
			throw new IllegalArgumentException("USHER_LAST_GOOD_INTERVAL: " + interval + " (expected: 100ms or more)");
		}
	}

}
