package io.usher.web.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;

/**
 * The last periods of one length. Whoever comes first in a new period replaces the oldest
 * slot; nobody waits for anybody.
 */
final class SlotRing {

	private final AtomicReferenceArray<@Nullable Slot> slots;

	private final long millis;

	SlotRing(int length, Duration period) {
		this.slots = new AtomicReferenceArray<>(length);
		this.millis = period.toMillis();
	}

	/**
	 * Returns the slot of a moment. When the clock was set back, what comes counts where
	 * the newer slot is.
	 */
	Slot at(long now) {
		long period = Math.floorDiv(now, this.millis);
		int index = Math.floorMod(period, this.slots.length());
		Slot slot = this.slots.get(index);
		while (slot == null || slot.period() < period) {
			Slot next = new Slot(period);
			if (this.slots.compareAndSet(index, slot, next)) {
				return next;
			}
			slot = this.slots.get(index);
		}
		return slot;
	}

	/** Returns every period up to now, the oldest first. */
	List<TrafficPeriod> periods(long now) {
		List<TrafficPeriod> periods = new ArrayList<>();
		long last = Math.floorDiv(now, this.millis);
		for (long period = last - this.slots.length() + 1; period <= last; period++) {
			periods.add(Slot.sum(Instant.ofEpochMilli(period * this.millis), slots(period, period)));
		}
		return periods;
	}

	/** Returns the sum of all periods up to now. */
	TrafficPeriod sum(long now) {
		long last = Math.floorDiv(now, this.millis);
		long first = last - this.slots.length() + 1;
		return Slot.sum(Instant.ofEpochMilli(first * this.millis), slots(first, last));
	}

	private List<Slot> slots(long first, long last) {
		List<Slot> found = new ArrayList<>();
		for (long period = first; period <= last; period++) {
			Slot slot = this.slots.get(Math.floorMod(period, this.slots.length()));
			if (slot != null && slot.period() == period) {
				found.add(slot);
			}
		}
		return found;
	}

}
