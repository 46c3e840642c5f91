package io.usher.core.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import io.usher.core.disk.Journal;
import io.usher.core.disk.JournalPlace;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the decision log waits on disk while the database does not take it.
 */
public final class LogSpool {

	private static final Logger log = LoggerFactory.getLogger(LogSpool.class);

	private static final String WHAT = "decisions";

	/** The most batches that are written as one. */
	private static final int MERGED = 50;

	private final @Nullable JournalPlace place;

	private final LogBatchCodec codec = new LogBatchCodec();

	private volatile boolean failing;

	/**
	 * Makes a spool.
	 * @param directory where it is
	 * @param limit the most bytes on disk; 0 for no spool
	 */
	public LogSpool(Path directory, long limit) {
		this((limit > 0) ? new JournalPlace(directory, limit, WHAT) : null);
	}

	LogSpool(@Nullable JournalPlace place) {
		this.place = place;
	}

	/** Returns a spool that takes nothing. */
	static LogSpool none() {
		return new LogSpool((JournalPlace) null);
	}

	/**
	 * Opens it, unless that failed just now; what an earlier run left is there then.
	 * @return whether it is open
	 */
	boolean open() {
		if (this.place != null && this.place.journal() == null) {
			this.place.open(LogSpool::tell);
		}
		return isOpen();
	}

	private static void tell(Journal opened) {
		if (opened.weight() > 0) {
			log.info("{} decisions wait on disk to be logged", opened.weight());
		}
	}

	boolean isOpen() {
		return journal() != null;
	}

	/** Tells whether it should be there and could not be opened. */
	boolean isMissing() {
		return this.place != null && this.place.isMissing();
	}

	private @Nullable Journal journal() {
		return (this.place != null) ? this.place.journal() : null;
	}

	/** Returns how many decisions wait. */
	long waiting() {
		Journal opened = journal();
		return (opened != null) ? opened.weight() : 0;
	}

	/** Returns the bytes on disk. */
	long bytes() {
		Journal opened = journal();
		return (opened != null) ? opened.bytes() : 0;
	}

	boolean isEmpty() {
		Journal opened = journal();
		return opened == null || opened.isEmpty();
	}

	/** Takes a batch; returns whether it did. */
	boolean add(LogBatch batch) {
		Journal opened = journal();
		if (opened == null) {
			return false;
		}
		boolean taken = false;
		try {
			taken = opened.append(this.codec.encode(batch), batch.decisions().size());
			if (!taken && !this.failing) {
				log.error("{}: {} bytes, and that is full (USHER_DECISION_LOG_SPOOL); decisions are lost from now on",
						this.place, opened.bytes());
			}
		}
		catch (IOException ex) {
			if (!this.failing) {
				log.error("{}: decisions cannot be kept on disk, and are lost from now on: {}", this.place,
						ex.getMessage());
			}
		}
		this.failing = !taken;
		return taken;
	}

	/**
	 * Returns the oldest batches as one.
	 * @param decisions how many decisions suffice
	 */
	Optional<Waiting> oldest(int decisions) {
		Journal opened = journal();
		if (opened == null) {
			return Optional.empty();
		}
		Waiting waiting = null;
		try {
			for (byte[] entry : opened.peek(MERGED)) {
				LogBatch next = this.codec.decode(entry);
				if (waiting != null && waiting.batch.decisions().size() + next.decisions().size() > decisions) {
					break;
				}
				waiting = (waiting != null) ? waiting.and(next) : new Waiting(next, 1);
			}
		}
		catch (IOException | IllegalArgumentException ex) {
			if (waiting == null) {
				log.error("{}: a batch of decisions cannot be read, and is left out", this.place, ex);
				removeOldest(1);
			}
		}
		return Optional.ofNullable(waiting);
	}

	/** Forgets the oldest batches. */
	void removeOldest(int batches) {
		Journal opened = journal();
		try {
			for (int i = 0; opened != null && i < batches; i++) {
				opened.remove();
			}
		}
		catch (IOException ex) {
			log.error("{}: what was logged cannot be removed, and is tried again", this.place, ex);
		}
	}

	/** Returns how many decisions were found damaged since this was last asked. */
	long takeDamaged() {
		Journal opened = journal();
		return (opened != null) ? opened.takeDamaged() : 0;
	}

	/** Closes it; what waits is there at the next start. */
	void close() {
		if (this.place != null) {
			this.place.close();
		}
	}

	/**
	 * What waits longest.
	 *
	 * @param batch the decisions and counts
	 * @param batches how many batches those were
	 */
	record Waiting(LogBatch batch, int batches) {

		Waiting and(LogBatch next) {
			return new Waiting(this.batch.and(next), this.batches + 1);
		}

	}

}
