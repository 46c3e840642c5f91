package io.usher.web.log;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Whether and how fast the decision log is written.
 *
 * @param enabled whether decisions are logged
 * @param rate the most decisions that are written in a second for longer than a moment; 0
 * for 1,000 for each processor
 * @param spool the most that waits on disk while the database is away; 0 for nothing
 */
@ConfigurationProperties("usher.decision-log")
record LogSettings(@DefaultValue("true") boolean enabled, @DefaultValue("0") int rate,
		@DefaultValue("2GB") DataSize spool) {

	/** So many are kept on any machine: a thousand, and something to catch up with. */
	private static final int LEAST = 1_200;

	private static final int FOR_A_PROCESSOR = 1_000;

	LogSettings {
		if (rate < 0) {
			throw new IllegalArgumentException(
					"USHER_DECISION_LOG_RATE: " + rate + " (expected: 0 or more, entries a second)");
		}
		if (spool.isNegative()) {
			throw new IllegalArgumentException(
					"USHER_DECISION_LOG_SPOOL: " + spool + " (expected: 0 or more, such as 2GB)");
		}
	}

	/** Returns the rate that holds on a machine. */
	int rate(int processors) {
		return (this.rate > 0) ? this.rate : Math.max(LEAST, FOR_A_PROCESSOR * processors);
	}

}
