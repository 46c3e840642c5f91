package io.usher.core.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Violation;
import io.usher.core.catalogue.ViolationsException;
import io.usher.core.history.RecordVersion.Operation;
import io.usher.core.record.RecordId;
import io.usher.core.record.UniqueKey;
import io.usher.core.secret.SecretKey;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What every {@link ConfigurationStore} does. A subclass hands over an empty store for
 * each test.
 */
public abstract class ConfigurationStoreContract {

	static final Instant AT = Instant.parse("2026-02-28T23:59:59.123457Z");

	private static final int WRITERS = 8;

	final ChangeChain chain = new ChangeChain(SecretKey.of("a key that is only used in the tests"));

	/** Returns the store, which is empty at the start of a test. */
	protected abstract ConfigurationStore store();

	@Test
	void startsEmpty() {
		List<StoredRecord> records = new ArrayList<>();
		assertThat(store().head()).isEqualTo(Head.EMPTY);
		assertThat(store().readAll(records::add)).isEqualTo(Head.EMPTY);
		assertThat(records).isEmpty();
		assertThat(store().changesAfter(0, 10)).isEmpty();
		assertThat(store().versionsOf(conference(1), 10)).isEmpty();
	}

	@Test
	void givesAChangeBackAsItWasWritten() {
		Actor actor = new Actor("Zoë 管理者", "2001:db8::1", Actor.Via.API);
		Change written = store().publish((head) -> this.chain.append(head, AT, actor, "new VMR 🎉 for Zoë",
				List.of(created(1, "{\"name\":\"🎥 é\"}", name("one")), created(2, "{}", name("two")))));
		assertThat(store().changesAfter(0, 10)).singleElement()
			.usingRecursiveComparison()
			.ignoringFields("versions")
			.isEqualTo(written);
		assertThat(store().changesAfter(0, 10).get(0).versions()).containsExactly(created(1, "{\"name\":\"🎥 é\"}"),
				created(2, "{}"));
		assertThat(store().head()).isEqualTo(new Head(1, written.hash()));
	}

	@Test
	void keepsWhatNobodySaidAsNull() {
		publish(created(1, "{}"));
		Change change = store().changesAfter(0, 1).get(0);
		assertThat(change.actor()).isEqualTo(Actor.system());
		assertThat(change.reason()).isNull();
	}

	@Test
	void keepsAnEmptyReasonApartFromNone() {
		store().publish((head) -> this.chain.append(head, AT, Actor.system(), "", List.of(created(1, "{}"))));
		assertThat(store().changesAfter(0, 1).get(0).reason()).isEmpty();
	}

	@Test
	void keepsTheMicrosecond() {
		List<Instant> instants = List.of(AT, Instant.parse("2026-03-29T01:30:00.000001Z"),
				Instant.parse("2026-10-25T01:30:00.999999Z"), Instant.parse("1969-12-31T23:59:59.999999Z"));
		for (Instant at : instants) {
			store().publish((head) -> this.chain.append(head, at, Actor.system(), null, List.of()));
		}
		assertThat(store().changesAfter(0, 10)).extracting(Change::at).containsExactlyElementsOf(instants);
	}

	@Test
	void keepsAChainThatIsIntact() {
		publish(created(1, "{\"a\":\"é\"}", name("é")));
		publish(changed(1, "{\"a\":\"e\"}", name("e")), created(2, "{}"));
		publish(deleted(1));
		Head before = Head.EMPTY;
		for (Change change : store().changesAfter(0, 10)) {
			assertThat(this.chain.isIntact(before, change)).isTrue();
			before = new Head(change.revision(), change.hash());
		}
		assertThat(before).isEqualTo(store().head());
	}

	@Test
	void givesRevisionsWithoutAGapToConcurrentWriters() throws Exception {
		int each = 10;
		concurrently((writer) -> {
			for (int i = 0; i < each; i++) {
				publish(created(store().reserveNumbers(1), "{}", name("writer " + writer + " " + i)));
			}
			return writer;
		});
		List<Change> changes = store().changesAfter(0, 1000);
		assertThat(changes).extracting(Change::revision)
			.containsExactlyElementsOf(LongStream.rangeClosed(1, WRITERS * each).boxed().toList());
		Head before = Head.EMPTY;
		for (Change change : changes) {
			assertThat(change.previousHash()).isEqualTo(before.hash());
			before = new Head(change.revision(), change.hash());
		}
		assertThat(store().head()).isEqualTo(before);
	}

