package io.usher.web.dashboard;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Change;
import io.usher.core.history.ChangeHistory;
import io.usher.core.history.ChangeView;
import io.usher.core.history.ConfigurationStore;
import io.usher.core.history.RecordVersion;
import io.usher.core.record.DocumentCodec;
import io.usher.web.console.Ago;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * What changed lately, in a line each.
 */
@Component
class LatestChanges {

	private static final int SHOWN = 8;

	private static final int KINDS = 3;

	private final ChangeHistory history;

	private final Configurations configurations;

	private final Clock clock;

	LatestChanges(ConfigurationStore store, DocumentCodec codec, Configurations configurations, Clock clock) {
		this.history = new ChangeHistory(store, codec);
		this.configurations = configurations;
		this.clock = clock;
	}

	/**
	 * Returns the last changes, newest first.
	 * @throws io.usher.core.history.StoreUnavailableException when the store cannot be
	 * reached
	 */
	List<Line> lines() {
		Instant now = this.clock.instant();
		return this.history.changes(0, Long.MAX_VALUE, (change) -> true, SHOWN)
			.stream()
			.map((change) -> new Line(change.revision(), change.at(), Ago.words(change.at(), now),
					change.actor().name(), what(change), change.reason()))
			.toList();
	}

	/** A single record is named; of many it is counted what became of them. */
	private String what(Change change) {
		if (change.versions().size() == 1) {
			ChangeView.RecordView record = this.history.view(change, this.configurations.current()::nameOf)
				.records()
				.get(0);
			String title = record.id().kind().title();
			String named = record.id().kind() == RecordKind.GLOBAL ? title : title + " “" + record.name() + "”";
			return named + " " + word(record.operation());
		}
		Map<Kind, Long> counts = change.versions()
			.stream()
			.collect(Collectors.groupingBy((version) -> new Kind(version.id().kind(), version.operation()),
					LinkedHashMap::new, Collectors.counting()));
		String told = counts.entrySet()
			.stream()
			.limit(KINDS)
			.map((entry) -> entry.getKey().counted(entry.getValue()))
			.collect(Collectors.joining(", "));
		return (counts.size() > KINDS) ? told + " and more" : told;
	}

	private static String word(RecordVersion.Operation operation) {
		return operation.name().toLowerCase(Locale.ROOT);
	}

	/**
	 * What became of records of a kind.
	 *
	 * @param kind the kind
	 * @param operation what became of them
	 */
	private record Kind(RecordKind kind, RecordVersion.Operation operation) {

		String counted(long count) {
			return Tile.number(count) + " " + ((count == 1) ? this.kind.title() : this.kind.plural()) + " "
					+ word(this.operation);
		}

	}

	/**
	 * A change in a line.
	 *
	 * @param revision its revision
	 * @param at when
	 * @param ago the same in words
	 * @param who who
	 * @param what what became of what
	 * @param why why, null when nobody said
	 */
	record Line(long revision, Instant at, String ago, String who, String what, @Nullable String why) {

	}

}
