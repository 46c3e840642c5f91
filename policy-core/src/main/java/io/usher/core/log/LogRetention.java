package io.usher.core.log;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.BooleanSupplier;

import io.usher.core.catalogue.GlobalFields;
import io.usher.core.infinity.GlobalSettings;

/**
 * Deletes what the settings do not want to be kept any longer. Several instances may do
 * it at the same time.
 */
public final class LogRetention {

	/** The most characters of the support log. */
	static final long SUPPORT_CHARACTERS = 256L << 20;

	private static final long DEFAULT_DAYS = 30;

	private static final long DEFAULT_ENTRIES = 2_000_000;

	private final DecisionLog log;

	private final Clock clock;

	public LogRetention(DecisionLog log, Clock clock) {
		this.log = log;
		this.clock = clock;
	}

	/**
	 * Deletes in small steps until nothing is left to delete.
	 * @param goOn asked before each step
	 * @return how many entries were deleted
	 * @throws io.usher.core.history.StoreUnavailableException when the store cannot be
	 * reached
	 */
	public long run(GlobalSettings settings, BooleanSupplier goOn) {
		long days = Objects.requireNonNullElse(settings.document().number(GlobalFields.DECISION_LOG_DAYS),
				DEFAULT_DAYS);
		long entries = Objects.requireNonNullElse(settings.document().number(GlobalFields.DECISION_LOG_ENTRIES),
				DEFAULT_ENTRIES);
		Instant before = this.clock.instant().minus(Duration.ofDays(days));
		long deleted = 0;
		int step = -1;
		while (step != 0 && goOn.getAsBoolean()) {
			step = this.log.trim(before, entries, SUPPORT_CHARACTERS);
			deleted += step;
		}
		return deleted;
	}

}