	@Test
	void reservesEachNumberOnceForConcurrentCallers() throws Exception {
		List<List<Long>> reserved = concurrently((writer) -> {
			List<Long> numbers = new ArrayList<>();
			for (int i = 1; i <= 10; i++) {
				long first = store().reserveNumbers(i);
				LongStream.range(first, first + i).forEach(numbers::add);
			}
			return numbers;
		});
		Set<Long> all = new HashSet<>();
		reserved.forEach(all::addAll);
		assertThat(all).hasSize(WRITERS * 55).allMatch((number) -> number >= 1);
	}

	@Test
	void leavesNothingOfWorkThatThrows() {
		publish(created(1, "{}", name("one")));
		Head before = store().head();
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> store().publish((head) -> {
			store().reserveNumbers(5);
			throw new IllegalStateException("on purpose");
		})).withMessage("on purpose");
		assertThat(store().head()).isEqualTo(before);
		assertThat(store().changesAfter(1, 10)).isEmpty();
	}

	@Test
	void leavesNothingWhenThereIsNothingToChange() {
		assertThat(store().publish((head) -> null)).isNull();
		assertThat(store().head()).isEqualTo(Head.EMPTY);
		assertThat(store().changesAfter(0, 10)).isEmpty();
	}

	@Test
	void letsWorkSeeEveryRevisionUpToTheHead() {
		publish(created(1, "{}"));
		store().publish((head) -> {
			assertThat(head).isEqualTo(store().head());
			assertThat(store().changesAfter(0, 10)).hasSize(1);
			assertThat(store().readAll((record) -> assertThat(record.id()).isEqualTo(conference(1)))).isEqualTo(head);
			return null;
		});
	}

	@Test
	void readsEveryRecordAsTheChangesLeftIt() {
		publish(created(1, "{\"n\":1}", name("one")), created(2, "{\"n\":2}", name("two")), created(3, "{}"));
		publish(changed(2, "{\"n\":22}", name("two")), deleted(3), created(4, "{\"n\":4}"));
		publish(deleted(1), changed(4, "{\"n\":44}"));
		Map<RecordId, StoredRecord> sum = new HashMap<>();
		for (Change change : store().changesAfter(0, 10)) {
			for (RecordVersion version : change.versions()) {
				sum.put(version.id(), new StoredRecord(version.id(), change.revision(), version.document()));
			}
		}
		sum.values().removeIf((record) -> record.document() == null);
		List<StoredRecord> read = new ArrayList<>();
		assertThat(store().readAll(read::add)).isEqualTo(store().head());
		assertThat(read).containsExactlyInAnyOrderElementsOf(sum.values()).hasSize(2);
	}

	@Test
	void keepsTheLastOfTwoVersionsInOneChange() {
		publish(created(1, "{\"n\":1}", name("one")), changed(1, "{\"n\":2}", name("two")));
		List<StoredRecord> read = new ArrayList<>();
		store().readAll(read::add);
		assertThat(read).containsExactly(new StoredRecord(conference(1), 1, "{\"n\":2}"));
		publish(created(2, "{}", name("one")));
		publish(created(3, "{}"), deleted(3));
		read.clear();
		store().readAll(read::add);
		assertThat(read).extracting(StoredRecord::id).containsExactlyInAnyOrder(conference(1), conference(2));
	}

	@Test
	void givesTheChangesAfterARevisionUpToTheLimit() {
		IntStream.rangeClosed(1, 5).forEach((number) -> publish(created(number, "{}")));
		assertThat(store().changesAfter(1, 3)).extracting(Change::revision).containsExactly(2L, 3L, 4L);
		assertThat(store().changesAfter(1, 3).get(0).versions()).containsExactly(created(2, "{}"));
		assertThat(store().changesAfter(5, 3)).isEmpty();
	}

	@Test
	void givesTheVersionsOfARecordNewestFirst() {
		publish(created(1, "{\"n\":1}"), created(2, "{}"));
		publish(changed(1, "{\"n\":2}"));
		publish(deleted(1));
		assertThat(store().versionsOf(conference(1), 10)).containsExactly(new StoredRecord(conference(1), 3, null),
				new StoredRecord(conference(1), 2, "{\"n\":2}"), new StoredRecord(conference(1), 1, "{\"n\":1}"));
		assertThat(store().versionsOf(conference(1), 2)).extracting(StoredRecord::revision).containsExactly(3L, 2L);
	}

	@Test
	void refusesAValueThatAnotherRecordHas() {
		publish(created(1, "{}", name("one"), alias("meet.one")));
		Head before = store().head();
		assertThatExceptionOfType(ViolationsException.class)
			.isThrownBy(() -> publish(created(2, "{}", name("two"), alias("meet.one"))))
			.satisfies((ex) -> assertThat(ex.violations().all()).singleElement()
				.extracting(Violation::field, Violation::value)
				.containsExactly(ConferenceFields.ALIAS.name(), "meet.one"));
		assertThat(store().head()).isEqualTo(before);
		assertThat(store().versionsOf(conference(2), 1)).isEmpty();
	}

	@Test
	void refusesAValueThatTwoRecordsOfAChangeHave() {
		assertThatExceptionOfType(ViolationsException.class)
			.isThrownBy(() -> publish(created(1, "{}", name("one")), created(2, "{}", name("one"))))
			.satisfies((ex) -> assertThat(ex.violations().all()).singleElement()
				.extracting(Violation::field, Violation::value)
				.containsExactly(CommonFields.NAME.name(), "one"));
	}

	@Test
	void movesAUniqueValueWithinOneChange() {
		publish(created(1, "{}", alias("a")), created(2, "{}", alias("b")));
		publish(changed(1, "{}", alias("b")), changed(2, "{}", alias("a")));
		publish(changed(2, "{}"), created(3, "{}", alias("a")));
		publish(deleted(3), created(4, "{}", alias("a")));
		assertThatExceptionOfType(ViolationsException.class).isThrownBy(() -> publish(created(5, "{}", alias("a"))));
		assertThat(store().head().revision()).isEqualTo(4);
	}

	@Test
	void tellsValuesApartByCaseAccentAndSpace() {
		publish(created(1, "{}", alias("e")), created(2, "{}", alias("é")), created(3, "{}", alias("E")),
				created(4, "{}", alias("e ")), created(5, "{}", alias("ß")), created(6, "{}", alias("ss")),
				created(7, "{}", alias("🎥")), created(8, "{}", alias("🎉")), created(9, "{}", alias("")));
		assertThat(store().head().revision()).isEqualTo(1);
	}

	@Test
	void takesAnAliasOfTheGreatestLength() {
		publish(created(1, "{}", alias("🎥".repeat(250)), name("ﬆ".repeat(250))));
		assertThatExceptionOfType(ViolationsException.class)
			.isThrownBy(() -> publish(created(2, "{}", alias("🎥".repeat(250)))));
	}

	@Test
	void keepsLongDocumentsOutsideTheBasicPlane() {
		String document = "{\"script\":\"" + "🎥".repeat(49_152) + "\"}";
		publish(created(1, document));
		List<StoredRecord> read = new ArrayList<>();
		store().readAll(read::add);
		assertThat(read).containsExactly(new StoredRecord(conference(1), 1, document));
		assertThat(store().changesAfter(0, 1).get(0).versions().get(0).document()).isEqualTo(document);
		assertThat(store().versionsOf(conference(1), 1).get(0).document()).isEqualTo(document);
	}

	@Test
	void keepsADocumentOfManyMegabytes() {
		String document = "{\"rows\":\"" + "é".repeat(3_000_000) + "\"}";
		publish(created(1, document));
		assertThat(store().versionsOf(conference(1), 1).get(0).document()).isEqualTo(document);
	}

	/** Publishes these versions and returns the change. */
	protected Change publish(RecordVersion... versions) {
		Change change = store().publish((head) -> this.chain.append(head, AT, Actor.system(), null, List.of(versions)));
		return Assertions.assertThat(change).isNotNull().actual();
	}

	/** Returns the version that creates a conference. */
	protected static RecordVersion created(long number, String document, UniqueKey... keys) {
		return new RecordVersion(conference(number), Operation.CREATED, document, List.of(keys));
	}

	protected static RecordVersion changed(long number, String document, UniqueKey... keys) {
		return new RecordVersion(conference(number), Operation.CHANGED, document, List.of(keys));
	}

	protected static RecordVersion deleted(long number) {
		return new RecordVersion(conference(number), Operation.DELETED, null, List.of());
	}

	protected static RecordId conference(long number) {
		return new RecordId(RecordKind.CONFERENCE, number);
	}

	/** Returns the key of a conference's name, not normalised. */
	protected static UniqueKey name(String name) {
		return new UniqueKey(RecordKind.CONFERENCE, CommonFields.NAME.name(), name);
	}

	private static UniqueKey alias(String alias) {
		return new UniqueKey(RecordKind.CONFERENCE, ConferenceFields.ALIAS.name(), alias);
	}

	private static <T> List<T> concurrently(Work<T> work) throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(WRITERS);
		try {
			CyclicBarrier start = new CyclicBarrier(WRITERS);
			List<Callable<T>> calls = new ArrayList<>();
			for (int writer = 0; writer < WRITERS; writer++) {
				int number = writer;
				calls.add(() -> {
					start.await();
					return work.by(number);
				});
			}
			List<T> results = new ArrayList<>();
			for (Future<T> result : executor.invokeAll(calls)) {
				results.add(result.get());
			}
			return results;
		}
		finally {
			executor.shutdownNow();
		}
	}

	private interface Work<T> {

		T by(int writer) throws Exception;

	}

}
