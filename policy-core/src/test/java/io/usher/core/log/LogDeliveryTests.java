package io.usher.core.log;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.usher.core.history.StoreUnavailableException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LogDeliveryTests {

	private static final Instant MINUTE = Instant.parse("2026-03-01T10:15:00Z");

	private static final Instant LATER = Instant.parse("2026-03-01T13:20:00Z");

	private static final RefusedCount REFUSED = new RefusedCount(MINUTE, "192.0.2.1", 401, "wrong password", 7);

	private static final LostCount LOST = new LostCount(MINUTE, Loss.QUEUE_FULL, 3);

	private final Losses losses = new Losses();

	private final RefusedRequests refusedRequests = new RefusedRequests();

	@TempDir
	private Path home;

	@Test
	void keepsCountsThatFindNoRoomOnDiskWithTheirMinute() {
		LogDelivery delivery = delivery((batch) -> {
			throw new StoreUnavailableException("away");
		});
		take(delivery);
		Awaitility.await().until(() -> this.losses.total(Loss.SPOOL_FULL) == 1);
		this.refusedRequests.add(403, "another network", "192.0.2.2");
		delivery.close(System.nanoTime());
		assertThat(this.refusedRequests.take(LATER)).containsExactly(REFUSED,
				new RefusedCount(LATER, "192.0.2.2", 403, "another network", 1));
		assertThat(this.losses.take(LATER)).containsExactly(LOST, new LostCount(LATER, Loss.SPOOL_FULL, 1));
		assertThat(this.refusedRequests.take(LATER)).isEmpty();
		assertThat(this.losses.take(LATER)).isEmpty();
	}

	@Test
	void keepsCountsWhenTheDatabaseGoesAwayBetweenDecisionsAndCounts() {
		AtomicInteger written = new AtomicInteger();
		LogDelivery delivery = delivery((batch) -> {
			if (!batch.decisions().isEmpty() && !batch.refused().isEmpty()) {
				throw new IllegalStateException("one of them is unwritable");
			}
			if (batch.decisions().isEmpty()) {
				throw new StoreUnavailableException("away");
			}
			written.incrementAndGet();
		});
		take(delivery);
		Awaitility.await().until(() -> delivery.written() == 1);
		delivery.close(System.nanoTime());
		assertThat(written).hasValue(1);
		assertThat(this.refusedRequests.take(LATER)).containsExactly(REFUSED);
		assertThat(this.losses.take(LATER)).containsExactly(LOST);
	}

	private LogDelivery delivery(LogSink sink) {
		LogDelivery delivery = new LogDelivery(sink, new LogSpool(this.home.resolve("spool"), 1), this.losses,
				this.refusedRequests, 1);
		delivery.start();
		return delivery;
	}

	private static void take(LogDelivery delivery) {
		try {
			assertThat(delivery.take(new LogBatch(List.of(ExampleEntry.of(7).build()), List.of(REFUSED), List.of(LOST)),
					false))
				.isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
