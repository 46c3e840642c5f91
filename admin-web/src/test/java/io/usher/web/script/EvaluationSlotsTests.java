package io.usher.web.script;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class EvaluationSlotsTests {

	@Test
	void letsSomeRunAndTheNextWaitForItsTurn() throws Exception {
		EvaluationSlots slots = new EvaluationSlots(1, Duration.ofSeconds(30));
		CountDownLatch running = new CountDownLatch(1);
		CountDownLatch finish = new CountDownLatch(1);
		CompletableFuture<Optional<String>> first = CompletableFuture.supplyAsync(() -> slots.run(() -> {
			running.countDown();
			await(finish);
			return "first";
		}));
		running.await();
		CompletableFuture<Optional<String>> second = CompletableFuture.supplyAsync(() -> slots.run(() -> "second"));
		assertThat(second).isNotDone();
		finish.countDown();
		assertThat(first.get()).contains("first");
		assertThat(second.get()).contains("second");
	}

	@Test
	void givesUpWhenTheTurnDoesNotCome() throws Exception {
		EvaluationSlots slots = new EvaluationSlots(1, Duration.ofMillis(1));
		CountDownLatch running = new CountDownLatch(1);
		CountDownLatch finish = new CountDownLatch(1);
		CompletableFuture<Optional<String>> first = CompletableFuture.supplyAsync(() -> slots.run(() -> {
			running.countDown();
			await(finish);
			return "first";
		}));
		running.await();
		assertThat(slots.run(() -> "second")).isEmpty();
		finish.countDown();
		assertThat(first.get()).contains("first");
		assertThat(slots.run(() -> "third")).contains("third");
	}

	@Test
	void givesTheSlotBackWhenTheWorkFails() {
		EvaluationSlots slots = new EvaluationSlots(1, Duration.ofMillis(1));
		assertThatIllegalStateException().isThrownBy(() -> slots.run(() -> {
			throw new IllegalStateException("fails");
		}));
		assertThat(slots.run(() -> "next")).contains("next");
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
