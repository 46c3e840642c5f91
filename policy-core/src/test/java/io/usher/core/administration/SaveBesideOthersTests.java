package io.usher.core.administration;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.RecordKind;
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
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.DocumentCodec;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import io.usher.core.secret.SecretKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A save of many records by one instance, while another instance over the same store
 * saves too.
 */
class SaveBesideOthersTests {

	private static final SecretKey KEY = SecretKey.of("0123456789abcdef0123456789abcdef");

	private static final int TRIES_BESIDE_OTHERS = 3;

	private final InMemoryConfigurationStore store = new InMemoryConfigurationStore();

	private final DocumentCodec codec = new DocumentCodec(KEY);

	private final Configurations configurations = new Configurations(this.store, this.codec);

	private final Administration large = administration(this.configurations);

	private final Administration other = administration(new Configurations(this.store, this.codec));

	private final List<String> heard = new ArrayList<>();

	private boolean interrupted;

	@Test
	void letsOthersSaveWhileItIsCheckedAndEncrypted() {
		List<Edit> edits = conferences(20);
		save(edits, (stage) -> {
			if (!stage.equals("Writing") && this.heard.size() <= 2) {
				meanwhile(() -> this.other.create(RecordKind.THEME, named("Theme " + stage), Actor.system(), null));
			}
		});
		assertThat(this.configurations.current().revision()).isEqualTo(3);
		assertThat(this.configurations.current().count(RecordKind.THEME)).isEqualTo(2);
		assertThat(this.configurations.current().count(RecordKind.CONFERENCE)).isEqualTo(20);
		assertThat(this.store.changesAfter(2, 10)).singleElement()
			.satisfies(
					(change) -> assertThat(change.versions()).extracting("operation").containsOnly(Operation.CREATED));
		assertThatChainIsIntact();
	}

	@Test
	void readsWhatItWroteAsItIsStored() {
		List<Edit> edits = conferences(20);
		save(edits, (stage) -> {
		});
		Configurations reread = new Configurations(this.store, this.codec);
		reread.catchUp();
		assertThat(documents(this.configurations)).hasSize(20).isEqualTo(documents(reread));
		assertThat(this.configurations.current().all()).extracting(ConfigurationRecord::revision).containsOnly(1L);
	}

	@Test
	void getsThroughWhileOthersNeverStop() {
		int[] saves = new int[1];
		List<CompletableFuture<Saved>> late = new ArrayList<>();
		save(conferences(20), (stage) -> {
			if (stage.equals("Encrypting") && saves[0]++ < TRIES_BESIDE_OTHERS) {
				meanwhile(() -> this.other.create(RecordKind.THEME, named("Theme " + saves[0]), Actor.system(), null));
			}
			else if (stage.equals("Encrypting")) {
				late.add(CompletableFuture.supplyAsync(
						() -> this.other.create(RecordKind.THEME, named("Late " + late.size()), Actor.system(), null)));
			}
		});
		late.forEach(CompletableFuture::join);
		assertThat(this.heard.stream().filter("Checking"::equals)).hasSizeLessThanOrEqualTo(TRIES_BESIDE_OTHERS + 2);
		assertThat(this.configurations.catchUp().count(RecordKind.CONFERENCE)).isEqualTo(20);
		assertThat(this.configurations.current().count(RecordKind.THEME)).isEqualTo(TRIES_BESIDE_OTHERS + late.size());
		assertThatChainIsIntact();
	}

	@Test
	void numbersAliasesOnceHoweverOftenItIsChecked() {
		List<Edit> edits = conferences(20);
		long next = this.store.reserveNumbers(1) + 1;
		save(edits, (stage) -> onceMeanwhile(stage, () -> publishTheme("Blue")));
		assertThat(this.heard).containsExactly("Checking", "Encrypting", "Checking", "Encrypting", "Writing");
		assertThat(this.configurations.current().aliasNumbers()).contains(next, next + 19);
		assertThat(this.store.reserveNumbers(1)).isEqualTo(next + 20 + 1);
	}

