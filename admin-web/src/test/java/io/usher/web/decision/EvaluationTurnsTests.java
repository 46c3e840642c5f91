package io.usher.web.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EvaluationTurnsTests {

	private final EvaluationTurns turns = new EvaluationTurns();

	@Test
	void letsFourRunAtATimeAndTurnsAwayWhoWaitsTooLong() throws Exception {
		CountDownLatch running = new CountDownLatch(4);
		CountDownLatch end = new CountDownLatch(1);
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			List<Future<?>> four = new ArrayList<>();
			for (int i = 0; i < 4; i++) {
				four.add(threads.submit(() -> this.turns.take(() -> {
					running.countDown();
					return await(end);
				})));
			}
			running.await();
			assertThatExceptionOfType(NoTurnException.class).isThrownBy(() -> this.turns.take(() -> "fifth"));
			end.countDown();
			for (Future<?> each : four) {
				assertThat(each.get()).isEqualTo(true);
			}
			assertThat(this.turns.take(() -> "next")).isEqualTo("next");
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void givesTheTurnBackWhenTheWorkFails() {
		AtomicInteger tries = new AtomicInteger();
		for (int i = 0; i < 10; i++) {
			assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> this.turns.take(() -> {
				tries.incrementAndGet();
				throw new IllegalStateException();
			}));
		}
		assertThat(tries).hasValue(10);
	}

	private static boolean await(CountDownLatch latch) {
		try {
			latch.await();
			return true;
		}
		catch (InterruptedException ex) {
			return false;
		}
	}

}
