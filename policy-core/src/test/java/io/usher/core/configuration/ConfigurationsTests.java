package io.usher.core.configuration;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.catalogue.Table;
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
import io.usher.core.record.Secret;
import io.usher.core.secret.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
	}

	@Test
	void savesRecordsWithTheFieldsThatANewerVersionSet() {
		RecordId id = this.administration.reserve(RecordKind.CONFERENCE, 1).get(0);
		Document alias = Document.of(Map.of("id", 77L, "alias", "room", "hologram_only", true));
		newer(id, RecordVersion.Operation.CREATED,
				Document.of(Map.of("name", "Room", "aliases", List.of(alias), "hologram", "blue", "hologram_pin",
						Secret.of("1234"), "breakouts", List.of(Document.of(Map.of("name", "A", "hologram", true))))));
		Document entered = Document.of(Map.of("name", "Hall", "aliases",
				List.of(Document.of(Map.of("id", 77L, "alias", "room")), Document.of(Map.of("alias", "hall")))));
		Document otherRoom = entered.with(ConferenceFields.BREAKOUTS, List.of(Document.of(Map.of("name", "B"))));
		assertThatThrownBy(() -> this.administration.save(List.of(new Edit.Update(id, Edit.ANY_REVISION, otherRoom)),
				Actor.system(), null))
			.hasMessageContaining("a row with fields of a newer version");
		this.administration.save(List.of(new Edit.Update(id, Edit.ANY_REVISION, entered)), Actor.system(), null);
		Document saved = new Configurations(this.store, this.codec).catchUp().find(id).orElseThrow().document();
		assertThat(saved.values()).containsEntry("name", "Hall")
			.containsEntry("hologram", "blue")
			.containsEntry("hologram_pin", Secret.of("1234"));
		assertThat(saved.rows(ConferenceFields.ALIASES).get(0).values()).containsEntry("hologram_only", true);
		assertThat(saved.rows(ConferenceFields.ALIASES)).hasSize(2);
		assertThatThrownBy(() -> this.administration
			.save(List.of(new Edit.Update(id, Edit.ANY_REVISION, saved.with("hologram", "red"))), Actor.system(), null))
			.hasMessageContaining("hologram");
	}

	@Test
	void holdsWhatItDoesNotUnderstandAsItWasBefore() {
		save("Room", "room");
		RecordId id = this.following.catchUp().conferenceNamed("Room").orElseThrow().id();
		newer(id, RecordVersion.Operation.CHANGED,
				conference("Hall", "hall").with(ServiceFields.SERVICE_TYPE, "hologram"));
		newer(new RecordId(RecordKind.CONFERENCE, 500), RecordVersion.Operation.CREATED, conference("Room", "room"));
		RecordId other = this.administration.reserve(RecordKind.CONFERENCE, 1).get(0);
		newer(other, RecordVersion.Operation.CREATED,
				conference("Stage", "stage").with(ServiceFields.SERVICE_TYPE, "hologram"));
		for (Configurations each : List.of(this.following, new Configurations(this.store, this.codec), kept())) {
			Configuration configuration = each.catchUp();
			assertThat(configuration.revision()).isEqualTo(4);
			assertThat(configuration.find(id).orElseThrow().revision()).isEqualTo(1);
			assertThat(configuration.conferenceWithAlias("hall")).isNull();
			assertThat(configuration.conferenceWithAlias("room").id().number()).isEqualTo(500);
			assertThat(configuration.find(other)).isEmpty();
			assertThat(configuration.held()).extracting(HeldRecord::id).containsExactlyInAnyOrder(id, other);
			assertThat(configuration.held(id).orElseThrow().why()).isEqualTo("service_type: hologram");
		}
		for (Edit edit : List.of(new Edit.Update(id, Edit.ANY_REVISION, conference("Room 1", "room1")),
				new Edit.Delete(id, Edit.ANY_REVISION))) {
			assertThatThrownBy(() -> this.administration.save(List.of(edit), Actor.system(), null))
				.hasMessageContaining("changed by a newer version of Usher (service_type: hologram)");
			assertThat(this.administration.check(List.of(edit)).hasErrors()).isTrue();
		}
	}

	@Test
	void understandsAgainWhatWasChangedBackAndForgetsWhatWasDeleted() {
		save("Room", "room");
		RecordId id = this.following.catchUp().conferenceNamed("Room").orElseThrow().id();
		Document hologram = conference("Room", "room").with(ServiceFields.SERVICE_TYPE, "hologram");
		newer(id, RecordVersion.Operation.CHANGED, hologram);
		assertThat(this.following.catchUp().held()).hasSize(1);
		newer(id, RecordVersion.Operation.CHANGED, conference("Hall", "hall"));
		assertThat(this.following.catchUp().held()).isEmpty();
		assertThat(this.following.current().conferenceWithAlias("hall").id()).isEqualTo(id);
		assertThat(this.following.current().conferenceWithAlias("room")).isNull();
		newer(id, RecordVersion.Operation.CHANGED, hologram);
		newer(id, RecordVersion.Operation.DELETED, null);
		assertThat(this.following.catchUp().held()).isEmpty();
		assertThat(this.following.current().find(id)).isEmpty();
		assertThat(this.following.current().conferenceWithAlias("hall")).isNull();
	}

	/** Who may come in is not decided by what was once so. */
	@Test
	void usesNoAccountThatItDoesNotUnderstand() {
		RecordId id = this.administration.reserve(RecordKind.API_TOKEN, 1).get(0);
		Document token = Document.of(Map.of("name", "Terraform", "account_role", "operator"));
		newer(id, RecordVersion.Operation.CREATED, token);
		assertThat(this.following.catchUp().find(id)).isPresent();
		newer(id, RecordVersion.Operation.CHANGED, token.with("account_role", "hologram"));
		for (Configurations each : List.of(this.following, new Configurations(this.store, this.codec), kept())) {
			assertThat(each.catchUp().find(id)).isEmpty();
			assertThat(each.current().held(id)).isPresent();
		}
	}

	@ParameterizedTest
	@EnumSource
	void isStoppedByNoChoiceOfANewerVersion(RecordKind kind) {
		List<Field> choices = FieldCatalogue.of(Table.of(kind), InfinityVersion.V35)
			.values()
			.stream()
			.filter((field) -> field.kind() instanceof FieldKind.Choice)
			.toList();
		long number = 1;
		for (Field field : choices) {
			newer(new RecordId(kind, number++), RecordVersion.Operation.CREATED,
					Document.of(Map.of("name", "n" + number, field.name(), "of_a_newer_version")));
		}
		newer(new RecordId(kind, number), RecordVersion.Operation.CREATED, Document.empty());
		assertThat(this.following.catchUp().revision()).isEqualTo(number);
		assertThat(new Configurations(this.store, this.codec).catchUp().revision()).isEqualTo(number);
	}

	private Configurations kept() {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		KeptConfigurationCodec files = new KeptConfigurationCodec(KEY, this.codec);
		Configurations kept = new Configurations(this.store, this.codec);
		try {
			this.following.catchUp();
			files.write(this.following.toKeep(Instant.EPOCH), file);
			kept.restore(files.read(new ByteArrayInputStream(file.toByteArray())));
			return kept;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Saves past the door, as another version of the program would. */
	private void newer(RecordId id, RecordVersion.Operation operation, Document document) {
		this.store.publish((head) -> new ChangeChain(KEY).append(head, Instant.EPOCH, Actor.system(), null,
				List.of(new RecordVersion(id, operation, (document != null) ? this.codec.encode(id, document) : null,
						List.of()))));
	}

	@Test
	void readsEverythingAgainWhenTheStoreHasAnotherHistory() {
		save("Room", "room");
		KeptConfiguration kept = new KeptConfiguration(new Head(1, "f".repeat(64)), Instant.EPOCH,
				Configuration.of(1, List.of()), true);
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
	void readsEverythingAgainAfterAFileOfAnotherVersionAlsoWhenNothingChangedSince() {
		save("Room", "room");
		save("Of a kind that the other version does not know", "other");
		Head head = this.store.head();
		Configuration all = this.writing.catchUp();
		RecordId unknown = all.conferenceNamed("Of a kind that the other version does not know").orElseThrow().id();
		KeptConfiguration kept = new KeptConfiguration(head, Instant.EPOCH,
				all.following(head.revision(), List.of(unknown), List.of()), false);
		assertThat(this.following.restore(kept)).isTrue();
		assertThat(this.following.current().conferenceWithAlias("other")).isNull();
		assertThat(this.following.toKeep(Instant.EPOCH).whole()).isFalse();
		assertThat(this.following.catchUp().conferenceWithAlias("other")).isNotNull();
		assertThat(this.following.toKeep(Instant.EPOCH).whole()).isTrue();
		int readingsOfAll = this.store.readingsOfAll.get();
		save("Another room", "another");
		assertThat(this.following.catchUp().conferenceWithAlias("another")).isNotNull();
		assertThat(this.store.readingsOfAll).hasValue(readingsOfAll);
	}

	@Test
	void doesNotGoBackWhileTheStoreIsBehindAFileOfAnotherVersion() {
		save("Room", "room");
		KeptConfiguration kept = new KeptConfiguration(new Head(9, "f".repeat(64)), Instant.EPOCH,
				Configuration.of(9, List.of()), false);
		assertThat(this.following.restore(kept)).isTrue();
		assertThat(this.following.catchUp().revision()).isEqualTo(9);
		assertThat(this.following.readAgain().conferenceNamed("Room")).isPresent();
	}

	@Test
	void readsEverythingAgainBeforeItTakesAChangeOfItsOwnAfterAFileOfAnotherVersion() {
		save("Room", "room");
		this.following
			.restore(new KeptConfiguration(this.store.head(), Instant.EPOCH, Configuration.of(1, List.of()), false));
		Change change = this.store
			.publish((head) -> new ChangeChain(KEY).append(head, Instant.EPOCH, Actor.system(), null, List.of()));
		assertThat(change).isNotNull();
		assertThat(this.following.adopt(change, Configuration.of(2, List.of())).conferenceNamed("Room")).isPresent();
	}

	@Test
	void keepsWhatItReadFromTheStoreWhenAFileComesLate() {
		save("Room", "room");
		this.following.catchUp();
		KeptConfiguration kept = new KeptConfiguration(Head.EMPTY, Instant.EPOCH, Configuration.empty(), true);
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