	@Test
	void refusesAnAliasThatSomebodyTookMeanwhile() {
		List<Edit> edits = conferences(20);
		assertThatExceptionOfType(ViolationsException.class)
			.isThrownBy(() -> save(edits,
					(stage) -> onceMeanwhile(stage,
							() -> this.other.create(RecordKind.CONFERENCE, conference("Other", "ALIAS.7"),
									Actor.system(), null))))
			.satisfies((ex) -> assertThat(ex.violations().errors()).singleElement()
				.extracting(Violation::field, Violation::value)
				.containsExactly(ConferenceFields.ALIAS.name(), "alias.7"));
		assertThat(this.store.head().revision()).isEqualTo(1);
	}

	@Test
	void takesAnAliasThatSomebodyGaveUpMeanwhile() {
		RecordId holder = publish(RecordKind.CONFERENCE, conference("Other", "alias.7"));
		save(conferences(20), (stage) -> onceMeanwhile(stage,
				() -> this.other.save(List.of(new Edit.Delete(holder, Edit.ANY_REVISION)), Actor.system(), null)));
		assertThat(this.configurations.current().conferenceWithAlias("alias.7")).extracting(ConfigurationRecord::name)
			.isEqualTo("VMR 7");
	}

	@Test
	void refusesARecordThatSomebodyChangedMeanwhile() {
		RecordId id = publish(RecordKind.CONFERENCE, conference("Alice", "alice"));
		List<Edit> edits = conferences(20);
		edits.add(new Edit.Update(id, 1, conference("Alice B.", "alice")));
		assertThatExceptionOfType(StaleEditException.class)
			.isThrownBy(() -> save(edits,
					(stage) -> onceMeanwhile(stage,
							() -> this.other.save(List.of(new Edit.Update(id, 1, conference("Alice C.", "alice"))),
									Actor.system(), null))))
			.satisfies((ex) -> assertThat(ex.current().name()).isEqualTo("Alice C."));
		assertThat(this.store.head().revision()).isEqualTo(2);
	}

	@Test
	void changesWhatSomebodyChangedMeanwhileWhereThatDoesNotMatter() {
		RecordId id = publish(RecordKind.CONFERENCE, conference("Alice", "one", "two"));
		List<Edit> edits = conferences(20);
		edits.add(new Edit.Update(id, Edit.ANY_REVISION, conference("Alice", "one", "three")));
		save(edits, (stage) -> onceMeanwhile(stage, () -> this.other
			.save(List.of(new Edit.Update(id, 1, conference("Alice", "three", "one"))), Actor.system(), null)));
		List<Long> numbers = this.store.versionsOf(id, 10)
			.stream()
			.map((stored) -> this.codec.decode(id, String.valueOf(stored.document())))
			.flatMap((document) -> document.rows(ConferenceFields.ALIASES).stream())
			.filter((row) -> row.text(ConferenceFields.ALIAS, "").equals("three"))
			.map((row) -> row.number(ConferenceFields.ID))
			.toList();
		assertThat(numbers).hasSize(2).doesNotContainNull();
		assertThat(numbers.get(0)).isEqualTo(numbers.get(1));
	}

	@Test
	void refusesARecordThatSomebodyDeletedMeanwhile() {
		RecordId id = publish(RecordKind.CONFERENCE, conference("Alice", "alice"));
		List<Edit> edits = conferences(20);
		edits.add(new Edit.Update(id, Edit.ANY_REVISION, conference("Alice B.", "alice")));
		assertThatExceptionOfType(RecordNotFoundException.class)
			.isThrownBy(() -> save(edits, (stage) -> onceMeanwhile(stage,
					() -> this.other.save(List.of(new Edit.Delete(id, 1)), Actor.system(), null))));
	}

	@Test
	void refusesAReferenceToWhatSomebodyDeletedMeanwhile() {
		RecordId theme = publish(RecordKind.THEME, named("Blue"));
		List<Edit> edits = conferences(20);
		edits.add(new Edit.Create(this.large.reserve(RecordKind.CONFERENCE, 1).get(0),
				conference("Alice", "alice").with(ServiceFields.IVR_THEME_NAME, theme.number())));
		assertThatExceptionOfType(ViolationsException.class)
			.isThrownBy(() -> save(edits,
					(stage) -> onceMeanwhile(stage,
							() -> this.other.save(List.of(new Edit.Delete(theme, 1)), Actor.system(), null))))
			.satisfies((ex) -> assertThat(ex.violations().errors()).extracting(Violation::field)
				.containsExactly(ServiceFields.IVR_THEME_NAME.name()));
	}

