package io.usher.core.configuration;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.usher.core.history.Change;
import io.usher.core.history.ConfigurationStore;
import io.usher.core.history.RecordVersion;
import io.usher.core.history.StoredRecord;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.DocumentCodec;
import io.usher.core.record.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * Rebuilds the configuration as it was at an earlier revision: today's, with the records
 * that changed since as they were then. It shares all others with today's snapshot, takes
 * a bounded time, and keeps the last few that were asked for.
 */
public final class PastConfigurations {

	/** How long people wait for a revision, whatever changed since. */
	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final int CHANGES_AT_ONCE = 50;

	private static final int KEPT = 4;

	private final ConfigurationStore store;

	private final DocumentCodec codec;

	private final Configurations configurations;

	private final Duration patience;

	private final Map<Long, Configuration> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<Long, Configuration> eldest) {
			return size() > KEPT;
		}

	};

	public PastConfigurations(ConfigurationStore store, DocumentCodec codec, Configurations configurations) {
		this(store, codec, configurations, PATIENCE);
	}

	PastConfigurations(ConfigurationStore store, DocumentCodec codec, Configurations configurations,
			Duration patience) {
		this.store = store;
		this.codec = codec;
		this.configurations = configurations;
		this.patience = patience;
	}

	/**
	 * Returns the configuration at a revision, of which people wait for one at a time.
	 * @param revision 1 to the current one
	 * @throws UnavailableRevisionException when there is no such revision, or it cannot
	 * be rebuilt in time
	 * @throws io.usher.core.history.StoreUnavailableException when the store cannot be
	 * reached
	 */
	public synchronized Configuration at(long revision) {
		Configuration current = this.configurations.current();
		if (revision == current.revision()) {
			return current;
		}
		if (revision < 1 || revision > current.revision()) {
			throw new UnavailableRevisionException(
					"revision: " + revision + " (expected: 1 to " + current.revision() + ")");
		}
		Configuration past = this.kept.get(revision);
		if (past == null) {
			past = rebuild(revision, current);
			this.kept.put(revision, past);
		}
		return past;
	}

	private Configuration rebuild(long revision, Configuration current) {
		long end = System.nanoTime() + this.patience.toNanos();
		Map<RecordId, @Nullable ConfigurationRecord> records = new LinkedHashMap<>();
		firstChanges(revision, current.revision(), end).forEach((id, operation) -> {
			boolean later = operation == RecordVersion.Operation.CREATED;
			records.put(id, later ? null : recordAt(id, revision, end));
		});
		return current.with(revision, records);
	}

	/** Returns what first happened to each record that changed after a revision. */
	private Map<RecordId, RecordVersion.Operation> firstChanges(long after, long upTo, long end) {
		Map<RecordId, RecordVersion.Operation> first = new LinkedHashMap<>();
		long known = after;
		while (known < upTo) {
			List<Change> changes = this.store.changesAfter(known, CHANGES_AT_ONCE);
			if (changes.isEmpty()) {
				break;
			}
			for (Change change : changes) {
				if (change.revision() <= upTo) {
					change.versions().forEach((version) -> first.putIfAbsent(version.id(), version.operation()));
				}
				known = change.revision();
			}
			hurry(after, end);
		}
		return first;
	}

	private @Nullable ConfigurationRecord recordAt(RecordId id, long revision, long end) {
		for (int limit = 2;; limit *= 8) {
			hurry(revision, end);
			List<StoredRecord> versions = this.store.versionsOf(id, limit);
			for (StoredRecord version : versions) {
				if (version.revision() <= revision) {
					return (version.document() != null) ? read(version, version.document()) : null;
				}
			}
			if (versions.size() < limit) {
				return null;
			}
		}
	}

	private ConfigurationRecord read(StoredRecord version, String document) {
		try {
			return Records.read(version.id(), version.revision(), this.codec.decode(version.id(), document));
		}
		catch (RuntimeException ex) {
			throw new UnavailableRevisionException("The configuration of that time cannot be read: "
					+ version.id().kind().title() + " " + version.id().number() + ": " + ex.getMessage());
		}
	}

	private static void hurry(long revision, long end) {
		if (System.nanoTime() - end >= 0) {
			throw new UnavailableRevisionException("So much has changed since revision " + revision
					+ " that it cannot be rebuilt in time. Choose a later one.");
		}
	}

}
