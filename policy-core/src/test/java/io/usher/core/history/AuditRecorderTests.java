package io.usher.core.history;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Future;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.history.AuditEvent.Type;
import io.usher.core.history.InMemoryAuditTrail.Failure;
import io.usher.core.disk.JournalPlace;
import io.usher.core.disk.SmallDisk;
import io.usher.core.record.RecordId;
import io.usher.core.secret.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AuditRecorderTests {

	private static final Actor ALICE = new Actor("alice", "192.0.2.1", Actor.Via.CONSOLE);

	private Instant now = Instant.parse("2026-01-02T12:00:00Z");

	private final InMemoryAuditTrail trail = new InMemoryAuditTrail();

	private final InstantSource source = () -> this.now;

	private final Clock clock = this.source.withZone(ZoneOffset.UTC);

	private static final SecretKey KEY = SecretKey.of("a key of at least thirty-two characters");

	private final AuditRecorder recorder = new AuditRecorder(this.trail, new AuditChain(KEY), this.clock,
			new AuditSpool(null, KEY));

	@TempDir
	private Path home;

	@Test
	void writesInTheOrderInWhichThingsHappened() {
		Future<?> first = this.recorder.record(event(Type.LOGIN, "one"));
		this.recorder.record(event(Type.LOGOUT, "two"));
		assertThat(first).isNotDone();
		this.recorder.flush();
		assertThat(first).isDone();
		assertThat(told()).containsExactly("one", "two");
	}

	@Test
	void keepsEventsWhileTheStoreIsAway() {
		this.trail.fail(Failure.AWAY);
		this.recorder.record(event(Type.LOGIN, "one"));
		assertThatThrownBy(this.recorder::flush).isInstanceOf(StoreUnavailableException.class);
		assertThat(this.recorder.waiting()).isOne();
		this.trail.fail(Failure.NONE);
		this.recorder.flush();
		assertThat(told()).containsExactly("one");
		assertThat(this.recorder.waiting()).isZero();
	}

	@Test
	void writesNothingTwiceWhenTheCommitWasNotHeard() {
		this.trail.fail(Failure.AFTER_COMMIT);
		this.recorder.record(event(Type.LOGIN, "one"));
		assertThatThrownBy(this.recorder::flush).isInstanceOf(StoreUnavailableException.class);
		this.trail.fail(Failure.NONE);
		this.recorder.record(event(Type.LOGIN, "two"));
		this.recorder.flush();
		assertThat(told()).containsExactly("one", "two");
	}

	@Test
	void writesAtTheNextStartWhatWaitedWhenTheProgramDied() {
		this.trail.fail(Failure.AWAY);
		AuditRecorder died = recorder();
		died.open();
		AuditEvent login = new AuditEvent(Type.LOGIN, this.now, ALICE, new RecordId(RecordKind.CONFERENCE, 7), "one",
				3);
		died.record(login);
		assertThatThrownBy(died::flush).isInstanceOf(StoreUnavailableException.class);
		died.record(event(Type.LOGOUT, "two"));
		assertThatThrownBy(died::flush).isInstanceOf(StoreUnavailableException.class);
		died.leave();
		this.trail.fail(Failure.NONE);
		AuditRecorder next = recorder();
		next.record(event(Type.LOGIN, "three"));
		next.open();
		next.flush();
		assertThat(told()).containsExactly("one", "two", "three");
		assertThat(this.trail.search(AuditQuery.newest(10)).get(2).event()).isEqualTo(login);
		next.close();
		AuditRecorder last = recorder();
		last.open();
		last.flush();
		assertThat(told()).hasSize(3);
		last.close();
	}

	@Test
	void writesNothingTwiceWhenTheProgramDiedAfterTheCommit() {
		AuditRecorder died = recorder();
		died.open();
		this.trail.fail(Failure.AFTER_COMMIT);
		died.record(event(Type.LOGIN, "one"));
		assertThatThrownBy(died::flush).isInstanceOf(StoreUnavailableException.class);
		died.leave();
		this.trail.fail(Failure.NONE);
		AuditRecorder next = recorder();
		next.open();
		next.record(event(Type.LOGIN, "two"));
		next.flush();
		assertThat(told()).containsExactly("one", "two");
		next.close();
	}

	@Test
	void keepsEventsOnDiskFromTheEyesOfOthers() throws Exception {
		this.trail.fail(Failure.AWAY);
		AuditRecorder recorder = recorder();
		recorder.open();
		recorder.record(event(Type.LOGIN, "one"));
		assertThatThrownBy(recorder::flush).isInstanceOf(StoreUnavailableException.class);
		recorder.leave();
		byte[] bytes = Files.readAllBytes(this.home.resolve("audit/000000000001.journal"));
		assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).isNotEmpty().doesNotContain("alice");
	}

	@Test
	void keepsEventsInMemoryWhileTheDiskIsFullAndOnDiskWhenThereIsRoom() throws Exception {
		try (SmallDisk disk = new SmallDisk(50_000)) {
			this.trail.fail(Failure.AWAY);
			AuditRecorder recorder = recorder(disk.home());
			recorder.open();
			recorder.record(event(Type.LOGIN, "one"));
			assertThatThrownBy(recorder::flush).isInstanceOf(StoreUnavailableException.class);
			disk.fill();
			recorder.record(event(Type.LOGIN, "two".repeat(150)));
			recorder.record(event(Type.LOGIN, "three"));
			assertThatThrownBy(recorder::flush).isInstanceOf(StoreUnavailableException.class);
			disk.free();
			assertThatThrownBy(recorder::flush).isInstanceOf(StoreUnavailableException.class);
			recorder.leave();
			this.trail.fail(Failure.NONE);
			AuditRecorder next = recorder(disk.home());
			next.open();
			next.flush();
			assertThat(told()).containsExactly("one", "two".repeat(150), "three");
			next.close();
		}
	}

	@Test
	void opensADirectoryThatCouldNotBeOpenedAsSoonAsItCanAndReadsWhatWasLeftFirst() throws Exception {
		this.trail.fail(Failure.AWAY);
		AuditRecorder earlier = recorder();
		earlier.open();
		earlier.record(event(Type.LOGIN, "one"));
		earlier.leave();
		Path aside = Files.move(this.home.resolve("audit"), this.home.resolve("aside"));
		Files.createFile(this.home.resolve("audit"));
		AuditRecorder recorder = recorderThatTriesAtOnce();
		recorder.open();
		recorder.record(event(Type.LOGIN, "two"));
		assertThatThrownBy(recorder::flush).isInstanceOf(StoreUnavailableException.class);
		assertThat(recorder.isSpoolMissing()).isTrue();
		Files.delete(this.home.resolve("audit"));
		Files.move(aside, this.home.resolve("audit"));
		assertThatThrownBy(recorder::flush).isInstanceOf(StoreUnavailableException.class);
		assertThat(recorder.isSpoolMissing()).isFalse();
		recorder.leave();
		this.trail.fail(Failure.NONE);
		AuditRecorder next = recorder();
		next.open();
		next.flush();
		assertThat(told()).containsExactly("one", "two");
		next.close();
	}

	@Test
	void writesNothingTwiceWhenTheDirectoryIsOpenedAfterACommitThatWasNotHeard() throws Exception {
		this.trail.fail(Failure.AWAY);
		AuditRecorder earlier = recorder();
		earlier.open();
		earlier.record(event(Type.LOGIN, "one"));
		earlier.leave();
		Path lock = this.home.resolve("audit/lock");
		Files.delete(lock);
		Files.createDirectory(lock);
		AuditRecorder recorder = recorderThatTriesAtOnce();
		recorder.open();
		this.trail.fail(Failure.AFTER_COMMIT);
		recorder.record(event(Type.LOGIN, "two"));
		assertThatThrownBy(recorder::flush).isInstanceOf(StoreUnavailableException.class);
		Files.delete(lock);
		this.trail.fail(Failure.NONE);
		Future<?> three = recorder.record(event(Type.LOGIN, "three"));
		recorder.flush();
		assertThat(told()).containsExactly("two", "one", "three");
		assertThat(three).isDone();
		assertThat(recorder.waiting()).isZero();
		recorder.close();
	}

	private AuditRecorder recorderThatTriesAtOnce() {
		JournalPlace place = new JournalPlace(this.home.resolve("audit"), 50_000_000, "audit events", Duration.ZERO);
		return new AuditRecorder(this.trail, new AuditChain(KEY), this.clock, new AuditSpool(KEY, place));
	}

	private AuditRecorder recorder() {
		return recorder(this.home);
	}

	private AuditRecorder recorder(Path place) {
		return new AuditRecorder(this.trail, new AuditChain(KEY), this.clock,
				new AuditSpool(place.resolve("audit"), KEY));
	}

	@Test
	void tellsHowManyEventsDidNotFit() {
		this.trail.fail(Failure.AWAY);
		for (int i = 0; i < AuditRecorder.CAPACITY + 3; i++) {
			this.recorder.record(event(Type.LOGIN, "event " + i));
		}
		this.trail.fail(Failure.NONE);
		this.recorder.flush();
		List<AuditEntry> entries = this.trail.after(0, Integer.MAX_VALUE);
		assertThat(entries).hasSize(AuditRecorder.CAPACITY + 1);
		AuditEvent loss = entries.get(AuditRecorder.CAPACITY).event();
		assertThat(loss.type()).isEqualTo(Type.LOSS);
		assertThat(loss.count()).isEqualTo(3);
	}

	@Test
	void sumsUpRefusalsOfAMinute() {
		for (int i = 0; i < 40; i++) {
			refuse("alice", "192.0.2.1");
		}
		refuse("alice", "192.0.2.2");
		this.recorder.flush();
		assertThat(counts()).containsExactly(1L, 1L);
		this.now = this.now.plusSeconds(60);
		this.recorder.flush();
		assertThat(counts()).containsExactly(1L, 1L, 39L);
		refuse("alice", "192.0.2.1");
		this.recorder.flush();
		assertThat(counts()).containsExactly(1L, 1L, 39L, 1L);
	}

	@Test
	void cannotBeFilledByAFloodOfNames() {
		for (int i = 0; i < 100_000; i++) {
			refuse("name" + i, "192.0.2.1");
		}
		this.recorder.flush();
		assertThat(counts()).hasSize(RefusalCounts.BURST);
		this.now = this.now.plusSeconds(60);
		this.recorder.flush();
		assertThat(counts()).hasSize(RefusalCounts.BURST + 1).endsWith(100_000L - RefusalCounts.BURST);
	}

	@Test
	void tellsSumsEarlierWhenItEnds() {
		refuse("alice", "192.0.2.1");
		refuse("alice", "192.0.2.1");
		this.recorder.close();
		assertThat(counts()).containsExactly(1L, 1L);
	}

	@Test
	void cutsWhatIsTooLong() {
		this.recorder.record(AuditEvent.of(Type.LOGIN, this.now,
				new Actor("n".repeat(300), "a".repeat(300), Actor.Via.API), "😀".repeat(300)));
		this.recorder.flush();
		AuditEvent event = this.trail.after(0, 1).get(0).event();
		assertThat(event.actor().name()).hasSize(AuditEvent.MAX_NAME).endsWith("n…");
		assertThat(event.actor().address()).hasSize(AuditEvent.MAX_NAME);
		assertThat(event.what()).hasSizeLessThanOrEqualTo(AuditEvent.MAX_WHAT).endsWith("😀…");
	}

	private void refuse(String name, String address) {
		this.recorder.record(
				AuditEvent.of(Type.REFUSAL, this.now, new Actor(name, address, Actor.Via.CONSOLE), "wrong password"));
	}

	private AuditEvent event(Type type, String what) {
		return AuditEvent.of(type, this.now, ALICE, what);
	}

	private List<String> told() {
		return this.trail.after(0, Integer.MAX_VALUE).stream().map((entry) -> entry.event().what()).toList();
	}

	private List<Long> counts() {
		return this.trail.after(0, Integer.MAX_VALUE).stream().map((entry) -> entry.event().count()).toList();
	}

}
