package io.usher.core.log;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

import io.usher.core.decision.Decision;
import io.usher.core.history.StoreUnavailableException;
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

	private static final long FIRST_RETRY = TimeUnit.MILLISECONDS.toNanos(250);

	private static final long LAST_RETRY = TimeUnit.SECONDS.toNanos(5);

	private static final int MAX_COUNTS = 5_000;

	private static final Logger log = LoggerFactory.getLogger(LogWriter.class);

	private final LogSink sink;

	private final Function<MadeDecision, LoggedDecision> transcriber;

	private final LogIds ids;

	private final Clock clock;

	private final long nanosForOne;

	private final LogQueue queue;

	private final Losses losses = new Losses();

	private final RefusedRequests refusedRequests = new RefusedRequests();

	private final AtomicLong written = new AtomicLong();

	private final List<RefusedCount> refusedCounts = new ArrayList<>();

	private final List<LostCount> lostCounts = new ArrayList<>();

	private final Thread thread = new Thread(this::run, "decision-log");

	private long countsAt;

	private long supportAllowance = SUPPORT_CHARACTERS;

	private long supportAt;

	private long complainedAt;

	private volatile boolean away;

	private volatile boolean closing;

	private volatile long deadline;

	/**
	 * Makes a writer.
	 * @param sink what keeps the log
	 * @param transcriber writes a decision down, on the writer's thread
	 * @param ids gives entries their identities
	 * @param rate the most decisions that are written in a second, when more come than
	 * that for longer than the queue lasts: so many cost no more than a share of the
	 * machine
	 */
	public LogWriter(LogSink sink, Function<MadeDecision, LoggedDecision> transcriber, LogIds ids, Clock clock,
			int rate) {
		this(sink, transcriber, ids, clock, rate, new LogQueue(CAPACITY, MAX_CHARACTERS));
	}

	LogWriter(LogSink sink, Function<MadeDecision, LoggedDecision> transcriber, LogIds ids, Clock clock, int rate,
			LogQueue queue) {
		if (rate < 1) {
			throw new IllegalArgumentException("rate: " + rate + " (expected: 1 or more)");
		}
		this.sink = sink;
		this.transcriber = transcriber;
		this.ids = ids;
		this.clock = clock;
		this.nanosForOne = SECOND / rate;
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
			this.losses.add(this.away ? Loss.DATABASE_AWAY : Loss.QUEUE_FULL, 1);
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
		return this.written.get();
	}

	/** Returns how many decisions were lost since the start. */
	public long lost(Loss loss) {
		return this.losses.total(loss);
	}

	/** Starts the thread. */
	public void start() {
		this.thread.start();
	}

	/**
	 * Writes what waits, for so long at most, and ends the thread. What is left then is
	 * lost.
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
			complain("Decision " + decision.decision().id() + " could not be written down for the log", ex);
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

	private void write(LogBatch batch) {
		if (batch.isEmpty()) {
			return;
		}
		long wait = FIRST_RETRY;
		while (!writtenNow(batch)) {
			if (isOver()) {
				this.losses.add(Loss.SHUTDOWN, batch.decisions().size());
				return;
			}
			waitUntil(System.nanoTime() + wait);
			if (this.closing) {
				LockSupport.parkNanos(this, FIRST_RETRY);
			}
			wait = Math.min(LAST_RETRY, 2 * wait);
			if (System.nanoTime() - this.countsAt > COUNTS_PERIOD) {
				takeCounts();
			}
		}
	}

	/** Writes a batch, or tells that the database does not write at the moment. */
	private boolean writtenNow(LogBatch batch) {
		try {
			this.sink.write(batch);
			this.written.addAndGet(batch.decisions().size());
		}
		catch (StoreUnavailableException ex) {
			if (!this.away) {
				log.warn("The decision log waits: {}", LogText.visible(String.valueOf(ex.getMessage())));
			}
			this.away = true;
			return false;
		}
		catch (RuntimeException ex) {
			writeParts(batch, ex);
		}
		if (this.away) {
			log.info("The decision log is written again");
		}
		this.away = false;
		return true;
	}

	/** One entry that the database refuses does not take the others with it. */
	private void writeParts(LogBatch batch, RuntimeException failure) {
		List<LoggedDecision> decisions = batch.decisions();
		if (!batch.refused().isEmpty() || !batch.lost().isEmpty()) {
			write(new LogBatch(decisions, List.of(), List.of()));
			writeCounts(new LogBatch(List.of(), batch.refused(), batch.lost()));
		}
		else if (decisions.size() > 1) {
			int half = decisions.size() / 2;
			write(new LogBatch(decisions.subList(0, half), List.of(), List.of()));
			write(new LogBatch(decisions.subList(half, decisions.size()), List.of(), List.of()));
		}
		else if (!decisions.isEmpty()) {
			this.losses.add(Loss.UNWRITABLE, 1);
			complain("The database does not take decision " + decisions.get(0).decisionId() + " into the log", failure);
		}
	}

	private void writeCounts(LogBatch counts) {
		try {
			this.sink.write(counts);
		}
		catch (RuntimeException ex) {
			complain("Counts of refused requests and lost decisions could not be written", ex);
		}
	}

	/** Says so once a minute: what goes wrong may go wrong a thousand times a second. */
	private void complain(String what, Throwable cause) {
		long now = System.nanoTime();
		if (this.complainedAt == 0 || now - this.complainedAt > TimeUnit.MINUTES.toNanos(1)) {
			this.complainedAt = now;
			log.error("{}; of more such faults only their number is told, by the metrics", what, cause);
		}
	}

}