	@Test
	void refusesToDeleteWhatSomebodyReferredToMeanwhile() {
		RecordId theme = publish(RecordKind.THEME, named("Blue"));
		List<Edit> edits = conferences(20);
		edits.add(new Edit.Delete(theme, 1));
		assertThatExceptionOfType(RecordInUseException.class)
			.isThrownBy(
					() -> save(edits,
							(stage) -> onceMeanwhile(stage,
									() -> this.other.create(RecordKind.CONFERENCE,
											conference("Alice", "alice").with(ServiceFields.IVR_THEME_NAME,
													theme.number()),
											Actor.system(), null))))
			.satisfies((ex) -> assertThat(ex.record().id()).isEqualTo(theme));
	}

	@Test
	void takesWhatOnlyAnOlderSnapshotRefuses() {
		RecordId holder = publish(RecordKind.CONFERENCE, conference("Other", "alice"));
		this.configurations.catchUp();
		this.other.save(List.of(new Edit.Delete(holder, 1)), Actor.system(), null);
		this.large.create(RecordKind.CONFERENCE, conference("Alice", "alice"), Actor.system(), null);
		assertThat(this.configurations.current().revision()).isEqualTo(3);
	}

	private void save(List<Edit> edits, Hearer hearer) {
		this.large.save(edits, Actor.system(), null, (stage, done, total) -> {
			this.heard.add(stage);
			hearer.hear(stage);
		});
	}

	/** Something that somebody else does when everything was checked the first time. */
	private void onceMeanwhile(String stage, Runnable work) {
		if (stage.equals("Encrypting") && !this.interrupted) {
			this.interrupted = true;
			meanwhile(work);
		}
	}

	/** Waits for somebody else, who would wait for this thread if it had a lock. */
	private static void meanwhile(Runnable work) {
		try {
			CompletableFuture.runAsync(work).get(20, TimeUnit.SECONDS);
		}
		catch (InterruptedException | ExecutionException | TimeoutException ex) {
			throw new AssertionError("somebody else could not save meanwhile", ex);
		}
	}

	private void publishTheme(String name) {
		publish(RecordKind.THEME, named(name));
	}

	private RecordId publish(RecordKind kind, Document document) {
		return this.other.create(kind, document, Actor.system(), null).ids().get(0);
	}

	private List<Edit> conferences(int count) {
		List<RecordId> ids = this.large.reserve(RecordKind.CONFERENCE, count);
		return new ArrayList<>(IntStream.range(0, count)
			.mapToObj((i) -> new Edit.Create(ids.get(i),
					conference("VMR " + i, "alias." + i).with(ServiceFields.PIN, Secret.of("1234"))))
			.toList());
	}

	private static Document conference(String name, String... aliases) {
		return named(name).with(ConferenceFields.ALIASES,
				Stream.of(aliases).map((alias) -> Document.empty().with(ConferenceFields.ALIAS, alias)).toList());
	}

	private static Document named(String name) {
		return Document.empty().with(CommonFields.NAME, name);
	}

	private static List<Document> documents(Configurations configurations) {
		return configurations.current().all().map(ConfigurationRecord::document).toList();
	}

	private void assertThatChainIsIntact() {
		Head head = Head.EMPTY;
		for (Change change : this.store.changesAfter(0, 1000)) {
			assertThat(new ChangeChain(KEY).isIntact(head, change)).isTrue();
			head = new Head(change.revision(), change.hash());
		}
		assertThat(this.store.head()).isEqualTo(head);
	}

	private Administration administration(Configurations snapshot) {
		return new Administration(this.store, snapshot, this.codec, new ChangeChain(KEY), Clock.systemUTC());
	}

	private interface Hearer {

		void hear(String stage);

	}

}
