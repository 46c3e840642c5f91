package io.usher.core.history;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * Takes audit events without ever waiting for the store, and writes them when it is told
 * to. While the store is away, events wait in memory and on disk; what does not fit is
 * counted, and the count becomes an event itself.
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

	private final AuditSpool spool;

	/** How many of those that wait, from the first, are on disk too. */
	private int onDisk;

	private long lost;

	/** What was to be written when the last write failed, if it did. */
	private List<AuditEntry> attempt = List.of();

	/** How many of those that wait that was. */
	private int attempted;

	public AuditRecorder(AuditTrail trail, AuditChain chain, Clock clock, AuditSpool spool) {
		this.spool = spool;
		this.trail = trail;
		this.chain = chain;
		this.clock = clock;
	}

	/**
	 * Takes what an earlier run left on disk. Where it cannot be read, that is tried
	 * again before what waits is written.
	 */
	public synchronized void open() {
		List<AuditEvent> left = this.spool.open();
		if (left.isEmpty()) {
			return;
		}
		synchronized (this.queue) {
			List<Waiting> since = List.copyOf(this.queue);
			this.queue.clear();
			left.forEach((event) -> this.queue.add(new Waiting(event, new CompletableFuture<>(), true)));
			int tried = this.attempt.isEmpty() ? 0 : this.attempted;
			since.stream().limit(tried).map(Waiting::perhapsWritten).forEach(this.queue::add);
			since.stream().skip(tried).forEach(this.queue::add);
			this.attempt = List.of();
			this.onDisk = left.size();
		}
	}

	/** Tells whether what waits has no place on disk because that cannot be opened. */
	public boolean isSpoolMissing() {
		return this.spool.isMissing();
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
		Waiting waiting = new Waiting(event, new CompletableFuture<>(), false);
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
	 * on, on disk too
	 */
	public void flush() {
		synchronized (this.queue) {
			this.refusals.due(this.clock.instant()).forEach(this::enqueue);
		}
		writeAll();
	}

	/**
	 * Writes everything, also sums of refusals whose minute is not over. What cannot be
	 * written waits on disk for the next start.
	 * @throws StoreUnavailableException when the store cannot be reached
	 */
	public void close() {
		synchronized (this.queue) {
			this.refusals.all().forEach(this::enqueue);
		}
		try {
			writeAll();
		}
		finally {
			this.spool.close();
		}
	}

	/** Leaves what waits on disk for the next start, without waiting for the store. */
	public void leave() {
		toDisk();
		this.spool.close();
	}

	private synchronized void writeAll() {
		if (this.spool.isMissing()) {
			open();
		}
		boolean all = false;
		try {
			writeBatches();
			all = true;
		}
		finally {
			if (!all) {
				toDisk();
			}
		}
	}

	private void writeBatches() {
		settleAttempt();
		for (List<Waiting> batch = next(); !batch.isEmpty(); batch = next()) {
			List<AuditEvent> events = batch.stream()
				.filter((waiting) -> !waiting.perhapsWrittenBefore || !isWritten(waiting.event))
				.map(Waiting::event)
				.toList();
			int count = batch.size();
			if (!events.isEmpty()) {
				this.trail.append((head) -> {
					this.attempt = this.chain.append(head, events);
					this.attempted = count;
					return this.attempt;
				});
				this.attempt = List.of();
			}
			done(count);
		}
	}

	/** An earlier run may have ended between writing an event and forgetting it. */
	private boolean isWritten(AuditEvent event) {
		AuditQuery query = new AuditQuery(Set.of(event.type()), event.actor().name(), event.actor().via(),
				event.record(), "", event.at(), event.at().plus(1, ChronoUnit.MICROS), Long.MAX_VALUE, BATCH);
		return this.trail.search(query).stream().anyMatch((entry) -> entry.event().equals(event));
	}

	private void toDisk() {
		synchronized (this.queue) {
			for (Waiting waiting : this.queue.stream().skip(this.onDisk).toList()) {
				if (!this.spool.add(waiting.event)) {
					return;
				}
				this.onDisk++;
			}
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
			done(this.attempted);
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
						new CompletableFuture<>(), false));
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
				if (this.onDisk > 0) {
					this.spool.removeOldest();
					this.onDisk--;
				}
			}
			waiting.written.complete(null);
		}
	}

	/**
	 * An event that is not written yet.
	 *
	 * @param event the event
	 * @param written completes when it is
	 * @param perhapsWrittenBefore whether it may be written already: an earlier run took
	 * it, or the answer to a commit was not heard
	 */
	private record Waiting(AuditEvent event, CompletableFuture<@Nullable Void> written, boolean perhapsWrittenBefore) {

		Waiting perhapsWritten() {
			return new Waiting(this.event, this.written, true);
		}

	}

}
