package io.usher.core.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Decisions that wait for the log, bounded by number and by characters: callers may make
 * them long. Nobody waits for it.
 */
final class LogQueue {

	private final int capacity;

	private final long maxCharacters;

	private final Queue<MadeDecision> decisions = new ConcurrentLinkedQueue<>();

	private final AtomicInteger size = new AtomicInteger();

	private final AtomicLong characters = new AtomicLong();

	LogQueue(int capacity, long maxCharacters) {
		this.capacity = capacity;
		this.maxCharacters = maxCharacters;
	}

	/** Takes a decision; returns false when there is no room for it. */
	boolean offer(MadeDecision decision) {
		if (this.size.incrementAndGet() > this.capacity) {
			this.size.decrementAndGet();
			return false;
		}
		int needed = decision.characters();
		if (this.characters.addAndGet(needed) > this.maxCharacters) {
			this.characters.addAndGet(-needed);
			this.size.decrementAndGet();
			return false;
		}
		this.decisions.add(decision);
		return true;
	}

	/** Hands out at most so many decisions, in order. */
	List<MadeDecision> take(int most) {
		List<MadeDecision> taken = new ArrayList<>();
		while (taken.size() < most) {
			MadeDecision next = this.decisions.poll();
			if (next == null) {
				break;
			}
			this.size.decrementAndGet();
			this.characters.addAndGet(-next.characters());
			taken.add(next);
		}
		return taken;
	}

	/** Tells whether half of the room is taken, of either kind. */
	boolean isHalfFull() {
		return this.size.get() >= this.capacity / 2 || this.characters.get() >= this.maxCharacters / 2;
	}

	/** Returns how many decisions wait. */
	int size() {
		return this.size.get();
	}

}
