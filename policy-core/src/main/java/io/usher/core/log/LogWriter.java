package io.usher.core.log;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

import io.usher.core.decision.Decision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes decisions from the threads that answer requests, which never wait for it, and
 * writes them to the log in batches by a thread of its own. What it cannot keep it
 * counts.
 */
public final class LogWriter {

	/** The most decisions that wait. */
	static final int CAPACITY = 10_000;

	/** The most characters of those. */
	private static final long MAX_CHARACTERS = 100_000_000;

	/** The most decisions that are written at once. */
	static final int BATCH = 250;

	/** The characters that scripts may write into the support log in a second. */
	static final int SUPPORT_CHARACTERS = 200_000;

	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

	private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(250);

	/** How often counts are written that come without a decision. */
	private static final long COUNTS_PERIOD = TimeUnit.SECONDS.toNanos(5);

	private static final int MAX_COUNTS = 5_000;

	private static final Logger log = LoggerFactory.getLogger(LogWriter.class);

	private final LogDelivery delivery;

	private final Function<MadeDecision, LoggedDecision> transcriber;

	private final LogIds ids;

	private final Clock clock;

	private final long nanosForOne;

	private final LogQueue queue;

	private final Losses losses = new Losses();

	private final RefusedRequests refusedRequests = new RefusedRequests();

	private final List<RefusedCount> refusedCounts = new ArrayList<>();

	private final List<LostCount> lostCounts = new ArrayList<>();

	private final Thread thread = new Thread(this::run, "decision-log");

	private long countsAt;

	private long supportAllowance = SUPPORT_CHARACTERS;

	private long supportAt;

	private final Complaints complaints = new Complaints(log);

	private volatile boolean closing;

	private volatile long deadline;

	/**
	 * Makes a writer.
	 * @param sink what keeps the log
	 * @param spool where it waits while that cannot keep it
	 * @param transcriber writes a decision down, on the writer's thread
	 * @param ids gives entries their identities
	 * @param rate the most decisions that are written in a second, when more come than
	 * that for longer than the queue lasts: so many cost no more than a share of the
	 * machine
	 */
	public LogWriter(LogSink sink, LogSpool spool, Function<MadeDecision, LoggedDecision> transcriber, LogIds ids,
			Clock clock, int rate) {
		this(sink, spool, transcriber, ids, clock, rate, new LogQueue(CAPACITY, MAX_CHARACTERS));
	}

	LogWriter(LogSink sink, LogSpool spool, Function<MadeDecision, LoggedDecision> transcriber, LogIds ids, Clock clock,
			int rate, LogQueue queue) {
		if (rate < 1) {
			throw new IllegalArgumentException("rate: " + rate + " (expected: 1 or more)");
		}
		this.transcriber = transcriber;
		this.ids = ids;
		this.clock = clock;
		this.nanosForOne = SECOND / rate;
		this.delivery = new LogDelivery(sink, spool, this.losses, this.refusedRequests, this.nanosForOne);
		this.queue = queue;
		this.supportAt = System.nanoTime();
		this.countsAt = this.supportAt;
		this.thread.setDaemon(true);
	}

	/**
	 * Takes a decision, or counts it as lost. Does not wait.
	 * @param nanos how long the decision took, from the request's arrival to the written
	 * answer
	 * @param node the address that the request came from
	 */
	public void decided(Decision decision, long nanos, String node) {
		if (!this.queue.offer(new MadeDecision(this.ids.next(), decision, nanos, node))) {
			this.losses.add(this.delivery.isAway() ? Loss.DATABASE_AWAY : Loss.QUEUE_FULL, 1);
		}
	}

	/** Counts a request that was refused. Does not wait. */
	public void refused(int status, String reason, String address) {
		this.refusedRequests.add(status, reason, address);
	}

	/** Returns how many decisions wait. */
	public int waiting() {
		return this.queue.size();
	}

	/** Returns how many decisions were written since the start. */
	public long written() {
		return this.delivery.written();
	}

	/** Returns how many decisions wait on disk. */
	public long waitingOnDisk() {
		return this.delivery.spool().waiting();
	}

	/** Returns the bytes that they take there. */
	public long bytesOnDisk() {
		return this.delivery.spool().bytes();
	}

	/**
	 * Tells whether there is no place on disk for decisions because it cannot be opened,
	 * which is tried again.
	 */
	public boolean isSpoolMissing() {
		return this.delivery.spool().isMissing();
	}

	/** Tells whether the database did not take what was written last. */
	public boolean isRefused() {
		return this.delivery.isRefusing();
	}

	/** Tells whether decisions were lost within the last minute. */
	public boolean isLosing() {
		return this.losses.isLosing();
	}

