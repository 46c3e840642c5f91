package io.usher.core.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Violations;
import io.usher.core.catalogue.ViolationsException;
import io.usher.core.record.RecordId;
import io.usher.core.record.UniqueKey;
import org.jspecify.annotations.Nullable;

/**
 * A store that forgets everything when it is dropped.
 */
public class InMemoryConfigurationStore implements ConfigurationStore, ChangeArchive {

	private Head head = Head.EMPTY;

	private final List<Change> changes = new ArrayList<>();

	private Map<RecordId, StoredRecord> records = new LinkedHashMap<>();

	private Map<UniqueKey, RecordId> owners = new HashMap<>();

	private long nextNumber = 1;

	@Override
	public synchronized Head head() {
		return this.head;
	}

	@Override
	public synchronized @Nullable Change publish(Function<Head, @Nullable Change> work) {
		long numbers = this.nextNumber;
		boolean written = false;
		try {
			Change change = work.apply(this.head);
			if (change != null) {
				write(change);
			}
			written = true;
			return change;
		}
		finally {
			if (!written) {
				this.nextNumber = numbers;
			}
		}
	}

	private void write(Change change) {
		Map<RecordId, StoredRecord> after = new LinkedHashMap<>(this.records);
		Map<UniqueKey, RecordId> keys = new HashMap<>(this.owners);
		Map<RecordId, RecordVersion> last = new LinkedHashMap<>();
		change.versions().forEach((version) -> last.put(version.id(), version));
		keys.values().removeAll(last.keySet());
		Violations violations = Violations.none();
		for (RecordVersion version : last.values()) {
			if (version.document() == null) {
				after.remove(version.id());
				continue;
			}
			after.put(version.id(), new StoredRecord(version.id(), change.revision(), version.document()));
			for (UniqueKey key : version.keys()) {
				if (keys.putIfAbsent(key, version.id()) != null) {
					violations = violations.and(Violations.of(key.taken()));
				}
			}
		}
		if (violations.hasErrors()) {
			throw new ViolationsException(violations);
		}
		this.records = after;
		this.owners = keys;
		this.changes.add(withoutKeys(change));
		this.head = new Head(change.revision(), change.hash());
	}

	private static Change withoutKeys(Change change) {
		return new Change(change.revision(), change.at(), change.actor(), change.reason(), change.versions()
			.stream()
			.map((version) -> new RecordVersion(version.id(), version.operation(), version.document(), List.of()))
			.toList(), change.previousHash(), change.hash(), change.signature());
	}

	@Override
	public synchronized List<Change> changesAfter(long revision, int limit) {
		return this.changes.stream().filter((change) -> change.revision() > revision).limit(limit).toList();
	}

	@Override
	public synchronized Head readAll(Consumer<StoredRecord> reader) {
		this.records.values().forEach(reader);
		return this.head;
	}

	@Override
	public synchronized List<StoredRecord> versionsOf(RecordId id, int limit) {
		List<StoredRecord> versions = new ArrayList<>();
		for (Change change : this.changes) {
			for (RecordVersion version : change.versions()) {
				if (version.id().equals(id)) {
					versions.add(new StoredRecord(id, change.revision(), version.document()));
				}
			}
		}
		Collections.reverse(versions);
		return versions.stream().limit(limit).toList();
	}

	@Override
	public synchronized long reserveNumbers(int count) {
		long first = this.nextNumber;
		this.nextNumber += count;
		return first;
	}

	@Override
	public synchronized List<ArchivedChange> search(ChangeQuery query, int records) {
		List<Change> newestFirst = new ArrayList<>(this.changes);
		Collections.reverse(newestFirst);
		return newestFirst.stream()
			.filter(query::fits)
			.limit(query.limit())
			.map((change) -> archived(change, 0, records))
			.toList();
	}

	@Override
	public synchronized Optional<ArchivedChange> find(long revision, int from, int records) {
		return this.changes.stream()
			.filter((change) -> change.revision() == revision)
			.map((change) -> archived(change, from, records))
			.findFirst();
	}

	private static ArchivedChange archived(Change change, int from, int records) {
		return new ArchivedChange(new Change(change.revision(), change.at(), change.actor(), change.reason(),
				change.versions().stream().skip(from).limit(records).toList(), change.previousHash(), change.hash(),
				change.signature()), change.versions().size());
	}

	@Override
	public synchronized Optional<StoredRecord> recordAt(RecordId id, long revision) {
		return versionsOf(id, Integer.MAX_VALUE).stream().filter((stored) -> stored.revision() <= revision).findFirst();
	}

	@Override
	public synchronized Map<RecordKind, Long> countsAt(long revision) {
		return allAt(revision)
			.collect(Collectors.groupingBy((stored) -> stored.id().kind(), TreeMap::new, Collectors.counting()));
	}

	@Override
	public synchronized List<StoredRecord> recordsAt(RecordKind kind, long revision, long after, int limit) {
		return allAt(revision).filter((stored) -> stored.id().kind() == kind && stored.id().number() > after)
			.limit(limit)
			.toList();
	}

	private Stream<StoredRecord> allAt(long revision) {
		return this.changes.stream()
			.flatMap((change) -> change.versions().stream())
			.map(RecordVersion::id)
			.distinct()
			.sorted(Comparator.comparing(RecordId::number))
			.flatMap((id) -> recordAt(id, revision).stream())
			.filter((stored) -> stored.document() != null);
	}

}
