package io.usher.core.log;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import io.usher.core.history.StoreUnavailableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings batches to the database on a thread of its own, which alone waits for it. While
 * the database does not take them, batches go to the spool; when it is back, those are
 * written beside the new ones, oldest first, no faster than the log's rate.
 */
final class LogDelivery {

	/** The batches that wait in memory for the thread. */
	private static final int ROOM = 2;

	/** How long a batch waits for the thread before it goes to the spool. */
	private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

	private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(250);

	private static final long FIRST_RETRY = TimeUnit.MILLISECONDS.toNanos(250);

	private static final long LAST_RETRY = TimeUnit.SECONDS.toNanos(5);

	private static final Logger log = LoggerFactory.getLogger(LogDelivery.class);

	private final LogSink sink;

	private final LogSpool spool;

	private final Losses losses;

	private final RefusedRequests refusedRequests;

	private final long nanosForOne;

	private final BlockingQueue<LogBatch> room = new ArrayBlockingQueue<>(ROOM);

	private final AtomicLong written = new AtomicLong();

	private final Complaints complaints = new Complaints(log);

	private final Thread thread = new Thread(this::run, "decision-log-store");

	private long retryAfter = FIRST_RETRY;

	private long nextFromDisk = System.nanoTime();

	private volatile boolean away;

	/** Whether no batch was written since one could not be, and the log knows it. */
	private volatile boolean refusing;

	private volatile boolean stuck;

	private volatile boolean ending;

	private volatile long deadline;

	private volatile @Nullable LogBatch inHand;

	LogDelivery(LogSink sink, LogSpool spool, Losses losses, RefusedRequests refusedRequests, long nanosForOne) {
		this.sink = sink;
		this.spool = spool;
		this.losses = losses;
		this.refusedRequests = refusedRequests;
		this.nanosForOne = nanosForOne;
		this.thread.setDaemon(true);
	}

	void start() {
		this.spool.open();
		this.thread.start();
	}

	/** Tells whether the database did not take what was written last. */
	boolean isAway() {
		return this.away;
	}

	/** Tells whether the database took nothing since it refused something. */
	boolean isRefusing() {
		return this.refusing;
	}

	long written() {
		return this.written.get();
	}

	/** A spool that could not be opened is tried again, by whoever needs it next. */
	private boolean hasSpool() {
		return this.spool.isOpen() || this.spool.open();
	}

	LogSpool spool() {
		return this.spool;
	}

	/**
	 * Takes a batch.
	 * @param hurried whether others wait for the caller: a database that takes batches,
	 * but fewer than there are, is not waited for
	 * @return false when there is no room for it now, and no spool
	 */
	boolean take(LogBatch batch, boolean hurried) throws InterruptedException {
		if (!hasSpool()) {
			return this.room.offer(batch, PERIOD, TimeUnit.NANOSECONDS);
		}
		long patience = (this.stuck || hurried) ? 0 : PATIENCE;
		if (!this.away && this.room.offer(batch, patience, TimeUnit.NANOSECONDS)) {
			return true;
		}
		if (this.away || !hurried) {
			this.stuck = !this.away;
		}
		toDisk(batch);
		return true;
	}

	private void toDisk(LogBatch batch) {
		if (!this.spool.add(batch)) {
			this.losses.add(Loss.SPOOL_FULL, batch.decisions().size());
			putBackCounts(batch);
		}
	}

	/** They are told when there is room again. */
	private void putBackCounts(LogBatch batch) {
		this.losses.putBack(batch.lost());
		this.refusedRequests.putBack(batch.refused());
	}

	private void run() {
		while (!this.ending || !this.room.isEmpty()) {
			try {
				step();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return;
			}
		}
	}

	private void step() throws InterruptedException {
		boolean waiting = !this.spool.isEmpty();
		long pause = waiting ? Math.min(PERIOD, this.nextFromDisk - System.nanoTime()) : PERIOD;
		LogBatch next = this.room.poll(Math.max(0, pause), TimeUnit.NANOSECONDS);
		if (next != null) {
			this.inHand = next;
			write(next);
			this.inHand = null;
			this.stuck = false;
		}
		else if (waiting && !this.ending && System.nanoTime() - this.nextFromDisk >= 0) {
			writeOldestFromDisk();
		}
		else if (hasSpool() && !waiting) {
			// Nothing on disk to try the database with: the next batch does.
			this.away = false;
		}
	}

