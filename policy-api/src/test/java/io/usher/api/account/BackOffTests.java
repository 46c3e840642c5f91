package io.usher.api.account;

import java.time.Duration;

import io.usher.api.ManualTicker;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackOffTests {

	private final ManualTicker ticker = new ManualTicker();

	private final BackOff backOff = new BackOff(this.ticker);

	@Test
	void letsTenFailuresPass() {
		for (int i = 0; i < 10; i++) {
			assertThat(this.backOff.failed("10.0.0.1")).isZero();
		}
		assertThat(this.backOff.failed("10.0.0.1")).isOne();
	}

	@Test
	void doublesThePauseUpToAMinute() {
		fail(10);
		int[] expected = { 1, 2, 4, 8, 16, 32, 60, 60 };
		for (int seconds : expected) {
			assertThat(this.backOff.failed("10.0.0.1")).isEqualTo(seconds);
			this.ticker.pass(Duration.ofSeconds(seconds));
		}
	}

	@Test
	void saysWhatIsLeftOfAPause() {
		fail(11);
		this.ticker.pass(Duration.ofSeconds(1));
		assertThat(this.backOff.failed("10.0.0.1")).isEqualTo(2);
		this.ticker.pass(Duration.ofMillis(1500));
		assertThat(this.backOff.failed("10.0.0.1")).isOne();
	}

	@Test
	void countsAnewAfterAMinute() {
		fail(10);
		this.ticker.pass(Duration.ofSeconds(60));
		fail(9);
		assertThat(this.backOff.failed("10.0.0.1")).isZero();
	}

	@Test
	void forgivesAfterTwoQuietMinutes() {
		fail(11);
		this.ticker.pass(Duration.ofMinutes(2));
		assertThat(this.backOff.failed("10.0.0.1")).isZero();
	}

	@Test
	void holdsOneSourceOnly() {
		fail(11);
		assertThat(this.backOff.failed("10.0.0.2")).isZero();
		assertThat(this.backOff.failed("not an address")).isZero();
	}

	private void fail(int times) {
		for (int i = 0; i < times; i++) {
			this.backOff.failed("10.0.0.1");
		}
	}

}
