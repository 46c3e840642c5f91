package io.usher.core.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of a journal: entries one after another, each with length, weight and checksum
 * before it.
 */
final class JournalSegment implements Closeable {

	private static final Logger log = LoggerFactory.getLogger(JournalSegment.class);

	private static final String NAME = "(\\d{12})\\.journal";

	private static final int HEADER = 3 * Integer.BYTES;

	private static final int MAX_ENTRY = 512 * 1024 * 1024;

	private final Path file;

	private final FileChannel channel;

	private long size;

	private long position;

	private long weight;

	private boolean writable = true;

	private JournalSegment(Path file, FileChannel channel) {
		this.file = file;
		this.channel = channel;
	}

	static boolean isOne(Path file) {
		return file.getFileName().toString().matches(NAME);
	}

	static JournalSegment create(Path directory, long number) throws IOException {
		Path file = directory.resolve("%012d.journal".formatted(number));
		OwnerOnly.createFile(file);
		return new JournalSegment(file, open(file));
	}

	private static FileChannel open(Path file) throws IOException {
		return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
	}

	/**
	 * Opens a file that is there.
	 * @param last whether a crash may have left its last entry unfinished
	 */
	static JournalSegment read(Path file, boolean last) throws IOException {
		JournalSegment segment = new JournalSegment(file, open(file));
		boolean read = false;
		try {
			segment.readHeaders(last);
			read = true;
			return segment;
		}
		finally {
			if (!read) {
				segment.close();
			}
		}
	}

	private void readHeaders(boolean last) throws IOException {
		long end = this.channel.size();
		Header header = header(0, end);
		while (header != null && (!last || entry(header) != null)) {
			this.size = header.end();
			this.weight += header.weight;
			header = header(this.size, end);
		}
		if (this.size < end) {
			log.warn("{}: the last {} bytes were not wholly written, and are cut off", this.file, end - this.size);
			this.channel.truncate(this.size);
		}
	}

	private @Nullable Header header(long at, long end) throws IOException {
		ByteBuffer bytes = ByteBuffer.allocate(HEADER);
		if (at + HEADER > end || !fill(bytes, at)) {
			return null;
		}
		Header header = new Header(at, bytes.getInt(), bytes.getInt(), bytes.getInt());
		boolean plausible = header.length > 0 && header.length <= MAX_ENTRY && header.weight >= 0
				&& header.end() <= end;
		return plausible ? header : null;
	}

	private byte @Nullable [] entry(Header header) throws IOException {
		ByteBuffer bytes = ByteBuffer.allocate(header.length);
		boolean right = fill(bytes, header.at + HEADER) && checksum(bytes.array(), header.weight) == header.checksum;
		return right ? bytes.array() : null;
	}

	private boolean fill(ByteBuffer bytes, long at) throws IOException {
		while (bytes.hasRemaining()) {
			if (this.channel.read(bytes, at + bytes.position()) < 0) {
				return false;
			}
		}
		bytes.flip();
		return true;
	}

	private static int checksum(byte[] entry, int weight) {
		CRC32C checksum = new CRC32C();
		checksum.update(ByteBuffer.allocate(2 * Integer.BYTES).putInt(entry.length).putInt(weight).flip());
		checksum.update(entry);
		return (int) checksum.getValue();
	}

	static long sizeOf(byte[] entry) {
		return HEADER + entry.length;
	}

	void append(byte[] entry, int entryWeight) throws IOException {
		ByteBuffer bytes = ByteBuffer.allocate(HEADER + entry.length);
		bytes.putInt(entry.length).putInt(entryWeight).putInt(checksum(entry, entryWeight)).put(entry).flip();
		boolean written = false;
		try {
			while (bytes.hasRemaining()) {
				this.channel.write(bytes, this.size + bytes.position());
			}
			this.channel.force(false);
			written = true;
		}
		finally {
			if (!written) {
				cutOff();
			}
		}
		this.size += HEADER + entry.length;
		this.weight += entryWeight;
	}

	private void cutOff() {
		try {
			this.channel.truncate(this.size);
		}
		catch (IOException ex) {
			log.debug("{} is not written any more", this.file, ex);
			this.writable = false;
		}
	}

	/** Returns the first entry that was not removed, or nothing when none can be read. */
	Optional<byte[]> peek() throws IOException {
		for (Header header = header(this.position, this.size); header != null; header = header(this.position,
				this.size)) {
			byte[] entry = entry(header);
			if (entry != null) {
				return Optional.of(entry);
			}
			log.error("{}: an entry of {} bytes cannot be read, and is left out", this.file, header.length);
			this.position = header.end();
		}
		return Optional.empty();
	}

	/** Returns the first entries that were not removed, up to one that cannot be read. */
	List<byte[]> peek(int most) throws IOException {
		List<byte[]> first = new ArrayList<>();
		Header header = header(this.position, this.size);
		byte[] entry = (header != null) ? entry(header) : null;
		while (header != null && entry != null && first.size() < most) {
			first.add(entry);
			header = header(header.end(), this.size);
			entry = (header != null) ? entry(header) : null;
		}
		return first;
	}

	/** Returns the entries that were not removed and can be read. */
	List<byte[]> all() throws IOException {
		List<byte[]> all = new ArrayList<>();
		for (Header header = header(this.position, this.size); header != null; header = header(header.end(),
				this.size)) {
			byte[] entry = entry(header);
			if (entry != null) {
				all.add(entry);
			}
		}
		return all;
	}

	/** Removes the first entry, and returns its weight. */
	int remove() throws IOException {
		Header header = header(this.position, this.size);
		if (header == null) {
			return 0;
		}
		this.position = header.end();
		this.weight -= header.weight;
		return header.weight;
	}

	long number() {
		return Long.parseLong(this.file.getFileName().toString().replaceFirst(NAME, "$1"));
	}

	boolean isWritable() {
		return this.writable;
	}

	boolean isConsumed() {
		return this.position >= this.size;
	}

	long size() {
		return this.size;
	}

	/** Returns what the entries count that were not removed, damaged ones too. */
	long weight() {
		return this.weight;
	}

	void delete() throws IOException {
		close();
		Files.deleteIfExists(this.file);
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

	@Override
	public String toString() {
		return this.file.toString();
	}

	/**
	 * What stands before an entry.
	 *
	 * @param at where it begins
	 * @param length the entry's bytes
	 * @param weight what the entry counts
	 * @param checksum the checksum of those and the entry
	 */
	private record Header(long at, int length, int weight, int checksum) {

		long end() {
			return this.at + HEADER + this.length;
		}

	}

}
