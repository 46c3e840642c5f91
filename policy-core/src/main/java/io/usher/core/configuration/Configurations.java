package io.usher.core.configuration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.usher.core.history.Change;
import io.usher.core.history.ConfigurationStore;
import io.usher.core.history.Head;
import io.usher.core.history.RecordVersion;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.DocumentCodec;
import io.usher.core.record.RecordId;
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

	private final RecordReading reading;

	private final AtomicReference<@Nullable Snapshot> held = new AtomicReference<>();

	/**
	 * Whether the snapshot came from a file of another version of the program, and the
	 * store may have more of its revision.
	 */
	private volatile boolean partial;

	public Configurations(ConfigurationStore store, DocumentCodec codec) {
		this.store = store;
		this.reading = new RecordReading(codec);
	}

	/** Tells whether there is a snapshot yet. */
	public boolean isLoaded() {
		return this.held.get() != null;
	}

	/** Returns the snapshot, which is empty and of revision 0 before the first load. */
	public Configuration current() {
		return snapshot().configuration();
	}

	/** Returns revision and hash of the snapshot. */
	public Head head() {
		return snapshot().head();
	}

	/** Returns the snapshot with its place in the history. */
	public Snapshot snapshot() {
		Snapshot snapshot = this.held.get();
		return (snapshot != null) ? snapshot : Snapshot.EMPTY;
	}

	/** Returns the snapshot as it is kept on disk, null before the first load. */
	public @Nullable KeptConfiguration toKeep(Instant now) {
		Snapshot snapshot = this.held.get();
		return (snapshot != null) ? new KeptConfiguration(snapshot.head(), now, snapshot.configuration(), !this.partial)
				: null;
	}

	/**
	 * Takes a configuration that was kept, where nothing was read from the store yet. One
	 * that is not whole is read again from the store as soon as that can be reached.
	 * @return whether it was taken
	 */
	public boolean restore(KeptConfiguration kept) {
		boolean taken = this.held.compareAndSet(null, new Snapshot(kept.configuration(), kept.head().hash()));
		this.partial |= taken && !kept.whole();
		return taken;
	}

	/**
	 * Brings the snapshot to the store's newest revision: reads everything the first
	 * time, when the store has another history than the snapshot, as after a restore from
	 * a backup, or when the snapshot is one that another version of the program kept; and
	 * else only what changed afterwards.
	 * @return the snapshot
	 * @throws io.usher.core.history.StoreUnavailableException when the store cannot be
	 * reached; the snapshot stays
	 */
	public synchronized Configuration catchUp() {
		while (true) {
			Snapshot held = this.held.get();
			boolean completing = held != null && this.partial && isReached(held.head());
			Snapshot snapshot = (held != null && !completing) ? held : readAll();
			List<Change> changes = this.store.changesAfter(snapshot.head().revision(), CHANGES_AT_ONCE);
			if (!changes.isEmpty() && !changes.get(0).previousHash().equals(snapshot.hash())) {
				log.warn("The database has another revision {} than the one in use, as after a restore from a backup: "
						+ "everything is read again", snapshot.head().revision());
				snapshot = readAll();
				changes = this.store.changesAfter(snapshot.head().revision(), CHANGES_AT_ONCE);
			}
			Snapshot newest = advance(snapshot, changes);
			if (this.held.compareAndSet(held, newest)) {
				this.partial &= snapshot == held;
				return newest.configuration();
			}
		}
	}

	/** A node of a cluster may be behind, and an instance never goes back. */
	private boolean isReached(Head head) {
		if (this.store.head().revision() < head.revision()) {
			return false;
		}
		log.info("Revision {} was kept on disk by another version of Usher: everything is read again", head.revision());
		return true;
	}

	/**
	 * Takes the configuration that a change of this instance led to, without reading what
	 * the instance has just written, and without waiting for who reads others' changes.
	 * @param change the change as it was written
	 * @param after the configuration with it
	 * @return the snapshot, which has the change
	 * @throws io.usher.core.history.StoreUnavailableException when others' changes came
	 * between, and the store cannot be reached; the snapshot stays
	 */
	public Configuration adopt(Change change, Configuration after) {
		Snapshot held = this.held.get();
		boolean follows = held != null && !this.partial && after.revision() == change.revision()
				&& held.head().equals(new Head(change.revision() - 1, change.previousHash()));
		return (follows && this.held.compareAndSet(held, new Snapshot(after, change.hash()))) ? after : catchUp();
	}

	/**
	 * Reads everything again, also where the store's newest revision is an older one.
	 * @return the snapshot
	 * @throws io.usher.core.history.StoreUnavailableException when the store cannot be
	 * reached; the snapshot stays
	 */
	public synchronized Configuration readAgain() {
		Snapshot held = this.held.get();
		Snapshot snapshot = readAll();
		Snapshot newest = advance(snapshot, this.store.changesAfter(snapshot.head().revision(), CHANGES_AT_ONCE));
		if (!this.held.compareAndSet(held, newest)) {
			return catchUp();
		}
		this.partial = false;
		return newest.configuration();
	}

	/**
	 * Tells whether the store has the revision of the snapshot with the same hash.
	 * @throws io.usher.core.history.StoreUnavailableException when the store cannot be
	 * reached
	 */
	public boolean isOfStore() {
		Head own = head();
		return own.revision() == 0 || this.store.changesAfter(own.revision() - 1, 1)
			.stream()
			.anyMatch((change) -> change.revision() == own.revision() && change.hash().equals(own.hash()));
	}

	private Snapshot advance(Snapshot from, List<Change> first) {
		Snapshot snapshot = from;
		List<Change> changes = first;
		while (!changes.isEmpty()) {
			for (Change change : changes) {
				snapshot = new Snapshot(follow(snapshot.configuration(), change), change.hash());
			}
			changes = (changes.size() < CHANGES_AT_ONCE) ? List.of()
					: this.store.changesAfter(snapshot.head().revision(), CHANGES_AT_ONCE);
		}
		return snapshot;
	}

	private Snapshot readAll() {
		List<ConfigurationRecord> records = new ArrayList<>();
		Head head = this.store.readAll((stored) -> {
			if (stored.document() != null) {
				records.add(this.reading.read(stored.id(), stored.revision(), stored.document()));
			}
		});
		log.info("Read {} records of revision {}", records.size(), head.revision());
		List<ConfigurationRecord> all = new ArrayList<>(lastUnderstood(records));
		all.addAll(records);
		return new Snapshot(Configuration.of(head.revision(), all), head.hash());
	}

	/** They come before others, which may have taken over their names meanwhile. */
	private List<ConfigurationRecord> lastUnderstood(List<ConfigurationRecord> records) {
		List<ConfigurationRecord> understood = new ArrayList<>();
		for (ConfigurationRecord record : records) {
			if (record instanceof HeldRecord held) {
				RecordReading.tell(held);
				ConfigurationRecord before = this.reading.lastUnderstood(held, this.store);
				if (before != null) {
					understood.add(before);
				}
			}
		}
		return understood;
	}

	private Configuration follow(Configuration before, Change change) {
		List<RecordId> touched = new ArrayList<>();
		List<ConfigurationRecord> records = new ArrayList<>();
		for (RecordVersion version : change.versions()) {
			touched.add(version.id());
			if (version.document() != null) {
				ConfigurationRecord record = this.reading.read(version.id(), change.revision(), version.document());
				records.add(record);
				if (record instanceof HeldRecord held) {
					RecordReading.tell(held);
				}
			}
		}
		return before.following(change.revision(), touched, records);
	}

}
