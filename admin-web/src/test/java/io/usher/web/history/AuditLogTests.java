package io.usher.web.history;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

import io.usher.core.history.Actor;
import io.usher.core.history.AuditChain;
import io.usher.core.history.AuditEntry;
import io.usher.core.history.AuditEvent;
import io.usher.core.history.AuditRecorder;
import io.usher.core.history.AuditSpool;
import io.usher.core.history.Head;
import io.usher.core.history.InMemoryAuditTrail;
import io.usher.core.history.InMemoryAuditTrail.Failure;
import io.usher.core.secret.SecretKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class AuditLogTests {

	private static final Actor ALICE = new Actor("alice", "192.0.2.1", Actor.Via.CONSOLE);

	private final SlowTrail trail = new SlowTrail();

	private static final SecretKey KEY = SecretKey.of("a key of at least thirty-two characters");

	private final AuditRecorder recorder = new AuditRecorder(this.trail, new AuditChain(KEY), Clock.systemUTC(),
			new AuditSpool(null, KEY));

	private final AuditLog log = new AuditLog(this.recorder, Clock.systemUTC());

	@AfterEach
	void end() {
		this.trail.gate.countDown();
		this.trail.fail(Failure.NONE);
		this.log.stop();
	}

	@Test
	void hasWrittenAnEventWhenTheCallReturns() {
		this.trail.gate.countDown();
		begin();
		this.log.recordExport(ALICE, "everything");
		assertThat(what()).endsWith("everything");
	}

	@Test
	void doesNotHoldALoginUpWhileTheDatabaseIsSlow() {
		this.trail.gate.countDown();
		begin();
		this.trail.gate = new CountDownLatch(1);
		assertTimeoutPreemptively(AuditLog.PATIENCE.plus(Duration.ofSeconds(5)),
				() -> this.log.recordLogin(ALICE, LoginMethod.PASSWORD));
		assertThat(what()).doesNotContain("with password");
		this.trail.gate.countDown();
		await().untilAsserted(() -> assertThat(what()).contains("with password"));
	}

	@Test
	void writesWhatHappenedWhileTheDatabaseWasAway() {
		this.trail.gate.countDown();
		this.trail.fail(Failure.AWAY);
		this.log.start();
		assertThatCode(() -> this.log.recordLogin(ALICE, LoginMethod.TOKEN)).doesNotThrowAnyException();
		assertThat(this.recorder.waiting()).isOne();
		this.trail.fail(Failure.NONE);
		await().untilAsserted(() -> assertThat(what()).containsExactly("with API token"));
	}

	@Test
	void writesWhatWaitsWhenItEnds() {
		this.trail.gate.countDown();
		this.log.recordRefusal(ALICE, "wrong password");
		this.log.recordRefusal(ALICE, "wrong password");
		this.log.start();
		this.log.stop();
		assertThat(what()).containsExactly("wrong password", "wrong password");
	}

	@Test
	void tellsWhatProgramsDoOnceAnHour() {
		this.trail.gate.countDown();
		begin();
		for (int i = 0; i < 3; i++) {
			this.log.recordOncePerHour(
					AuditEvent.of(AuditEvent.Type.LOGIN, Clock.systemUTC().instant(), ALICE, "with password"));
		}
		assertThat(what()).filteredOn("with password"::equals).hasSize(1);
	}

	/** Starts, and waits until the log knows that the database is there. */
	private void begin() {
		this.log.start();
		this.log.recordVerification(ALICE, "first");
		await().untilAsserted(() -> assertThat(what()).contains("first"));
	}

	private List<String> what() {
		return this.trail.after(0, 100).stream().map((entry) -> entry.event().what()).toList();
	}

	/** A trail that writes when the gate is open. */
	private static final class SlowTrail extends InMemoryAuditTrail {

		volatile CountDownLatch gate = new CountDownLatch(1);

		@Override
		public List<AuditEntry> append(Function<Head, List<AuditEntry>> work) {
			try {
				this.gate.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			return super.append(work);
		}

	}

}
