package io.usher.web.migration;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of a dump.
 *
 * @param name its name, as people know it
 * @param content what it holds
 */
public record DumpFile(String name, Content content) {

	/** Returns one that is held in memory. */
	public static DumpFile of(String name, byte[] bytes) {
		return new DumpFile(name, () -> new ByteArrayInputStream(bytes));
	}

	/** Returns one that is on the disk, until it is read. */
	public static DumpFile of(String name, Path path) {
		return new DumpFile(name, () -> Files.newInputStream(path));
	}

	/** What a file holds. */
	@FunctionalInterface
	public interface Content {

		/** Opens it to be read, which may be done again. */
		InputStream open() throws IOException;

	}

}
