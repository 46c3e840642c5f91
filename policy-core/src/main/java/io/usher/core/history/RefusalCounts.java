package io.usher.core.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Keeps a flood of refusals from filling the audit trail. The first one of a name, an
 * address and a reason is told at once, and those that follow within a minute as a
 * number. Only so many are told one by one: the rest is one sum a minute.
 */
final class RefusalCounts {

	/** How many are told one by one when it was quiet before. */
	static final int BURST = 200;

	/** After how long another one may be told by itself. */
	static final Duration REFILL = Duration.ofSeconds(6);

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final Map<Key, Count> counts = new LinkedHashMap<>();

	private double tokens = BURST;

	private @Nullable Instant refilled;

	private long rest;

	private Instant restSince = Instant.EPOCH;

	/** Counts a refusal, and returns the event when it is to be told at once. */
	Optional<AuditEvent> add(AuditEvent event) {
		Count count = this.counts.get(Key.of(event));
		if (count != null) {
			count.number++;
			count.last = event.at();
			return Optional.empty();
		}
		if (!takeToken(event.at())) {
			if (this.rest++ == 0) {
				this.restSince = event.at();
			}
			return Optional.empty();
		}
		this.counts.put(Key.of(event), new Count(event));
		return Optional.of(event);
	}

	/** Returns the sums whose minute is over. */
	List<AuditEvent> due(Instant now) {
		List<AuditEvent> due = new ArrayList<>();
		this.counts.values().removeIf((count) -> {
			boolean over = isOver(count.first.at(), now);
			if (over && count.number > 0) {
				due.add(count.first.times(count.last, count.number));
			}
			return over;
		});
		if (this.rest > 0 && isOver(this.restSince, now)) {
			due.add(new AuditEvent(AuditEvent.Type.REFUSAL, now, new Actor("several", null, Actor.Via.SYSTEM), null,
					"More refusals than are told one by one, of several names and addresses", this.rest));
			this.rest = 0;
		}
		return due;
	}

	/** Returns all sums, because there is no later. */
	List<AuditEvent> all() {
		return due(Instant.MAX);
	}

	private static boolean isOver(Instant since, Instant now) {
		return now.equals(Instant.MAX) || !now.isBefore(since.plus(MINUTE)) || now.isBefore(since.minus(MINUTE));
	}

	private boolean takeToken(Instant now) {
		Instant before = (this.refilled != null) ? this.refilled : now;
		double fresh = Math.max(0, Duration.between(before, now).toMillis() / (double) REFILL.toMillis());
		this.tokens = Math.min(BURST, this.tokens + fresh);
		this.refilled = now;
		if (this.tokens < 1) {
			return false;
		}
		this.tokens--;
		return true;
	}

	/**
	 * What refusals have in common that are summed up.
	 *
	 * @param actor the name and the address
	 * @param reason why
	 */
	private record Key(Actor actor, String reason) {

		static Key of(AuditEvent event) {
			return new Key(event.actor(), event.what());
		}

	}

	/** How many followed the first. */
	private static final class Count {

		private final AuditEvent first;

		private long number;

		private Instant last;

		Count(AuditEvent first) {
			this.first = first;
			this.last = first.at();
		}

	}

}
