package io.usher.core.configuration;

import java.util.ArrayList;
import java.util.List;

import io.usher.core.history.Change;
import io.usher.core.history.ConfigurationStore;
import io.usher.core.history.Head;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.DocumentCodec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds this instance's snapshot and keeps it up to date from the store's feed. Readers
 * see wholly one revision or wholly the next.
 */
public final class Configurations {

	private static final Logger log = LoggerFactory.getLogger(Configurations.class);

	private static final int CHANGES_AT_ONCE = 100;

	private final ConfigurationStore store;

	private final DocumentCodec codec;

	private volatile @Nullable Configuration current;

	public Configurations(ConfigurationStore store, DocumentCodec codec) {
		this.store = store;
		this.codec = codec;
	}

	/** Tells whether there is a snapshot yet. */
	public boolean isLoaded() {
		return this.current != null;
	}

	/** Returns the snapshot, which is empty and of revision 0 before the first load. */
	public Configuration current() {
		Configuration snapshot = this.current;
		return (snapshot != null) ? snapshot : Configuration.empty();
	}

	/**
	 * Brings the snapshot to the store's newest revision: reads everything the first
	 * time, and only what changed afterwards.
	 * @return the snapshot
	 * @throws io.usher.core.history.StoreUnavailableException when the store cannot be
	 * reached; the snapshot stays
	 */
	public synchronized Configuration catchUp() {
		Configuration snapshot = this.current;
		if (snapshot == null) {
			snapshot = readAll();
		}
		List<Change> changes = this.store.changesAfter(snapshot.revision(), CHANGES_AT_ONCE);
		while (!changes.isEmpty()) {
			for (Change change : changes) {
				snapshot = snapshot.with(change.revision(), edits(change));
			}
			changes = (changes.size() < CHANGES_AT_ONCE) ? List.of()
					: this.store.changesAfter(snapshot.revision(), CHANGES_AT_ONCE);
		}
		this.current = snapshot;
		return snapshot;
	}

	private Configuration readAll() {
		List<ConfigurationRecord> records = new ArrayList<>();
		Head head = this.store.readAll((stored) -> {
			if (stored.document() != null) {
				records.add(Records.read(stored.id(), stored.revision(),
						this.codec.decode(stored.id(), stored.document())));
			}
		});
		log.info("Read {} records of revision {}", records.size(), head.revision());
		return Configuration.of(head.revision(), records);
	}

	private List<RecordEdit> edits(Change change) {
		return change.versions().stream().map((version) -> {
			Document after = (version.document() != null) ? this.codec.decode(version.id(), version.document()) : null;
			return new RecordEdit(version.id(), after);
		}).toList();
	}

}