	/** Returns how many decisions were lost since the start. */
	public long lost(Loss loss) {
		return this.losses.total(loss);
	}

	/** Starts the thread. */
	public void start() {
		this.delivery.start();
		this.thread.start();
	}

	/**
	 * Writes what waits, for so long at most, and ends the threads. What is left then
	 * waits on disk; without a spool it is lost.
	 */
	public void close(Duration patience) {
		this.deadline = System.nanoTime() + patience.toNanos();
		this.closing = true;
		LockSupport.unpark(this.thread);
		try {
			this.thread.join(patience.plusSeconds(1).toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		// Not interrupted: an embedded database would close its file.
		int left = this.queue.take(Integer.MAX_VALUE).size();
		this.losses.add(Loss.SHUTDOWN, left);
		this.delivery.close(this.deadline);
		long all = this.losses.total(Loss.SHUTDOWN);
		if (all > 0) {
			log.warn("{} decisions are not in the log, because Usher ended", all);
		}
	}

	private void run() {
		boolean more = true;
		while (more) {
			long start = System.nanoTime();
			// Asked before the batch is taken, so that nothing comes in between.
			boolean last = this.closing;
			int taken = cycle();
			more = !last || taken > 0 && !isOver();
			if (more && !this.closing) {
				long end = start + ((taken == BATCH) ? taken * this.nanosForOne : PERIOD);
				waitUntil(end);
			}
		}
	}

	private boolean isOver() {
		return this.closing && System.nanoTime() - this.deadline > 0;
	}

	private void waitUntil(long end) {
		long left = end - System.nanoTime();
		while (left > 0 && !this.closing) {
			LockSupport.parkNanos(this, left);
			left = end - System.nanoTime();
		}
	}

	/** Writes a batch; returns how many decisions it took for it. */
	int cycle() {
		List<MadeDecision> taken = this.queue.take(BATCH);
		List<LoggedDecision> decisions = new ArrayList<>(taken.size());
		for (MadeDecision decision : taken) {
			transcribe(decision, decisions);
		}
		boolean counts = this.closing || System.nanoTime() - this.countsAt > COUNTS_PERIOD;
		if (counts) {
			takeCounts();
		}
		if (!decisions.isEmpty() || counts) {
			LogBatch batch = new LogBatch(decisions, this.refusedCounts, this.lostCounts);
			this.refusedCounts.clear();
			this.lostCounts.clear();
			write(batch);
		}
		return taken.size();
	}

	private void transcribe(MadeDecision decision, List<LoggedDecision> decisions) {
		try {
			decisions.add(withinSupportLog(this.transcriber.apply(decision)));
		}
		catch (RuntimeException | StackOverflowError ex) {
			this.losses.add(Loss.FAULT, 1);
			this.complaints.add("Decision " + decision.decision().id() + " could not be written down for the log", ex);
		}
	}

	/** A line that somebody forgot in a script does not crowd out decisions. */
	private LoggedDecision withinSupportLog(LoggedDecision decision) {
		if (decision.debugLog().isEmpty()) {
			return decision;
		}
		long now = System.nanoTime();
		long earned = TimeUnit.NANOSECONDS.toMillis(now - this.supportAt) * SUPPORT_CHARACTERS / 1000;
		if (earned > 0) {
			this.supportAllowance = Math.min(SUPPORT_CHARACTERS, this.supportAllowance + earned);
			this.supportAt = now;
		}
		if (this.supportAllowance <= 0) {
			this.losses.add(Loss.SUPPORT_LINES, 1);
			return decision.withoutDebugLog();
		}
		this.supportAllowance -= SupportEntry.of(decision).characters();
		return decision;
	}

	/** While the database is away, what was counted keeps its minute. */
	private void takeCounts() {
		this.countsAt = System.nanoTime();
		Instant minute = this.clock.instant().truncatedTo(ChronoUnit.MINUTES);
		if (this.refusedCounts.size() < MAX_COUNTS) {
			this.refusedCounts.addAll(this.refusedRequests.take(minute));
		}
		if (this.lostCounts.size() < MAX_COUNTS) {
			this.lostCounts.addAll(this.losses.take(minute));
		}
	}

	/** Hands a batch over; where there is no spool, as soon as the database has room. */
	private void write(LogBatch batch) {
		try {
			while (!batch.isEmpty() && !this.delivery.take(batch, this.queue.isHalfFull())) {
				if (isOver()) {
					this.losses.add(Loss.SHUTDOWN, batch.decisions().size());
					return;
				}
				if (System.nanoTime() - this.countsAt > COUNTS_PERIOD) {
					takeCounts();
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
