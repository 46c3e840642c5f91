package io.usher.core.log;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.usher.core.configuration.Configuration;
import io.usher.core.decision.Decision;
import io.usher.core.decision.DecisionContext;
import io.usher.core.decision.Decisions;
import io.usher.core.decision.Parameters;
import io.usher.core.decision.PolicyRequest.ServiceRequest;
import io.usher.core.decision.ServedServices;
import io.usher.core.history.StoreUnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class LogWriterTests {

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
	void neverWaitsForASinkThatHangs() throws Exception {
		CountDownLatch over = new CountDownLatch(1);
		CountDownLatch hanging = new CountDownLatch(1);
		LogWriter writer = writer((batch) -> {
			hanging.countDown();
			try {
				over.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}, 10);
		writer.start();
		decide(writer);
		assertThat(hanging.await(30, TimeUnit.SECONDS)).isTrue();
		for (int i = 0; i < 25; i++) {
			decide(writer);
		}
		assertThat(writer.lost(Loss.QUEUE_FULL)).isEqualTo(15);
		over.countDown();
		writer.close(Duration.ofSeconds(30));
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

	private LogWriter writer(LogSink sink, int capacity) {
		return new LogWriter(sink, (made) -> this.transcriber.transcribe(made, this.configuration),
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

	private String decide(LogWriter writer) {
		Decision decision = Decisions.decide(new ServiceRequest(Parameters.of("local_alias", "nobody")),
				this.configuration, DecisionContext.of(Clock.systemUTC(), this.random));
		writer.decided(decision, 1_000_000, "10.0.0.1");
		return decision.id();
	}

}
