package io.usher.core.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A queue on disk, of one process: what was appended is there after a crash too, in
 * order. It is kept in files of some megabytes, which are deleted when all in them was
 * removed; so after a crash some of what was removed may come again.
 */
public final class Journal implements Closeable {

	/** The size at which the next file is begun, in bytes. */
	static final long SEGMENT = 4 * 1024 * 1024;

	private static final Logger log = LoggerFactory.getLogger(Journal.class);

	/** Entries without weight may exceed the limit by one part in so many. */
	private static final int SPARE = 10;

	private final Path directory;

	private final long limit;

	private final FileChannel lockFile;

	private final Deque<JournalSegment> segments = new ArrayDeque<>();

	private long nextNumber = 1;

	private long weight;

	private long damaged;

	private Journal(Path directory, long limit, FileChannel lockFile) {
		this.directory = directory;
		this.limit = limit;
		this.lockFile = lockFile;
	}

	/**
	 * Opens a journal, and cuts off what a crash left unfinished.
	 * @param limit the most bytes on disk
	 * @throws IOException when the directory cannot be used, or another process uses it
	 */
	public static Journal open(Path directory, long limit) throws IOException {
		OwnerOnly.createDirectories(directory);
		FileChannel lockFile = lock(directory);
		Journal journal = new Journal(directory, limit, lockFile);
		boolean opened = false;
		try {
			journal.readSegments();
			opened = true;
		}
		finally {
			if (!opened) {
				journal.close();
			}
		}
		return journal;
	}

	private static FileChannel lock(Path directory) throws IOException {
		Path file = directory.resolve("lock");
		if (!Files.exists(file)) {
			OwnerOnly.createFile(file);
		}
		FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
		boolean locked = false;
		try {
			FileLock lock = channel.tryLock();
			locked = lock != null;
			if (locked) {
				return channel;
			}
		}
		catch (OverlappingFileLockException ex) {
			log.debug("{} is locked", file, ex);
		}
		finally {
			if (!locked) {
				channel.close();
			}
		}
		throw new IOException(directory + " is used by another instance (expected: a home directory for each)");
	}

	private void readSegments() throws IOException {
		List<Path> files;
		try (Stream<Path> all = Files.list(this.directory)) {
			files = all.filter((file) -> JournalSegment.isOne(file)).sorted().toList();
		}
		for (Path file : files) {
			JournalSegment segment = JournalSegment.read(file, file.equals(files.get(files.size() - 1)));
			this.nextNumber = segment.number() + 1;
			this.weight += segment.weight();
			this.segments.add(segment);
		}
	}

	/**
	 * Appends an entry, which survives the end of the process and of the machine.
	 * @param entryWeight what it counts; an entry that counts nothing may exceed the
	 * limit a little
	 * @return whether there was room for it
	 * @throws IOException when the disk does not take it; then nothing was appended
	 */
	public synchronized boolean append(byte[] entry, int entryWeight) throws IOException {
		long room = (entryWeight > 0) ? this.limit : this.limit + this.limit / SPARE;
		if (bytes() + JournalSegment.sizeOf(entry) > room) {
			return false;
		}
		JournalSegment last = this.segments.peekLast();
		if (last == null || !last.isWritable() || last.size() >= SEGMENT) {
			last = JournalSegment.create(this.directory, this.nextNumber++);
			this.segments.add(last);
			OwnerOnly.forceDirectory(this.directory);
		}
		last.append(entry, entryWeight);
		this.weight += entryWeight;
		return true;
	}

	/**
	 * Returns the oldest entry. What cannot be read any more is skipped, and counted as
	 * damaged.
	 */
	public synchronized Optional<byte[]> peek() throws IOException {
		for (JournalSegment first = this.segments.peekFirst(); first != null; first = this.segments.peekFirst()) {
			Optional<byte[]> entry = first.peek();
			if (entry.isPresent()) {
				return entry;
			}
			long skipped = first.weight();
			if (skipped > 0) {
				this.weight -= skipped;
				this.damaged += skipped;
				log.error("{} entries of {} cannot be read: it was damaged", skipped, first);
			}
			this.segments.removeFirst();
			first.delete();
		}
		return Optional.empty();
	}

	/** Returns some of the oldest entries, at least one where there is one. */
	public synchronized List<byte[]> peek(int most) throws IOException {
		return peek().isPresent() ? this.segments.getFirst().peek(most) : List.of();
	}

	/** Returns all entries that can be read, oldest first. */
	public synchronized List<byte[]> all() throws IOException {
		List<byte[]> all = new ArrayList<>();
		peek();
		for (JournalSegment segment : this.segments) {
			all.addAll(segment.all());
		}
		return all;
	}

	/** Removes the oldest entry. */
	public synchronized void remove() throws IOException {
		if (peek().isPresent()) {
			this.weight -= this.segments.getFirst().remove();
			peek();
		}
	}

	/** Tells whether there is no entry. */
	public synchronized boolean isEmpty() {
		return this.segments.stream().allMatch(JournalSegment::isConsumed);
	}

	/** Returns what the entries count together. */
	public synchronized long weight() {
		return this.weight;
	}

	/** Returns the bytes on disk. */
	public synchronized long bytes() {
		return this.segments.stream().mapToLong(JournalSegment::size).sum();
	}

	/** Returns what damaged entries counted since this was last asked. */
	public synchronized long takeDamaged() {
		long taken = this.damaged;
		this.damaged = 0;
		return taken;
	}

	@Override
	public synchronized void close() throws IOException {
		for (JournalSegment segment : this.segments) {
			segment.close();
		}
		this.segments.clear();
		this.lockFile.close();
	}

}
