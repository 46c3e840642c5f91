package io.usher.core.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.RecordEdit;
import io.usher.core.configuration.Records;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.RecordId;
import io.usher.core.record.UniqueKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.usher.core.directory.Organisation.conference;
import static org.assertj.core.api.Assertions.assertThat;

class DirectoryChangesTests {

	private static final List<String> ALIASES = List.of("alice", "alice@example.com", "bob", "Bob@example.com", "board",
			"lobby", "straße", "1001", "1002", "1003");

	private static final List<String> ADDRESSES = List.of("alice@example.com", "Bob@Example.com", "carol@example.com",
			"");

	private static final List<String> NAMES = List.of("Alice", "Bob", "Müller", "Muller", "Board room", "lobby", "");

	private static final List<String> TYPED = List.of("", "a", "alice", "bob", "muller", "müller", "example.com",
			"board room", "room alice", "100", "STRASSE", "o", "nobody");

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6 })
	void isTheSameAfterEditsAsWhenBuiltAnew(long seed) {
		Random random = new Random(seed);
		Map<RecordId, ConfigurationRecord> model = new HashMap<>();
		Configuration configuration = Configuration.empty();
		for (long revision = 1; revision <= 150; revision++) {
			if (random.nextInt(4) == 0) {
				// An edit that is refused after it was tried.
				Configuration refused = configuration.with(revision, edits(random, new HashMap<>(model), revision));
				refused.directory().search("alice", 10);
			}
			List<RecordEdit> edits = edits(random, model, revision);
			configuration = configuration.with(revision, edits);
			if (random.nextInt(3) > 0) {
				Configuration anew = Configuration.of(revision, model.values());
				assertThat(seen(configuration)).as("seed %d, revision %d: %s", seed, revision, edits)
					.isEqualTo(seen(anew));
			}
		}
	}

	private static Map<String, List<DirectoryEntry>> seen(Configuration configuration) {
		Map<String, List<DirectoryEntry>> seen = new LinkedHashMap<>();
		for (String typed : TYPED) {
			seen.put(typed, configuration.directory().search(typed, 100));
			seen.put("three of " + typed, configuration.directory().search(typed, 3));
		}
		return seen;
	}

	/** Some edits that leave unique values unique. */
	private static List<RecordEdit> edits(Random random, Map<RecordId, ConfigurationRecord> model, long revision) {
		List<RecordEdit> edits = new ArrayList<>();
		for (RecordKind kind : List.of(RecordKind.CONFERENCE, RecordKind.DEVICE, RecordKind.PERSON)) {
			random.longs(random.nextInt(3), 1, 7).distinct().forEach((number) -> {
				RecordId id = new RecordId(kind, number);
				model.remove(id);
				RecordEdit edit = edit(random, id, model);
				if (edit.after() != null) {
					model.put(id, Records.read(id, revision, edit.after()));
				}
				edits.add(edit);
			});
		}
		return edits;
	}

	private static RecordEdit edit(Random random, RecordId id, Map<RecordId, ConfigurationRecord> model) {
		List<String> free = new ArrayList<>((id.kind() == RecordKind.PERSON) ? ADDRESSES : ALIASES);
		free.remove("");
		model.values()
			.stream()
			.filter((record) -> record.id().kind() == id.kind())
			.flatMap((record) -> record.uniqueKeys().stream())
			.forEach((key) -> free.removeIf((value) -> UniqueKey.normalise(value).equals(key.value())));
		if (free.isEmpty() || random.nextInt(4) == 0) {
			return new RecordEdit(id, null);
		}
		String unique = free.remove(random.nextInt(free.size()));
		String name = any(random, NAMES);
		return switch (id.kind()) {
			case PERSON -> Organisation.person(id.number(), unique, name, any(random, NAMES), any(random, NAMES));
			case DEVICE -> Organisation.device(id.number(), unique, name, any(random, ADDRESSES));
			default -> {
				String[] aliases = free.isEmpty() || random.nextBoolean() ? new String[] { unique }
						: new String[] { unique, any(random, free) };
				yield Organisation.owned(id.number(), name + " " + id.number(), any(random, NAMES),
						any(random, ADDRESSES), aliases);
			}
		};
	}

	private static String any(Random random, List<String> values) {
		return values.get(random.nextInt(values.size()));
	}

	@Test
	void readsNoRecordBeforeTheFirstSearch() {
		CountedRecords records = new CountedRecords(conference(1, "Room", "room"));
		Directory directory = Directory.Change.first().directory(records);
		Directory.Change change = directory.change();
		change.touch(records.record(RecordKind.CONFERENCE, 1));
		Directory next = change.directory(records);
		assertThat(records.readings).hasValue(0);
		assertThat(next.search("room", 10)).hasSize(1);
		assertThat(records.readings).hasPositiveValue();
	}

	@Test
	void readsOnlyWhatChangedAfterwards() throws Exception {
		CountedRecords records = new CountedRecords(conference(1, "Room", "room"), conference(2, "Hall", "hall"));
		Directory before = Directory.Change.first().directory(records);
		before.prepare().get();
		Directory.Change change = before.change();
		change.touch(records.record(RecordKind.CONFERENCE, 2));
		CountedRecords changed = new CountedRecords(conference(1, "Room", "room"), conference(2, "Room 2", "room2"));
		change.touch(changed.record(RecordKind.CONFERENCE, 2));
		Directory after = change.directory(changed);
		assertThat(after.search("room", 10)).hasSize(2);
		assertThat(after.prepare()).isDone();
		assertThat(changed.readings).hasValue(0);
		assertThat(before.search("room", 10)).hasSize(1);
	}

	@Test
	void indexesAheadWhenAsked() throws Exception {
		CountedRecords records = new CountedRecords(conference(1, "Room", "room"));
		Directory directory = Directory.Change.first().directory(records);
		directory.prepare().get();
		assertThat(records.readings).hasValue(2);
		assertThat(directory.search("room", 10)).hasSize(1);
		directory.prepare().get();
		assertThat(directory.search("hall", 10)).isEmpty();
		assertThat(records.readings).hasValue(2);
	}

	@Test
	void makesANewIndexWhenMuchHasChanged() throws Exception {
		CountedRecords records = new CountedRecords(conference(1, "Room", "room"));
		Directory before = Directory.Change.first().directory(records);
		before.prepare().get();
		Directory.Change change = before.change();
		CountedRecords changed = new CountedRecords(IntStream.rangeClosed(1, 600)
			.mapToObj((number) -> conference(number, "Hall " + number, "hall" + number))
			.toArray(RecordEdit[]::new));
		changed.configuration.all(RecordKind.CONFERENCE).forEach(change::touch);
		Directory after = change.directory(changed);
		assertThat(after.search("hall", 1000)).hasSize(600);
		after.prepare().get();
		assertThat(changed.readings).hasValue(2);
		assertThat(after.search("hall", 1000)).hasSize(600);
		assertThat(after.search("room", 1000)).isEmpty();
		after.prepare().get();
		assertThat(changed.readings).hasValue(2);
	}

	@Test
	void answersFromTheRecordsWhileThereIsNoIndex() throws Exception {
		CountDownLatch begin = new CountDownLatch(1);
		CountedRecords records = new CountedRecords(conference(1, "Room", "room"), conference(2, "Hall", "hall"),
				Organisation.device(3, "hall desk", "Desk", ""));
		records.begin = begin;
		Directory directory = Directory.Change.first().directory(records);
		Future<?> indexing = directory.prepare();
		assertThat(directory.search("hall", 10)).extracting(DirectoryEntry::alias).containsExactly("hall", "hall desk");
		assertThat(indexing).isNotDone();
		begin.countDown();
		indexing.get();
		assertThat(directory.search("hall", 10)).extracting(DirectoryEntry::alias).containsExactly("hall", "hall desk");
	}

	/** Counts how often all records of a kind are read. */
	private static final class CountedRecords implements DirectoryRecords {

		private final Configuration configuration;

		private final AtomicInteger readings = new AtomicInteger();

		/** What the thread that indexes waits for, if anything. */
		private volatile @Nullable CountDownLatch begin;

		private CountedRecords(RecordEdit... edits) {
			this.configuration = Configuration.empty().with(1, List.of(edits));
		}

		@Override
		public Stream<ConfigurationRecord> all(RecordKind kind) {
			this.readings.incrementAndGet();
			CountDownLatch latch = this.begin;
			if (latch != null && Thread.currentThread().getName().equals("directory-index")) {
				await(latch);
			}
			return this.configuration.all(kind);
		}

		private static void await(CountDownLatch latch) {
			try {
				latch.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

		@Override
		public @Nullable ConfigurationRecord record(RecordKind kind, long number) {
			return this.configuration.record(kind, number);
		}

		@Override
		public Optional<ConfigurationRecord> find(UniqueKey key) {
			return this.configuration.find(key);
		}

	}

}
