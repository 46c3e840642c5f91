package io.usher.web.configuration;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.usher.core.configuration.Configurations;
import io.usher.core.history.AuditRecorder;
import io.usher.core.log.LogWriter;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
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

	private final ObjectProvider<LastGoodConfiguration> lastGood;

	private final DatabaseOutage outage;

	private final LogWriter log;

	private final AuditRecorder audit;

	private final Clock clock;

	ConfigurationHealthIndicator(Configurations configurations, ConfigurationFeed feed, HistoryCheck history,
			ObjectProvider<LastGoodConfiguration> lastGood, DatabaseOutage outage, LogWriter log, AuditRecorder audit,
			Clock clock) {
		this.audit = audit;
		this.outage = outage;
		this.log = log;
		this.configurations = configurations;
		this.feed = feed;
		this.history = history;
		this.lastGood = lastGood;
		this.clock = clock;
	}

	@Override
	public Health health() {
		boolean loaded = this.configurations.isLoaded();
		LastGoodConfiguration lastGood = this.lastGood.getIfAvailable();
		Health.Builder health = loaded ? Health.up() : Health.outOfService();
		health.withDetail("revision", this.configurations.current().revision())
			.withDetail("feed", this.feed.words())
			.withDetail("history", this.history.words())
			.withDetail("degraded", degraded(loaded, lastGood));
		LastGoodConfiguration.KeptFile file = (lastGood != null) ? lastGood.newest() : null;
		if (file != null) {
			health.withDetail("file", Map.of("revision", file.head().revision(), "written", file.at().toString(),
					"ageSeconds", Duration.between(file.at(), this.clock.instant()).toSeconds()));
		}
		return health.build();
	}

	private List<String> degraded(boolean loaded, @Nullable LastGoodConfiguration lastGood) {
		List<String> degraded = new ArrayList<>();
		if (!loaded) {
			degraded.add("there is no configuration to decide from");
		}
		if (this.feed.state() != ConfigurationFeed.State.FOLLOWING) {
			degraded.add(this.feed.words());
		}
		if (this.outage.isSilent()) {
			degraded.add(ConfigurationFeed.State.STORE_AWAY.words());
		}
		if (this.feed.restoredFrom() != null) {
			degraded.add("decisions are made from the file of the last good configuration");
		}
		long held = this.configurations.current().held().count();
		if (held > 0) {
			degraded.add("records that a newer version of Usher changed are not understood: " + held);
		}
		if (this.outage.isRefusing()) {
			degraded.add("the database does not take what is written");
		}
		if (this.log.isLosing()) {
			degraded.add("decisions are not logged");
		}
		if (this.log.isSpoolMissing()) {
			degraded.add("decisions have no place on disk for the time without the database");
		}
		if (this.audit.isSpoolMissing()) {
			degraded.add("audit events have no place on disk for the time without the database");
		}
		if (lastGood != null && lastGood.isFailing()) {
			degraded.add("the configuration cannot be kept on disk");
		}
		return degraded;
	}

}
