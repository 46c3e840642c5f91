package io.usher.core.administration;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.LocationFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RuleFields;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.catalogue.Violation;
import io.usher.core.catalogue.ViolationsException;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.history.Change;
import io.usher.core.history.ChangeChain;
import io.usher.core.history.Head;
import io.usher.core.history.InMemoryConfigurationStore;
import io.usher.core.history.RecordVersion.Operation;
import io.usher.core.history.StoreUnavailableException;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.DocumentCodec;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import io.usher.core.secret.SecretKey;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AdministrationTests {

	private static final SecretKey KEY = SecretKey.of("0123456789abcdef0123456789abcdef");

	private static final Instant NOW = Instant.parse("2026-03-01T09:00:00.123456789Z");

	private static final Actor ALICE = new Actor("alice", "192.0.2.1", Actor.Via.CONSOLE);

	private final InMemoryConfigurationStore store = new InMemoryConfigurationStore();

	private final DocumentCodec codec = new DocumentCodec(KEY);

	private final Configurations configurations = new Configurations(this.store, this.codec);

	private final Administration administration = at(NOW);

	private Administration at(Instant now) {
		return new Administration(this.store, this.configurations, this.codec, new ChangeChain(KEY),
				Clock.fixed(now, ZoneOffset.UTC));
	}

	@Test
	void hasTheChangeInTheSnapshotWhenItReturns() {
		Saved saved = create(RecordKind.THEME, document(CommonFields.NAME, "Blue"));
		assertThat(saved.configuration()).isSameAs(this.configurations.current());
		assertThat(saved.configuration().revision()).isEqualTo(1);
		assertThat(saved.configuration().find(saved.ids().get(0))).map(ConfigurationRecord::name).contains("Blue");
	}

	@Test
	void writesWhoWhenWhyAndWhatInAnIntactChain() {
		Saved created = create(RecordKind.THEME, document(CommonFields.NAME, "Blue"));
		update(created, document(CommonFields.NAME, "Green"));
		save(new Edit.Delete(created.ids().get(0), 2));
		Head head = Head.EMPTY;
		List<Change> changes = this.store.changesAfter(0, 10);
		assertThat(changes).extracting(Change::actor).containsOnly(ALICE);
		assertThat(changes).extracting(Change::reason).containsOnly("because");
		assertThat(changes).extracting(Change::at).containsOnly(Instant.parse("2026-03-01T09:00:00.123456Z"));
		assertThat(changes).flatExtracting(Change::versions)
			.extracting("operation")
			.containsExactly(Operation.CREATED, Operation.CHANGED, Operation.DELETED);
		for (Change change : changes) {
			assertThat(new ChangeChain(KEY).isIntact(head, change)).isTrue();
			head = new Head(change.revision(), change.hash());
		}
	}

	@Test
	void makesSeveralEditsOneRevision() {
		List<RecordId> ids = this.administration.reserve(RecordKind.THEME, 2);
		Saved saved = save(new Edit.Create(ids.get(0), document(CommonFields.NAME, "Blue")),
				new Edit.Create(ids.get(1), document(CommonFields.NAME, "Green")));
		assertThat(saved.ids()).isEqualTo(ids);
		assertThat(saved.configuration().revision()).isEqualTo(1);
		assertThat(saved.configuration().count(RecordKind.THEME)).isEqualTo(2);
	}

	@Test
	void makesNoneOfSeveralEditsWhenOneIsWrong() {
		List<RecordId> ids = this.administration.reserve(RecordKind.THEME, 2);
		assertThatThrownBy(() -> save(new Edit.Create(ids.get(0), document(CommonFields.NAME, "Blue")),
				new Edit.Create(ids.get(1), Document.empty())))
			.isInstanceOf(ViolationsException.class);
		assertThat(this.store.head()).isEqualTo(Head.EMPTY);
		assertThat(this.configurations.current().all()).isEmpty();
	}

	@Test
	void reservesNumbersThatNobodyElseGets() {
		List<RecordId> first = this.administration.reserve(RecordKind.THEME, 3);
		List<RecordId> second = this.administration.reserve(RecordKind.THEME, 2);
		assertThat(first).doesNotContainAnyElementsOf(second).doesNotHaveDuplicates().hasSize(3);
	}

	@Test
	void makesNoRevisionOfSavesThatChangeNothing() {
		Saved created = create(RecordKind.CONFERENCE, conference("Alice", "alice", "sip:alice@example.com"));
		Document stored = current(created).document();
		assertThat(update(created, stored).configuration().revision()).isEqualTo(1);
		Saved again = update(created, conference("Alice", "alice", "sip:alice@example.com"));
		assertThat(again.configuration().revision()).isEqualTo(1);
		assertThat(this.store.changesAfter(0, 10)).hasSize(1);
		assertThat(save().configuration().revision()).isEqualTo(1);
	}

	@Test
	void dropsTheEditsThatChangeNothing() {
		Saved blue = create(RecordKind.THEME, document(CommonFields.NAME, "Blue"));
		Saved green = create(RecordKind.THEME, document(CommonFields.NAME, "Green"));
		save(new Edit.Update(blue.ids().get(0), Edit.ANY_REVISION, document(CommonFields.NAME, "Blue")),
				new Edit.Update(green.ids().get(0), Edit.ANY_REVISION, document(CommonFields.NAME, "Red")));
		assertThat(this.store.changesAfter(2, 10)).singleElement()
			.satisfies((change) -> assertThat(change.versions()).extracting("id").containsExactly(green.ids().get(0)));
	}

	@Test
	void countsEmptyTextsAsNotSet() {
		Document row = document(ConferenceFields.ALIAS, "alice", CommonFields.DESCRIPTION, "");
		Saved saved = create(RecordKind.CONFERENCE,
				document(CommonFields.NAME, "Alice", CommonFields.DESCRIPTION, "", ServiceFields.PIN, Secret.of(""),
						ConferenceFields.BREAKOUTS, List.of(), ConferenceFields.ALIASES, List.of(row)));
		Document stored = current(saved).document();
		assertThat(stored.has(CommonFields.DESCRIPTION)).isFalse();
		assertThat(stored.has(ServiceFields.PIN)).isFalse();
		assertThat(stored.has(ConferenceFields.BREAKOUTS)).isFalse();
		assertThat(stored.rows(ConferenceFields.ALIASES).get(0).has(CommonFields.DESCRIPTION)).isFalse();
	}

	@Test
	void keepsAnUnknownSecretUnknown() {
		Saved saved = create(RecordKind.CONFERENCE,
				conference("Alice", "alice").with(ServiceFields.PIN, Secret.unknown()));
		assertThat(current(saved).document().secret(ServiceFields.PIN)).isEqualTo(Secret.unknown());
	}

	@Test
	void stampsTheTimeOfCreationAndKeepsIt() {
		Saved saved = create(RecordKind.CONFERENCE, conference("Alice", "alice"));
		assertThat(times(saved)).containsExactly("2026-03-01T09:00:00.123456", "2026-03-01T09:00:00.123456");
		Document forged = conference("Alicia", "alice", "alicia").with(CommonFields.CREATION_TIME,
				"1999-01-01T00:00:00.000000");
		at(NOW.plusSeconds(60)).save(List.of(new Edit.Update(saved.ids().get(0), Edit.ANY_REVISION, forged)), ALICE,
				null);
		assertThat(times(saved)).containsExactly("2026-03-01T09:00:00.123456", "2026-03-01T09:00:00.123456",
				"2026-03-01T09:01:00.123456");
	}

	@Test
	void numbersAliasRowsAndKeepsTheirNumbers() {
		Saved saved = create(RecordKind.CONFERENCE, conference("Alice", "one", "two"));
		List<Long> numbers = numbers(saved);
		assertThat(numbers).doesNotHaveDuplicates().doesNotContainNull().hasSize(2);
		update(saved, conference("Alice", "TWO", "three", "one"));
		assertThat(numbers(saved)).hasSize(3)
			.startsWith(numbers.get(1))
			.endsWith(numbers.get(0))
			.doesNotHaveDuplicates();
		List<Document> rows = current(saved).document().rows(ConferenceFields.ALIASES);
		Document renamed = rows.get(0).with(ConferenceFields.ALIAS, "four");
		update(saved, document(CommonFields.NAME, "Alice", ConferenceFields.ALIASES, List.of(renamed)));
		assertThat(numbers(saved)).containsExactly(numbers.get(1));
	}

	@Test
	void refusesTheNumberOfAnotherConferencesAlias() {
		Saved alice = create(RecordKind.CONFERENCE, conference("Alice", "one"));
		Document stolen = document(ConferenceFields.ALIAS, "two", ConferenceFields.ID, numbers(alice).get(0));
		Document bob = document(CommonFields.NAME, "Bob", ConferenceFields.ALIASES, List.of(stolen));
		assertThatExceptionOfType(ViolationsException.class).isThrownBy(() -> create(RecordKind.CONFERENCE, bob))
			.satisfies((ex) -> assertThat(ex.violations().errors()).extracting(Violation::field)
				.containsExactly(ConferenceFields.ALIASES.name()));
	}

	@Test
	void takesBlanksAwayFromAroundNamesAndAliases() {
		Saved saved = create(RecordKind.CONFERENCE, conference("  Alice ", " one\t"));
		assertThat(current(saved).name()).isEqualTo("Alice");
		assertThat(this.configurations.current().conferenceWithAlias("one")).isNotNull();
	}

	@Test
	void neverOverwritesARecordByCreatingIt() {
		Saved saved = create(RecordKind.CONFERENCE, conference("Alice"));
		assertThatThrownBy(() -> save(new Edit.Create(saved.ids().get(0), conference("Bob"))))
			.isInstanceOf(IllegalArgumentException.class);
		assertThat(current(saved).name()).isEqualTo("Alice");
	}

	@Test
	void refusesWrongValues() {
		assertThatExceptionOfType(ViolationsException.class)
			.isThrownBy(() -> create(RecordKind.CONFERENCE,
					conference("Alice").with(ServiceFields.PARTICIPANT_LIMIT, 1_000_001L)))
			.satisfies((ex) -> assertThat(ex.violations().errors()).extracting(Violation::field)
				.containsExactly(ServiceFields.PARTICIPANT_LIMIT.name()));
	}

	@Test
	void refusesAPatternThatCannotBeRead() {
		assertThatExceptionOfType(ViolationsException.class)
			.isThrownBy(() -> create(RecordKind.CALL_ROUTING_RULE,
					document(CommonFields.NAME, "Rule", RuleFields.PRIORITY, 1L, RuleFields.MATCH_STRING, "(")))
			.satisfies((ex) -> assertThat(ex.violations().errors()).extracting(Violation::field)
				.contains(RuleFields.MATCH_STRING.name()));
		assertThat(this.store.head()).isEqualTo(Head.EMPTY);
	}

	@Test
	void refusesARecordThatIsNotThere() {
		RecordId nobody = new RecordId(RecordKind.THEME, 4711);
		assertThatExceptionOfType(RecordNotFoundException.class)
			.isThrownBy(() -> save(new Edit.Update(nobody, Edit.ANY_REVISION, document(CommonFields.NAME, "Blue"))))
			.satisfies((ex) -> assertThat(ex.id()).isEqualTo(nobody));
		assertThatExceptionOfType(RecordNotFoundException.class)
			.isThrownBy(() -> save(new Edit.Delete(nobody, Edit.ANY_REVISION)));
	}

	@Test
	void refusesAnEditOfARecordThatSomebodyChangedMeanwhile() {
		Saved saved = create(RecordKind.THEME, document(CommonFields.NAME, "Blue"));
		RecordId id = saved.ids().get(0);
		save(new Edit.Update(id, 1, document(CommonFields.NAME, "Green")));
		assertThatExceptionOfType(StaleEditException.class)
			.isThrownBy(() -> save(new Edit.Update(id, 1, document(CommonFields.NAME, "Red"))))
			.satisfies((ex) -> assertThat(ex.current().name()).isEqualTo("Green"));
		assertThatExceptionOfType(StaleEditException.class).isThrownBy(() -> save(new Edit.Delete(id, 1)));
		assertThat(save(new Edit.Update(id, Edit.ANY_REVISION, document(CommonFields.NAME, "Red"))).configuration()
			.revision()).isEqualTo(3);
	}

	@Test
	void refusesToDeleteWhatOthersReferToAndNamesThem() {
		Saved theme = create(RecordKind.THEME, document(CommonFields.NAME, "Blue"));
		RecordId id = theme.ids().get(0);
		Saved alice = create(RecordKind.CONFERENCE,
				conference("Alice").with(ServiceFields.IVR_THEME_NAME, id.number()));
		assertThatExceptionOfType(RecordInUseException.class)
			.isThrownBy(() -> save(new Edit.Delete(id, Edit.ANY_REVISION)))
			.withMessageContaining("Theme \"Blue\" is used by Virtual Meeting Room \"Alice\"")
			.satisfies((ex) -> assertThat(ex.record().id()).isEqualTo(id))
			.satisfies((ex) -> assertThat(ex.referrers()).extracting(ConfigurationRecord::id)
				.containsExactly(alice.ids().get(0)));
		assertThat(this.store.head().revision()).isEqualTo(2);
	}

	@Test
	void deletesARecordTogetherWithWhatRefersToIt() {
		RecordId theme = create(RecordKind.THEME, document(CommonFields.NAME, "Blue")).ids().get(0);
		RecordId alice = create(RecordKind.CONFERENCE,
				conference("Alice").with(ServiceFields.IVR_THEME_NAME, theme.number()))
			.ids()
			.get(0);
		save(new Edit.Delete(theme, Edit.ANY_REVISION), new Edit.Delete(alice, Edit.ANY_REVISION));
		assertThat(this.configurations.current().all()).isEmpty();
	}

	@Test
	void deletesALocationThatRefersToItself() {
		RecordId london = this.administration.reserve(RecordKind.SYSTEM_LOCATION, 1).get(0);
		save(new Edit.Create(london,
				document(CommonFields.NAME, "London", LocationFields.OVERFLOW_LOCATION1, london.number())));
		save(new Edit.Delete(london, Edit.ANY_REVISION));
		assertThat(this.configurations.current().all()).isEmpty();
	}

	@Test
	void refusesAReferenceThatLeadsNowhere() {
		assertThatExceptionOfType(ViolationsException.class)
			.isThrownBy(
					() -> create(RecordKind.CONFERENCE, conference("Alice").with(ServiceFields.IVR_THEME_NAME, 4711L)))
			.satisfies((ex) -> assertThat(ex.violations().errors()).singleElement()
				.satisfies((error) -> assertThat(error.message())
					.isEqualTo("ivr_theme_name: 4711 (expected: the number of a Theme that exists)")));
	}

	@Test
	void refusesANameOrAliasThatAnotherHasInAnyCase() {
		create(RecordKind.CONFERENCE, conference("Alice", "caf\u00e9"));
		assertTaken(() -> create(RecordKind.CONFERENCE, conference("ALICE")), CommonFields.NAME);
		assertTaken(() -> create(RecordKind.CONFERENCE, conference("Bob", "CAFE\u0301")), ConferenceFields.ALIAS);
	}

	@Test
	void refusesAnAliasThatAConferenceHasTwice() {
		assertTaken(() -> create(RecordKind.CONFERENCE, conference("Alice", "alice", "Alice")), ConferenceFields.ALIAS);
	}

	@Test
	void refusesAnAliasThatTwoConferencesOfOneChangeWant() {
		List<RecordId> ids = this.administration.reserve(RecordKind.CONFERENCE, 2);
		assertTaken(() -> save(new Edit.Create(ids.get(0), conference("Alice", "alice")),
				new Edit.Create(ids.get(1), conference("Bob", "alice"))), ConferenceFields.ALIAS);
	}

	@Test
	void letsTwoConferencesSwapAnAliasInOneChange() {
		Saved alice = create(RecordKind.CONFERENCE, conference("Alice", "one"));
		Saved bob = create(RecordKind.CONFERENCE, conference("Bob", "two"));
		save(new Edit.Update(alice.ids().get(0), Edit.ANY_REVISION, conference("Alice", "two")),
				new Edit.Update(bob.ids().get(0), Edit.ANY_REVISION, conference("Bob", "one")));
		assertThat(this.configurations.current().conferenceWithAlias("one")).extracting(ConfigurationRecord::name)
			.isEqualTo("Bob");
		assertThat(this.configurations.current().conferenceWithAlias("two")).extracting(ConfigurationRecord::name)
			.isEqualTo("Alice");
	}

	@Test
	void givesADeletedConferencesAliasToANewOneInOneChange() {
		Saved alice = create(RecordKind.CONFERENCE, conference("Alice", "one"));
		RecordId bob = this.administration.reserve(RecordKind.CONFERENCE, 1).get(0);
		save(new Edit.Create(bob, conference("Alice", "one")), new Edit.Delete(alice.ids().get(0), Edit.ANY_REVISION));
		assertThat(this.configurations.current().conferenceWithAlias("one")).extracting(ConfigurationRecord::id)
			.isEqualTo(bob);
	}

	@Test
	void refusesToLockTheLastAdministratorOut() {
		Saved root = create(RecordKind.ADMINISTRATOR, administrator("root", "administrator"));
		create(RecordKind.ADMINISTRATOR, administrator("watcher", "auditor"));
		RecordId id = root.ids().get(0);
		assertLockedOut(new Edit.Delete(id, Edit.ANY_REVISION));
		assertLockedOut(new Edit.Update(id, Edit.ANY_REVISION, administrator("root", "operator")));
		assertLockedOut(new Edit.Update(id, Edit.ANY_REVISION,
				administrator("root", "administrator").with(AccountFields.ENABLED, false)));
		create(RecordKind.ADMINISTRATOR, administrator("second", "administrator"));
		save(new Edit.Delete(id, Edit.ANY_REVISION));
		assertThat(this.configurations.current().count(RecordKind.ADMINISTRATOR)).isEqualTo(2);
	}

	@Test
	void tellsWarningsOfWhatItTook() {
		Saved saved = create(RecordKind.CONFERENCE, conference("Alice").with(ServiceFields.HOST_VIEW, "our_layout"));
		assertThat(saved.warnings().hasErrors()).isFalse();
		assertThat(saved.warnings().warnings()).extracting(Violation::field).contains(ServiceFields.HOST_VIEW.name());
	}

	@Test
	void tellsThatTheStoreIsAwayAndLeavesTheSnapshot() {
		AwayStore away = new AwayStore();
		Configurations here = new Configurations(away, this.codec);
		Administration cutOff = new Administration(away, here, this.codec, new ChangeChain(KEY), Clock.systemUTC());
		assertThatThrownBy(() -> cutOff.save(List.of(), ALICE, null)).isInstanceOf(StoreUnavailableException.class);
		assertThat(here.current().revision()).isZero();
	}

	@Test
	void seesWhatAnotherInstanceSavedBeforeItChecks() {
		Configurations others = new Configurations(this.store, this.codec);
		Administration other = new Administration(this.store, others, this.codec, new ChangeChain(KEY),
				Clock.fixed(NOW, ZoneOffset.UTC));
		create(RecordKind.THEME, document(CommonFields.NAME, "Blue"));
		assertTaken(() -> other.create(RecordKind.THEME, document(CommonFields.NAME, "blue"), ALICE, null),
				CommonFields.NAME);
		assertThat(others.current().revision()).isEqualTo(1);
	}

	private void assertLockedOut(Edit edit) {
		assertThatExceptionOfType(ViolationsException.class).isThrownBy(() -> save(edit))
			.satisfies((ex) -> assertThat(ex.violations().errors()).extracting(Violation::field)
				.contains(Violation.WHOLE));
	}

	private static void assertTaken(ThrowingCallable save, Field field) {
		assertThatExceptionOfType(ViolationsException.class).isThrownBy(save)
			.satisfies((ex) -> assertThat(ex.violations().errors()).singleElement().satisfies((error) -> {
				assertThat(error.isTaken()).isTrue();
				assertThat(error.field()).isEqualTo(field.name());
			}));
	}

	private Saved create(RecordKind kind, Document document) {
		return this.administration.create(kind, document, ALICE, "because");
	}

	private Saved update(Saved saved, Document document) {
		return save(new Edit.Update(saved.ids().get(0), Edit.ANY_REVISION, document));
	}

	private Saved save(Edit... edits) {
		return this.administration.save(List.of(edits), ALICE, "because");
	}

	private ConfigurationRecord current(Saved saved) {
		return this.configurations.current().find(saved.ids().get(0)).orElseThrow();
	}

	private List<Long> numbers(Saved saved) {
		return current(saved).document()
			.rows(ConferenceFields.ALIASES)
			.stream()
			.map((row) -> row.number(ConferenceFields.ID))
			.toList();
	}

	private List<String> times(Saved saved) {
		Document document = current(saved).document();
		List<String> times = new ArrayList<>(List.of(document.requiredText(CommonFields.CREATION_TIME)));
		document.rows(ConferenceFields.ALIASES)
			.forEach((row) -> times.add(row.requiredText(CommonFields.CREATION_TIME)));
		return times;
	}

	private static Document conference(String name, String... aliases) {
		return document(CommonFields.NAME, name, ConferenceFields.ALIASES,
				List.of(aliases).stream().map((alias) -> document(ConferenceFields.ALIAS, alias)).toList());
	}

	private static Document administrator(String username, String role) {
		return document(AccountFields.USERNAME, username, AccountFields.ACCOUNT_ROLE, role, AccountFields.PASSWORD_HASH,
				Secret.of("slow hash of " + username));
	}

	private static Document document(Object... fieldsAndValues) {
		Document document = Document.empty();
		for (int i = 0; i < fieldsAndValues.length; i += 2) {
			document = document.with((Field) fieldsAndValues[i], fieldsAndValues[i + 1]);
		}
		return document;
	}

	/** A store that cannot be reached. */
	private static final class AwayStore extends InMemoryConfigurationStore {

		@Override
		public synchronized Change publish(Function<Head, Change> work) {
			throw new StoreUnavailableException("away", new IllegalStateException());
		}

	}

}
