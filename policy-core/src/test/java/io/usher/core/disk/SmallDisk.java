package io.usher.core.disk;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;

/**
 * A disk in memory that gets full, and has room again.
 */
public final class SmallDisk implements Closeable {

	private static final int BLOCK = 512;

	private final FileSystem disk;

	public SmallDisk(long bytes) {
		this.disk = Jimfs.newFileSystem(Configuration.unix()
			.toBuilder()
			.setAttributeViews("basic", "owner", "posix", "unix")
			.setBlockSize(BLOCK)
			.setMaxSize(bytes)
			.setMaxCacheSize(0)
			.build());
	}

	/** Returns a directory on it, which is not there yet. */
	public Path home() {
		return this.disk.getPath("/home");
	}

	/**
	 * Takes what room there is; what was begun within a block may still be ended.
	 */
	public void fill() {
		try (OutputStream out = Files.newOutputStream(ballast())) {
			while (true) {
				out.write(new byte[BLOCK]);
			}
		}
		catch (IOException ex) {
			// It is full now.
			return;
		}
	}

	/** Gives that room back. */
	public void free() throws IOException {
		Files.delete(ballast());
	}

	private Path ballast() {
		return this.disk.getPath("/ballast");
	}

	@Override
	public void close() throws IOException {
		this.disk.close();
	}

}
