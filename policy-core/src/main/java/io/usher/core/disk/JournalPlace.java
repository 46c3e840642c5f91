package io.usher.core.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a journal is, or will be: one that cannot be opened, since its directory may not
 * be written or the disk is full, is tried again until it can.
 */
public final class JournalPlace {

	private static final Logger log = LoggerFactory.getLogger(JournalPlace.class);

	private static final Duration AGAIN = Duration.ofSeconds(10);

	private final Path directory;

	private final long limit;

	private final String what;

	private final Duration again;

	private volatile @Nullable Journal journal;

	private volatile boolean missing;

	private boolean closed;

	private long nextAt;

	/**
	 * Makes a place, and opens nothing yet.
	 * @param limit the most bytes on disk
	 * @param what what is kept in it, in words
	 */
	public JournalPlace(Path directory, long limit, String what) {
		this(directory, limit, what, AGAIN);
	}

	/**
	 * Makes a place, and opens nothing yet.
	 * @param again how long nobody tries after a try that failed
	 */
	public JournalPlace(Path directory, long limit, String what, Duration again) {
		this.directory = directory;
		this.limit = limit;
		this.what = what;
		this.again = again;
	}

	/**
	 * Opens the journal, unless it is open, was closed, or could not be opened just now.
	 * @param reader reads what an earlier run left; when it fails, the journal is not
	 * used
	 * @return whether it is open by this call
	 */
	public synchronized boolean open(Reader reader) {
		if (this.journal != null || this.closed || this.missing && System.nanoTime() - this.nextAt < 0) {
			return false;
		}
		Journal opened = null;
		try {
			opened = Journal.open(this.directory, this.limit);
			reader.read(opened);
			this.journal = opened;
			if (this.missing) {
				log.info("{}: {} can be kept on disk now", this.directory, this.what);
			}
			this.missing = false;
			return true;
		}
		catch (IOException | RuntimeException ex) {
			close(opened);
			if (!this.missing) {
				log.error("{} cannot be opened, which is tried again; until then {} are not kept on disk while the "
						+ "database is away: {}", this.directory, this.what, ex.toString());
			}
			this.missing = true;
			this.nextAt = System.nanoTime() + this.again.toNanos();
			return false;
		}
	}

	/** Returns the journal, null while it is not open. */
	public @Nullable Journal journal() {
		return this.journal;
	}

	/** Tells whether the journal could not be opened when that was tried last. */
	public boolean isMissing() {
		return this.missing;
	}

	/** Closes the journal for good; what is in it is there at the next start. */
	public synchronized void close() {
		Journal opened = this.journal;
		this.journal = null;
		this.closed = true;
		close(opened);
	}

	private void close(@Nullable Journal opened) {
		try {
			if (opened != null) {
				opened.close();
			}
		}
		catch (IOException ex) {
			log.debug("{} could not be closed", this.directory, ex);
		}
	}

	@Override
	public String toString() {
		return this.directory.toString();
	}

	/**
	 * Reads a journal that was opened.
	 */
	@FunctionalInterface
	public interface Reader {

		/** Reads what is in it. */
		void read(Journal journal) throws IOException;

	}

}
