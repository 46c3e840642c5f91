package io.usher.web.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

import io.usher.core.disk.OwnerOnly;
import io.usher.web.start.UsherSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Files that were uploaded to be imported, in a directory that only this program reads.
 * They may hold PINs and passwords, so they go with their import, and at the start those
 * that a crash left behind.
 */
@Component
class UploadedFiles {

	private static final Logger log = LoggerFactory.getLogger(UploadedFiles.class);

	private final Path directory;

	UploadedFiles(UsherSettings settings) {
		this.directory = settings.home().resolve("uploads");
		if (Files.isDirectory(this.directory)) {
			try (Stream<Path> left = Files.list(this.directory)) {
				delete(left.toList());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(this.directory + ": cannot be read", ex);
			}
		}
	}

	/** Keeps what is read to its end. */
	Path keep(InputStream content) throws IOException {
		OwnerOnly.createDirectories(this.directory);
		// The owner alone reads such files, where the file system knows of others.
		Path file = Files.createTempFile(this.directory, "upload", ".tmp");
		try {
			Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
			return file;
		}
		catch (IOException ex) {
			delete(List.of(file));
			throw ex;
		}
	}

	void delete(List<Path> files) {
		for (Path file : files) {
			try {
				Files.deleteIfExists(file);
			}
			catch (IOException ex) {
				log.warn("{}: cannot be deleted: {}", file, ex.getMessage());
			}
		}
	}

}
