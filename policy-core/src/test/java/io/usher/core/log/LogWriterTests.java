package io.usher.core.log;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import io.usher.core.configuration.Configuration;
import io.usher.core.decision.Decision;
import io.usher.core.decision.DecisionContext;
import io.usher.core.decision.Decisions;
import io.usher.core.decision.Parameters;
import io.usher.core.decision.PolicyRequest.ServiceRequest;
import io.usher.core.decision.ServedServices;
import io.usher.core.disk.JournalPlace;
import io.usher.core.disk.SmallDisk;
import io.usher.core.history.StoreUnavailableException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class LogWriterTests {

	private static final long LARGE = 100_000_000;

	@TempDir
	private Path home;

	private final Configuration configuration = Configuration.empty();

	private final Random random = new Random(1);

	private final Transcriber transcriber = new Transcriber(ServedServices.none());

	private final List<LoggedDecision> kept = new CopyOnWriteArrayList<>();

	@Test
	void writesEveryDecisionInOrder() {
		LogWriter writer = writer((batch) -> this.kept.addAll(batch.decisions()), 1000);
		List<String> ids = new ArrayList<>();
		writer.start();
		for (int i = 0; i < 600; i++) {
			ids.add(decide(writer));
		}
		writer.close(Duration.ofSeconds(30));
		assertThat(this.kept).extracting(LoggedDecision::decisionId).containsExactlyElementsOf(ids);
		assertThat(writer.written()).isEqualTo(600);
		assertThat(lost(writer)).isZero();
	}

	@Test
	void takesNoMoreThanTheQueueHoldsAndCountsTheOthers() {
		LogWriter writer = writer((batch) -> this.kept.addAll(batch.decisions()), 10);
		for (int i = 0; i < 25; i++) {
			decide(writer);
		}
		assertThat(writer.waiting()).isEqualTo(10);
		assertThat(writer.lost(Loss.QUEUE_FULL)).isEqualTo(15);
	}

	@Test
	void neverWaitsForASinkThatHangsAndCountsWhatDoesNotFit() throws Exception {
		HangingSink sink = new HangingSink();
		LogWriter writer = writer(sink, 10);
		writer.start();
		decide(writer);
		sink.awaitHanging();
		for (int i = 0; i < 100; i++) {
			decide(writer);
		}
		assertThat(writer.lost(Loss.QUEUE_FULL)).isPositive();
		sink.release();
		writer.close(Duration.ofSeconds(30));
		assertThat(this.kept).hasSize(101 - (int) lost(writer));
	}

	@Test
	void putsOnDiskWhatASinkThatHangsDoesNotTakeAndLosesNothing() throws Exception {
		HangingSink sink = new HangingSink();
		LogWriter writer = writer(sink, spool(LARGE), 1000);
		writer.start();
		List<String> ids = new ArrayList<>(List.of(decide(writer)));
		sink.awaitHanging();
		for (int i = 0; i < 10; i++) {
			for (int j = 0; j < 250; j++) {
				ids.add(decide(writer));
			}
			Awaitility.await().until(() -> writer.waiting() == 0);
		}
		assertThat(writer.waitingOnDisk()).isPositive();
		sink.release();
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> writer.waitingOnDisk() == 0);
		writer.close(Duration.ofSeconds(30));
		assertThat(this.kept).extracting(LoggedDecision::decisionId).containsExactlyInAnyOrderElementsOf(ids);
		assertThat(writer.written()).isEqualTo(ids.size());
		assertThat(lost(writer)).isZero();
	}

	@Test
	void putsOnDiskWhatADatabaseDoesNotTakeFastEnoughBeforeTheQueueIsFull() {
		CountDownLatch never = new CountDownLatch(1);
		LogWriter writer = writer((batch) -> {
			try {
				this.kept.addAll(never.await(500, TimeUnit.MILLISECONDS) ? List.of() : batch.decisions());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}, spool(LARGE), 2000);
		List<String> ids = decide(writer, 2000);
		writer.start();
		Awaitility.await().pollInterval(Duration.ofMillis(20)).until(() -> writer.waitingOnDisk() > 0);
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> this.kept.size() == 2000);
		writer.close(Duration.ofSeconds(30));
		assertThat(this.kept).extracting(LoggedDecision::decisionId).containsExactlyInAnyOrderElementsOf(ids);
		assertThat(lost(writer)).isZero();
	}

	@Test
	void writesWhatWaitedOnDiskWhenTheDatabaseIsBack() {
		AtomicBoolean away = new AtomicBoolean(true);
		LogWriter writer = writer(sinkThatIsAway(away), spool(LARGE), 1000);
		writer.start();
		List<String> before = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			for (int j = 0; j < 200; j++) {
				before.add(decide(writer));
			}
			Awaitility.await().until(() -> writer.waiting() == 0);
		}
		Awaitility.await().until(() -> writer.waitingOnDisk() == 1000);
		away.set(false);
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> writer.waitingOnDisk() == 0);
		String after = decide(writer);
		writer.close(Duration.ofSeconds(30));
		before.add(after);
		assertThat(this.kept).extracting(LoggedDecision::decisionId).containsExactlyInAnyOrderElementsOf(before);
		assertThat(lost(writer)).isZero();
	}

	@Test
	void writesAtTheNextStartWhatAnEarlierRunLeft() {
		LogWriter first = writer(sinkThatIsAway(new AtomicBoolean(true)), spool(LARGE), 1000);
		first.start();
		List<String> ids = new ArrayList<>();
		for (int i = 0; i < 300; i++) {
			ids.add(decide(first));
		}
		first.close(Duration.ofSeconds(2));
		assertThat(lost(first)).isZero();
		LogWriter second = writer(sinkThatIsAway(new AtomicBoolean()), spool(LARGE), 1000);
		second.start();
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> this.kept.size() == 300);
		second.close(Duration.ofSeconds(30));
		assertThat(this.kept).extracting(LoggedDecision::decisionId).containsExactlyInAnyOrderElementsOf(ids);
	}

	@Test
	void countsWhatTheDiskHasNoRoomForAndTellsItAfterwards() {
		AtomicBoolean away = new AtomicBoolean(true);
		List<LostCount> counts = new CopyOnWriteArrayList<>();
		LogSink sink = sinkThatIsAway(away);
		LogWriter writer = writer((batch) -> {
			sink.write(batch);
			counts.addAll(batch.lost());
		}, spool(4_000), 1000);
		writer.start();
		for (int i = 0; i < 1000; i++) {
			decide(writer);
		}
		Awaitility.await().until(() -> writer.waiting() == 0);
		Awaitility.await().until(() -> writer.lost(Loss.SPOOL_FULL) + writer.waitingOnDisk() == 1000);
		long lost = writer.lost(Loss.SPOOL_FULL);
		assertThat(lost).isPositive();
		away.set(false);
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> writer.waitingOnDisk() == 0);
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !counts.isEmpty());
		writer.close(Duration.ofSeconds(30));
		assertThat(this.kept).hasSize(1000 - (int) lost);
		assertThat(counts.stream().filter((count) -> count.loss() == Loss.SPOOL_FULL).mapToLong(LostCount::count).sum())
			.isEqualTo(lost);
	}

	@Test
	void losesWhatAFullDiskDoesNotTakeAndGoesOnWhenThereIsRoom() throws Exception {
		AtomicBoolean away = new AtomicBoolean(true);
		try (SmallDisk disk = new SmallDisk(400_000)) {
			LogWriter writer = writer(sinkThatIsAway(away), new LogSpool(disk.home().resolve("log"), LARGE), 1000);
			writer.start();
			List<String> before = decide(writer, 100);
			Awaitility.await().until(() -> writer.waitingOnDisk() == 100);
			assertThat(writer.isRefused()).isTrue();
			assertThat(writer.isLosing()).isFalse();
			disk.fill();
			decide(writer, 1000);
			Awaitility.await().until(() -> writer.lost(Loss.SPOOL_FULL) > 0 && writer.waiting() == 0);
			assertThat(writer.isLosing()).isTrue();
			disk.free();
			long lost = writer.lost(Loss.SPOOL_FULL);
			List<String> after = decide(writer, 100);
			Awaitility.await().until(() -> writer.waitingOnDisk() == 1200 - lost);
			away.set(false);
			Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> writer.waitingOnDisk() == 0);
			writer.close(Duration.ofSeconds(30));
			assertThat(writer.isRefused()).isFalse();
			assertThat(this.kept).hasSize(1200 - (int) lost)
				.extracting(LoggedDecision::decisionId)
				.containsAll(before)
				.containsAll(after)
				.doesNotHaveDuplicates();
		}
	}

	@Test
	void opensADirectoryThatCouldNotBeOpenedAsSoonAsItCanAndReadsWhatWasLeft() throws Exception {
		LogWriter earlier = writer(sinkThatIsAway(new AtomicBoolean(true)), spool(LARGE), 1000);
		earlier.start();
		List<String> ids = new ArrayList<>(decide(earlier, 20));
		earlier.close(Duration.ofSeconds(2));
		Path aside = Files.move(this.home.resolve("spool"), this.home.resolve("aside"));
		Files.createFile(this.home.resolve("spool"));
		AtomicBoolean away = new AtomicBoolean(true);
		LogWriter writer = writer(sinkThatIsAway(away), spoolTriedEvery(Duration.ofMillis(20)), 1000);
		writer.start();
		assertThat(writer.isSpoolMissing()).isTrue();
		ids.addAll(decide(writer, 30));
		Files.delete(this.home.resolve("spool"));
		Files.move(aside, this.home.resolve("spool"));
		Awaitility.await().until(() -> writer.waitingOnDisk() == 50);
		assertThat(writer.isSpoolMissing()).isFalse();
		away.set(false);
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> writer.waitingOnDisk() == 0);
		writer.close(Duration.ofSeconds(30));
		assertThat(this.kept).extracting(LoggedDecision::decisionId).containsExactlyInAnyOrderElementsOf(ids);
		assertThat(lost(writer)).isZero();
	}

	@Test
	void writesWhatWasLeftAlsoWhenNothingNewComes() throws Exception {
		LogWriter earlier = writer(sinkThatIsAway(new AtomicBoolean(true)), spool(LARGE), 1000);
		earlier.start();
		List<String> ids = decide(earlier, 20);
		earlier.close(Duration.ofSeconds(2));
		Path lock = this.home.resolve("spool/lock");
		Files.delete(lock);
		Files.createDirectory(lock);
		LogWriter writer = writer(sinkThatIsAway(new AtomicBoolean()), spoolTriedEvery(Duration.ofMillis(20)), 1000);
		writer.start();
		assertThat(writer.isSpoolMissing()).isTrue();
		Files.delete(lock);
		Awaitility.await().until(() -> this.kept.size() == 20);
		writer.close(Duration.ofSeconds(30));
		assertThat(this.kept).extracting(LoggedDecision::decisionId).containsExactlyInAnyOrderElementsOf(ids);
	}

	@Test
	void keepsEveryDetailOnDisk() {
		LoggedDecision decision = ExampleEntry.at("2026-02-28T23:59:59.123Z")
			.alias("møte/a;b=c%d 会议 🎥")
			.script("failed", "first 🎉", "", "second")
			.upstream(0, "timed_out")
			.build();
		LogBatch batch = new LogBatch(List.of(decision, ExampleEntry.of(7).build()),
				List.of(new RefusedCount(decision.at(), "2001:db8::1", 401, "é 🎉", 3)),
				List.of(new LostCount(decision.at(), Loss.QUEUE_FULL, 12)));
		LogBatchCodec codec = new LogBatchCodec();
		assertThat(codec.decode(codec.encode(batch))).isEqualTo(batch);
	}

	@Test
	void goesOnWhenTheDatabaseIsBack() {
		int[] failures = { 2 };
		LogWriter writer = writer((batch) -> {
			if (failures[0]-- > 0) {
				throw new StoreUnavailableException("away", new IllegalStateException());
			}
			this.kept.addAll(batch.decisions());
		}, 100);
		writer.start();
		String id = decide(writer);
		writer.close(Duration.ofSeconds(30));
		assertThat(this.kept).extracting(LoggedDecision::decisionId).containsExactly(id);
		assertThat(lost(writer)).isZero();
	}

	@Test
	void countsWhatTheDatabaseRefusesAndKeepsTheOthers() {
		List<String> ids = new ArrayList<>();
		LogWriter writer = writer((batch) -> {
			if (batch.decisions().stream().anyMatch((decision) -> decision.decisionId().equals(ids.get(3)))) {
				throw new IllegalStateException("no such characters here");
			}
			this.kept.addAll(batch.decisions());
		}, 100);
		for (int i = 0; i < 8; i++) {
			ids.add(decide(writer));
		}
		writer.start();
		writer.close(Duration.ofSeconds(30));
		assertThat(this.kept).hasSize(7);
		assertThat(writer.lost(Loss.UNWRITABLE)).isEqualTo(1);
	}

	@Test
	void countsRefusedRequestsBySourceAndMinute() {
		List<RefusedCount> counts = new CopyOnWriteArrayList<>();
		LogWriter writer = writer((batch) -> counts.addAll(batch.refused()), 100);
		for (int i = 0; i < 1000; i++) {
			writer.refused(401, "wrong user name or password", "192.0.2.1");
		}
		writer.start();
		writer.close(Duration.ofSeconds(30));
		assertThat(counts).singleElement().satisfies((count) -> {
			assertThat(count.address()).isEqualTo("192.0.2.1");
			assertThat(count.count()).isEqualTo(1000);
		});
	}

	private LogSpool spool(long limit) {
		return new LogSpool(this.home.resolve("spool"), limit);
	}

	private LogSpool spoolTriedEvery(Duration again) {
		return new LogSpool(new JournalPlace(this.home.resolve("spool"), LARGE, "decisions", again));
	}

	private LogSink sinkThatIsAway(AtomicBoolean away) {
		return (batch) -> {
			if (away.get()) {
				throw new StoreUnavailableException("away", new IllegalStateException());
			}
			this.kept.addAll(batch.decisions());
		};
	}

	private LogWriter writer(LogSink sink, int capacity) {
		return writer(sink, LogSpool.none(), capacity);
	}

	private LogWriter writer(LogSink sink, LogSpool spool, int capacity) {
		return new LogWriter(sink, spool, (made) -> this.transcriber.transcribe(made, this.configuration),
				new LogIds(Clock.systemUTC(), this.random), Clock.systemUTC(), 100_000,
				new LogQueue(capacity, 10_000_000));
	}

	private static long lost(LogWriter writer) {
		long all = 0;
		for (Loss loss : Loss.values()) {
			all += writer.lost(loss);
		}
		return all;
	}

	private List<String> decide(LogWriter writer, int times) {
		return Stream.generate(() -> decide(writer)).limit(times).toList();
	}

	private String decide(LogWriter writer) {
		Decision decision = Decisions.decide(new ServiceRequest(Parameters.of("local_alias", "nobody")),
				this.configuration, DecisionContext.of(Clock.systemUTC(), this.random));
		writer.decided(decision, 1_000_000, "10.0.0.1");
		return decision.id();
	}

	/** Hangs until it is released, and takes everything then. */
	private final class HangingSink implements LogSink {

		private final CountDownLatch over = new CountDownLatch(1);

		private final CountDownLatch hanging = new CountDownLatch(1);

		@Override
		public void write(LogBatch batch) {
			this.hanging.countDown();
			try {
				this.over.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			LogWriterTests.this.kept.addAll(batch.decisions());
		}

		void awaitHanging() throws InterruptedException {
			assertThat(this.hanging.await(30, TimeUnit.SECONDS)).isTrue();
		}

		void release() {
			this.over.countDown();
		}

	}

}
