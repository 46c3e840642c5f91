package io.usher.core.history;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * Takes audit events without ever waiting for the store, and writes them when it is told
 * to. While the store is away, events wait in memory; what does not fit is counted, and
 * the count becomes an event itself.
 */
public final class AuditRecorder {

	/** The most events that wait. */
	public static final int CAPACITY = 10_000;

	private static final int BATCH = 200;

	private static final Actor PROGRAM = Actor.system();

	private final AuditTrail trail;

	private final AuditChain chain;

	private final Clock clock;

	private final RefusalCounts refusals = new RefusalCounts();

	private final Deque<Waiting> queue = new ArrayDeque<>();

	private long lost;

	/** What was to be written when the last write failed, if it did. */
	private List<AuditEntry> attempt = List.of();

	public AuditRecorder(AuditTrail trail, AuditChain chain, Clock clock) {
		this.trail = trail;
		this.chain = chain;
		this.clock = clock;
	}

	/**
	 * Takes an event. Refusals are summed up.
	 * @return completes when the event is written; at once for refusals and for events
	 * that do not fit
	 */
	public CompletableFuture<@Nullable Void> record(AuditEvent event) {
		synchronized (this.queue) {
			if (event.type() == AuditEvent.Type.REFUSAL) {
				this.refusals.add(event).ifPresent(this::enqueue);
				return CompletableFuture.completedFuture(null);
			}
			return enqueue(event);
		}
	}

	private CompletableFuture<@Nullable Void> enqueue(AuditEvent event) {
		if (this.queue.size() >= CAPACITY) {
			this.lost++;
			return CompletableFuture.completedFuture(null);
		}
		Waiting waiting = new Waiting(event, new CompletableFuture<>());
		this.queue.add(waiting);
		return waiting.written;
	}

	/** Returns how many events wait. */
	public int waiting() {
		synchronized (this.queue) {
			return this.queue.size();
		}
	}

	/**
	 * Writes what waits, and sums of refusals whose minute is over.
	 * @throws StoreUnavailableException when the store cannot be reached; the events wait
	 * on
	 */
	public void flush() {
		synchronized (this.queue) {
			this.refusals.due(this.clock.instant()).forEach(this::enqueue);
		}
		writeAll();
	}

	/**
	 * Writes everything, also sums of refusals whose minute is not over.
	 * @throws StoreUnavailableException when the store cannot be reached
	 */
	public void close() {
		synchronized (this.queue) {
			this.refusals.all().forEach(this::enqueue);
		}
		writeAll();
	}

	private synchronized void writeAll() {
		settleAttempt();
		for (List<Waiting> batch = next(); !batch.isEmpty(); batch = next()) {
			List<AuditEvent> events = batch.stream().map(Waiting::event).toList();
			this.trail.append((head) -> {
				this.attempt = this.chain.append(head, events);
				return this.attempt;
			});
			this.attempt = List.of();
			done(batch.size());
		}
	}

	/** A write that failed at the commit may have been made: it is not made again. */
	private void settleAttempt() {
		if (this.attempt.isEmpty()) {
			return;
		}
		AuditEntry first = this.attempt.get(0);
		List<AuditEntry> written = this.trail.after(first.number() - 1, 1);
		if (!written.isEmpty() && written.get(0).hash().equals(first.hash())) {
			done(this.attempt.size());
		}
		this.attempt = List.of();
	}

	/** Returns what to write next; a loss is told as soon as there is room. */
	private List<Waiting> next() {
		synchronized (this.queue) {
			if (this.lost > 0 && this.queue.size() < CAPACITY) {
				this.queue.add(new Waiting(
						new AuditEvent(AuditEvent.Type.LOSS, this.clock.instant(), PROGRAM, null,
								"Events did not fit into memory while the database was away", this.lost),
						new CompletableFuture<>()));
				this.lost = 0;
			}
			List<Waiting> batch = new ArrayList<>();
			this.queue.stream().limit(BATCH).forEach(batch::add);
			return batch;
		}
	}

	private void done(int count) {
		for (int i = 0; i < count; i++) {
			Waiting waiting;
			synchronized (this.queue) {
				waiting = this.queue.remove();
			}
			waiting.written.complete(null);
		}
	}

	/**
	 * An event that is not written yet.
	 *
	 * @param event the event
	 * @param written completes when it is
	 */
	private record Waiting(AuditEvent event, CompletableFuture<@Nullable Void> written) {

	}

}
