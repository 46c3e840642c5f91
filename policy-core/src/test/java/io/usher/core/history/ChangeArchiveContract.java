package io.usher.core.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.history.Actor.Via;
import io.usher.core.history.RecordVersion.Operation;
import io.usher.core.record.RecordId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every {@link ChangeArchive} reads from its store, beside what the store does.
 */
public abstract class ChangeArchiveContract extends ConfigurationStoreContract {

	private static final Actor ALICE = new Actor("Alice", "192.0.2.1", Via.CONSOLE);

	private static final RecordId THEME = new RecordId(RecordKind.THEME, 9);

	/** Returns the archive of the store. */
	protected abstract ChangeArchive archive();

	@Test
	void findsChangesNewestFirstWithTheirFirstVersions() {
		publish(created(1, "{}"), created(2, "{}"), created(3, "{}"));
		publish(changed(1, "{\"a\":1}"));
		List<ArchivedChange> found = archive().search(ChangeQuery.newest(10), 2);
		assertThat(found).extracting((change) -> change.change().revision()).containsExactly(2L, 1L);
		assertThat(found).extracting(ArchivedChange::recordCount).containsExactly(1, 3);
		assertThat(found.get(1).change().versions()).containsExactly(created(1, "{}"), created(2, "{}"));
		assertThat(found.get(0).change().hash()).isEqualTo(store().head().hash());
		assertThat(archive().search(ChangeQuery.newest(1), 0)).singleElement()
			.satisfies((change) -> assertThat(change.change().versions()).isEmpty());
		assertThat(archive().find(1, 2, 5).orElseThrow().change().versions()).containsExactly(created(3, "{}"));
		assertThat(archive().find(3, 0, 5)).isEmpty();
	}

	@Test
	void filtersChanges() {
		publish(created(1, "{}"));
		by(ALICE, AT.plusSeconds(10), created(2, "{}"), new RecordVersion(THEME, Operation.CREATED, "{}", List.of()));
		by(ALICE, AT.plusSeconds(20), changed(2, "{\"a\":1}"));
		publish(deleted(1));
		assertThat(revisions(query(0, 4, null, null, null, null, null, null, null))).containsExactly(3L, 2L, 1L);
		assertThat(revisions(query(2, 9, null, null, null, null, null, null, null))).containsExactly(4L, 3L);
		assertThat(revisions(query(0, 9, "ALICE", null, null, null, null, null, null))).containsExactly(3L, 2L);
		assertThat(revisions(query(0, 9, "bob", null, null, null, null, null, null))).isEmpty();
		assertThat(revisions(query(0, 9, null, Via.SYSTEM, null, null, null, null, null))).containsExactly(4L, 1L);
		assertThat(revisions(query(0, 9, null, null, RecordKind.THEME, null, null, null, null))).containsExactly(2L);
		assertThat(revisions(query(0, 9, null, null, RecordKind.CONFERENCE, Operation.CREATED, null, null, null)))
			.containsExactly(2L, 1L);
		assertThat(revisions(query(0, 9, null, null, null, Operation.DELETED, null, null, null))).containsExactly(4L);
		assertThat(revisions(query(0, 9, null, null, null, null, conference(2), null, null))).containsExactly(3L, 2L);
		assertThat(revisions(query(0, 9, null, null, null, null, null, AT.plusSeconds(10), AT.plusSeconds(20))))
			.containsExactly(2L);
		assertThat(revisions(query(0, 3, "alice", Via.CONSOLE, RecordKind.CONFERENCE, null, null, null, null)))
			.containsExactly(2L);
	}

	@Test
	void findsAKindBehindManyOthers() {
		publish(new RecordVersion(THEME, Operation.CREATED, "{}", List.of()));
		by(ALICE, AT, created(1, "{}"));
		IntStream.range(0, 20).forEach((i) -> publish(changed(1, "{\"a\":" + i + "}")));
		assertThat(revisions(query(0, 99, null, null, RecordKind.THEME, null, null, null, null))).containsExactly(1L);
		assertThat(revisions(query(0, 99, "alice", null, RecordKind.CONFERENCE, null, null, null, null)))
			.containsExactly(2L);
	}

	@Test
	void knowsRecordsAsTheyWere() {
		publish(created(1, "{\"a\":1}"), created(2, "{}"));
		publish(changed(1, "{\"a\":2}"));
		publish(deleted(1));
		assertThat(archive().recordAt(conference(1), 0)).isEmpty();
		assertThat(archive().recordAt(conference(1), 1)).contains(new StoredRecord(conference(1), 1, "{\"a\":1}"));
		assertThat(archive().recordAt(conference(1), 2)).contains(new StoredRecord(conference(1), 2, "{\"a\":2}"));
		assertThat(archive().recordAt(conference(1), 99)).contains(new StoredRecord(conference(1), 3, null));
		assertThat(archive().recordAt(conference(3), 99)).isEmpty();
	}

	@Test
	void knowsTheConfigurationAsItWas() {
		publish(created(1, "{\"a\":1}"), created(2, "{}"),
				new RecordVersion(THEME, Operation.CREATED, "{}", List.of()));
		publish(changed(1, "{\"a\":2}"), created(3, "{}"));
		publish(deleted(2), new RecordVersion(THEME, Operation.DELETED, null, List.of()));
		assertThat(archive().countsAt(0)).isEmpty();
		assertThat(archive().countsAt(2)).isEqualTo(Map.of(RecordKind.CONFERENCE, 3L, RecordKind.THEME, 1L));
		assertThat(archive().countsAt(3)).isEqualTo(Map.of(RecordKind.CONFERENCE, 2L));
		assertThat(archive().recordsAt(RecordKind.CONFERENCE, 2, 0, 10)).containsExactly(
				new StoredRecord(conference(1), 2, "{\"a\":2}"), new StoredRecord(conference(2), 1, "{}"),
				new StoredRecord(conference(3), 2, "{}"));
		assertThat(archive().recordsAt(RecordKind.CONFERENCE, 3, 1, 10))
			.containsExactly(new StoredRecord(conference(3), 2, "{}"));
		assertThat(archive().recordsAt(RecordKind.CONFERENCE, 1, 0, 1))
			.containsExactly(new StoredRecord(conference(1), 1, "{\"a\":1}"));
		assertThat(archive().recordsAt(RecordKind.THEME, 3, 0, 10)).isEmpty();
	}

	private void by(Actor actor, Instant at, RecordVersion... versions) {
		store().publish((head) -> this.chain.append(head, at, actor, "why", List.of(versions)));
	}

	private static ChangeQuery query(long after, long before, String actor, Via via, RecordKind kind,
			Operation operation, RecordId record, Instant from, Instant to) {
		return new ChangeQuery(after, before, actor, via, kind, operation, record, from, to, 10);
	}

	private List<Long> revisions(ChangeQuery query) {
		return archive().search(query, 1).stream().map((change) -> change.change().revision()).toList();
	}

}
