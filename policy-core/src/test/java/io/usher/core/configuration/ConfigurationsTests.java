package io.usher.core.configuration;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ViolationsException;
import io.usher.core.history.Actor;
import io.usher.core.history.Change;
import io.usher.core.history.ChangeChain;
import io.usher.core.history.Head;
import io.usher.core.history.InMemoryConfigurationStore;
import io.usher.core.history.RecordVersion;
import io.usher.core.history.StoredRecord;
import io.usher.core.record.Document;
import io.usher.core.record.DocumentCodec;
import io.usher.core.record.RecordId;
import io.usher.core.secret.SecretKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConfigurationsTests {

	private static final int MANY = 20_000;

	private static final SecretKey KEY = SecretKey.of("0123456789abcdef0123456789abcdef");

	private final CountingStore store = new CountingStore();

	private final DocumentCodec codec = new DocumentCodec(KEY);

	private final Configurations writing = new Configurations(this.store, this.codec);

	private final Configurations following = new Configurations(this.store, this.codec);

	private final Administration administration = new Administration(this.store, this.writing, this.codec,
			new ChangeChain(KEY), Clock.systemUTC());

	@Test
	void readsAllOnceAndThenOnlyWhatChanged() {
		List<Edit> edits = new ArrayList<>();
		for (RecordId id : this.administration.reserve(RecordKind.CONFERENCE, MANY)) {
			edits.add(new Edit.Create(id, conference("Room " + id.number(), "room" + id.number())));
		}
		this.administration.save(edits, Actor.system(), null);
		Configuration before = this.following.catchUp();
		int readingsOfAll = this.store.readingsOfAll.get();
		RecordId changed = edits.get(MANY / 2).id();
		this.administration.save(
				List.of(new Edit.Update(changed, Edit.ANY_REVISION, conference("Another name", "another.alias"))),
				Actor.system(), null);
		this.store.versionsRead.set(0);
		Configuration after = this.following.catchUp();
		assertThat(this.store.readingsOfAll).hasValue(readingsOfAll);
		assertThat(this.store.versionsRead).hasValue(1);
		assertThat(after.revision()).isEqualTo(2);
		assertThat(after.conferenceWithAlias("another.alias")).isNotNull();
		assertThat(after.conferenceWithAlias("room" + changed.number())).isNull();
		assertThat(before.conferenceWithAlias("another.alias")).isNull();
		assertThat(after.all(RecordKind.CONFERENCE)).hasSize(MANY)
			.filteredOn((record) -> before.find(record.id()).orElse(null) != record)
			.extracting((record) -> record.id())
			.containsExactly(changed);
	}

	@Test
	void keepsItsSnapshotWhileNothingChanges() {
		Configuration first = this.following.catchUp();
		assertThat(this.following.catchUp()).isSameAs(first);
		assertThat(this.following.isLoaded()).isTrue();
	}

	@Test
	void readsRecordsWithFieldsOfANewerVersion() {
		RecordId id = this.administration.reserve(RecordKind.CONFERENCE, 1).get(0);
		Map<String, Object> newer = new HashMap<>(conference("Room", "room").values());
		newer.put("hologram", Document.of(Map.of("depth", 3L)));
		Change change = this.store.publish((head) -> new ChangeChain(KEY).append(head, Instant.EPOCH, Actor.system(),
				null, List.of(new RecordVersion(id, RecordVersion.Operation.CREATED,
						this.codec.encode(id, Document.of(newer)), List.of()))));
		assertThat(change).isNotNull();
		assertThat(this.following.catchUp().conferenceWithAlias("room")).isNotNull();
		assertThat(new Configurations(this.store, this.codec).catchUp().conferenceWithAlias("room")).isNotNull();
		assertThatThrownBy(() -> this.administration
			.save(List.of(new Edit.Update(id, Edit.ANY_REVISION, Document.of(newer))), Actor.system(), null))
			.isInstanceOf(ViolationsException.class);
	}

	@Test
	void readsEverythingAgainWhenTheStoreHasAnotherHistory() {
		save("Room", "room");
		KeptConfiguration kept = new KeptConfiguration(new Head(1, "f".repeat(64)), Instant.EPOCH,
				Configuration.of(1, List.of()));
		assertThat(this.following.restore(kept)).isTrue();
		assertThat(this.following.isOfStore()).isFalse();
		save("Another room", "another");
		Configuration after = this.following.catchUp();
		assertThat(after.revision()).isEqualTo(2);
		assertThat(after.conferenceNamed("Room")).isPresent();
		assertThat(this.following.isOfStore()).isTrue();
		assertThat(this.following.head()).isEqualTo(this.store.head());
	}

	@Test
	void goesOnFromWhatWasKeptAndReadsOnlyWhatChangedSince() {
		save("Room", "room");
		this.writing.catchUp();
		KeptConfiguration kept = this.writing.toKeep(Instant.EPOCH);
		save("Another room", "another");
		int readingsOfAll = this.store.readingsOfAll.get();
		assertThat(this.following.restore(kept)).isTrue();
		assertThat(this.following.isOfStore()).isTrue();
		assertThat(this.following.catchUp().conferenceNamed("Another room")).isPresent();
		assertThat(this.store.readingsOfAll).hasValue(readingsOfAll);
	}

	@Test
	void keepsWhatItReadFromTheStoreWhenAFileComesLate() {
		save("Room", "room");
		this.following.catchUp();
		KeptConfiguration kept = new KeptConfiguration(Head.EMPTY, Instant.EPOCH, Configuration.empty());
		assertThat(this.following.restore(kept)).isFalse();
		assertThat(this.following.current().conferenceNamed("Room")).isPresent();
	}

	private void save(String name, String alias) {
		this.administration.create(RecordKind.CONFERENCE, conference(name, alias), Actor.system(), null);
	}

	@Test
	void followsMoreChangesThanItReadsAtOnce() {
		for (int i = 0; i < 250; i++) {
			this.administration.create(RecordKind.CONFERENCE, conference("Room " + i, "room" + i), Actor.system(),
					null);
		}
		assertThat(this.following.catchUp().revision()).isEqualTo(250);
		this.administration.create(RecordKind.CONFERENCE, conference("Last", "last"), Actor.system(), null);
		assertThat(this.following.catchUp().count(RecordKind.CONFERENCE)).isEqualTo(251);
	}

	private static Document conference(String name, String alias) {
		return Document.empty()
			.with(CommonFields.NAME, name)
			.with(ConferenceFields.ALIASES, List.of(Document.empty().with(ConferenceFields.ALIAS, alias)));
	}

	/** Counts what is read of it. */
	private static final class CountingStore extends InMemoryConfigurationStore {

		private final AtomicInteger readingsOfAll = new AtomicInteger();

		private final AtomicInteger versionsRead = new AtomicInteger();

		@Override
		public Head readAll(Consumer<StoredRecord> reader) {
			this.readingsOfAll.incrementAndGet();
			return super.readAll(reader);
		}

		@Override
		public List<Change> changesAfter(long revision, int limit) {
			List<Change> changes = super.changesAfter(revision, limit);
			changes.forEach((change) -> this.versionsRead.addAndGet(change.versions().size()));
			return changes;
		}

	}

}
