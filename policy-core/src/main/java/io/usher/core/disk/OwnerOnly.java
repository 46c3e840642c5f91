package io.usher.core.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/**
 * Files and directories that nobody else reads, where the file system knows of others.
 */
public final class OwnerOnly {

	private OwnerOnly() {
	}

	/** Makes a directory and those above it, where they are not there. */
	public static void createDirectories(Path directory) throws IOException {
		if (!Files.isDirectory(directory)) {
			Path above = above(directory);
			Files.createDirectories(above);
			Files.createDirectories(directory, permissions(above, "rwx------"));
		}
	}

	/** Makes an empty file. */
	public static void createFile(Path file) throws IOException {
		Files.createFile(file, permissions(above(file), "rw-------"));
	}

	private static Path above(Path path) {
		Path absolute = path.toAbsolutePath();
		return Objects.requireNonNullElse(absolute.getParent(), absolute);
	}

	private static FileAttribute<?>[] permissions(Path directory, String permissions) throws IOException {
		return Files.getFileStore(directory).supportsFileAttributeView("posix")
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)) }
				: new FileAttribute<?>[0];
	}

	/**
	 * Makes sure that what was created, renamed or deleted in a directory stays so when
	 * the machine stops, where the system can do that.
	 */
	public static void forceDirectory(Path directory) {
		try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
			channel.force(true);
		}
		catch (IOException ex) {
			// Some systems do not open directories: there it is theirs to care.
			return;
		}
	}

}
