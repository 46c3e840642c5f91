package io.usher.web.configuration;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import io.usher.core.configuration.Configurations;
import io.usher.core.log.LogWriter;
import io.usher.web.configuration.ConfigurationFeed.State;
import io.usher.web.console.Outage;
import io.usher.web.instance.InstanceReports;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Says on every page that the database is away, and what goes on without it.
 */
@Component
class DatabaseOutage implements Outage {

	/** The feed asks twice a second; an answer that is so late is none. */
	private static final Duration LATE = Duration.ofSeconds(5);

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM uuuu 'at' HH:mm 'UTC'", Locale.UK)
		.withZone(ZoneOffset.UTC);

	private final ConfigurationFeed feed;

	private final Configurations configurations;

	private final InstanceReports reports;

	private final LogWriter log;

	DatabaseOutage(ConfigurationFeed feed, Configurations configurations, InstanceReports reports, LogWriter log) {
		this.feed = feed;
		this.configurations = configurations;
		this.reports = reports;
		this.log = log;
	}

	/** Tells whether the database is late with an answer. */
	boolean isSilent() {
		return this.feed.state() == State.FOLLOWING && this.feed.sinceConfirmed().compareTo(LATE) > 0;
	}

	/** Tells whether the database answers, and takes nothing. */
	boolean isRefusing() {
		return this.feed.state() == State.FOLLOWING && !isSilent()
				&& (this.reports.isRefused() || this.log.isRefused());
	}

	@Override
	public @Nullable String words() {
		return switch (this.feed.state()) {
			case FOLLOWING -> isSilent() ? away() : isRefusing() ? full() : null;
			case FAULT -> "The configuration cannot be brought up to date; Usher's log says why. " + goesOn();
			case NEW, STORE_AWAY -> away();
			case STORE_REFUSES -> refuses();
		};
	}

	private String away() {
		return "The database cannot be reached. " + goesOn() + " Nothing can be changed until it is back, and the "
				+ "change history and the logs cannot be read.";
	}

	private String refuses() {
		return StringUtils.capitalize(this.feed.words()) + ". " + goesOn()
				+ " Nothing can be changed until somebody has put that right; Usher's log says more.";
	}

	private String full() {
		return "The database answers, but does not take what is written: it is read-only, full or too slow; Usher's log "
				+ "says which. " + goesOn() + " Changes are refused, and decisions wait on disk to be logged.";
	}

	private String goesOn() {
		if (!this.configurations.isLoaded()) {
			return "There is no configuration to decide from, so that calls are left to Infinity.";
		}
		Instant kept = this.feed.restoredFrom();
		return "Calls are decided from configuration revision " + this.configurations.current().revision()
				+ ((kept != null) ? ", which was kept on disk on " + TIME.format(kept) + "." : ".");
	}

}