	/** Writes a batch, or puts it on disk when the database does not take it. */
	private void write(LogBatch batch) throws InterruptedException {
		while (!isWritten(batch, this.sink::write)) {
			if (hasSpool()) {
				toDisk(batch);
				return;
			}
			if (this.ending && System.nanoTime() - this.deadline > 0) {
				this.losses.add(Loss.SHUTDOWN, batch.decisions().size());
				return;
			}
			TimeUnit.NANOSECONDS.sleep(this.ending ? FIRST_RETRY : this.retryAfter);
		}
		this.written.addAndGet(batch.decisions().size());
	}

	private void writeOldestFromDisk() {
		long start = System.nanoTime();
		LogSpool.Waiting oldest = this.spool.oldest(LogWriter.BATCH).orElse(null);
		this.losses.add(Loss.FAULT, this.spool.takeDamaged());
		if (oldest == null) {
			return;
		}
		LogBatch batch = oldest.batch();
		if (isWritten(batch, this.sink::writeAgain)) {
			this.spool.removeOldest(oldest.batches());
			this.written.addAndGet(batch.decisions().size());
			this.nextFromDisk = start + batch.decisions().size() * this.nanosForOne;
		}
		else {
			this.nextFromDisk = System.nanoTime() + this.retryAfter;
		}
	}

	/** Writes a batch, or tells that the database does not write at the moment. */
	private boolean isWritten(LogBatch batch, Consumer<LogBatch> writer) {
		try {
			try {
				writer.accept(batch);
			}
			catch (StoreUnavailableException ex) {
				throw ex;
			}
			catch (RuntimeException ex) {
				writeParts(batch, writer, ex);
			}
		}
		catch (StoreUnavailableException ex) {
			if (!this.refusing) {
				log.warn("The decision log waits{}: {}", this.spool.isOpen() ? " on disk" : "",
						LogText.visible(String.valueOf(ex.getMessage())));
				this.retryAfter = FIRST_RETRY;
			}
			this.away = true;
			this.refusing = true;
			this.nextFromDisk = System.nanoTime() + this.retryAfter;
			this.retryAfter = Math.min(LAST_RETRY, 2 * this.retryAfter);
			return false;
		}
		if (this.refusing) {
			log.info("The decision log is written again; {} decisions wait on disk", this.spool.waiting());
		}
		this.away = false;
		this.refusing = false;
		this.retryAfter = FIRST_RETRY;
		return true;
	}

	/** One entry that the database refuses does not take the others with it. */
	private void writeParts(LogBatch batch, Consumer<LogBatch> writer, RuntimeException failure) {
		List<LoggedDecision> decisions = batch.decisions();
		if (!batch.refused().isEmpty() || !batch.lost().isEmpty()) {
			writePart(new LogBatch(decisions, List.of(), List.of()), writer);
			writeCounts(new LogBatch(List.of(), batch.refused(), batch.lost()));
		}
		else if (decisions.size() > 1) {
			int half = decisions.size() / 2;
			writePart(new LogBatch(decisions.subList(0, half), List.of(), List.of()), writer);
			writePart(new LogBatch(decisions.subList(half, decisions.size()), List.of(), List.of()), writer);
		}
		else if (!decisions.isEmpty()) {
			this.losses.add(Loss.UNWRITABLE, 1);
			this.written.decrementAndGet();
			this.complaints
				.add("The database does not take decision " + decisions.get(0).decisionId() + " into the log", failure);
		}
	}

	private void writePart(LogBatch part, Consumer<LogBatch> writer) {
		if (part.isEmpty()) {
			return;
		}
		try {
			writer.accept(part);
		}
		catch (StoreUnavailableException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			writeParts(part, writer, ex);
		}
	}

	private void writeCounts(LogBatch counts) {
		try {
			this.sink.write(counts);
		}
		catch (StoreUnavailableException ex) {
			putBackCounts(counts);
			log.debug("Counts are written with the next batch", ex);
		}
		catch (RuntimeException ex) {
			this.complaints.add("Counts of refused requests and lost decisions could not be written", ex);
		}
	}

	/**
	 * Ends the thread when it has written what it took, at the deadline at the latest.
	 * What is left then goes to the spool; without one it is lost.
	 */
	void close(long end) {
		this.deadline = end;
		this.ending = true;
		try {
			this.thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		// Not interrupted: an embedded database would close its file.
		List<LogBatch> left = new ArrayList<>();
		LogBatch held = this.inHand;
		if (held != null) {
			left.add(held);
		}
		this.room.drainTo(left);
		for (LogBatch batch : left) {
			if (this.spool.isOpen()) {
				toDisk(batch);
			}
			else {
				this.losses.add(Loss.SHUTDOWN, batch.decisions().size());
			}
		}
		this.spool.close();
	}

}
