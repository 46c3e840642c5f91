package io.usher.core.configuration;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.usher.core.disk.OwnerOnly;
import io.usher.core.record.DocumentCodec;
import io.usher.core.secret.SecretKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last good configurations on disk, one file each. A file is there wholly or not at
 * all, whenever the machine stops.
 */
public final class KeptConfigurations {

	private static final Logger log = LoggerFactory.getLogger(KeptConfigurations.class);

	private static final String NAME = "configuration-(\\d{9})";

	private static final int GENERATIONS = 3;

	private final Path directory;

	private final KeptConfigurationCodec codec;

	public KeptConfigurations(Path directory, SecretKey key, DocumentCodec documents) {
		this(directory, new KeptConfigurationCodec(key, documents));
	}

	KeptConfigurations(Path directory, KeptConfigurationCodec codec) {
		this.directory = directory;
		this.codec = codec;
	}

	/**
	 * Keeps a configuration, and forgets all but the last ones.
	 * @throws IOException when it could not be written; those before it stay
	 */
	public void keep(KeptConfiguration configuration) throws IOException {
		OwnerOnly.createDirectories(this.directory);
		List<Path> before = newestFirst();
		long number = before.isEmpty() ? 1 : number(before.get(0)) + 1;
		Path unfinished = this.directory.resolve("unfinished-" + ProcessHandle.current().pid());
		Files.deleteIfExists(unfinished);
		OwnerOnly.createFile(unfinished);
		try {
			write(configuration, unfinished);
			Files.move(unfinished, this.directory.resolve("configuration-%09d".formatted(number)),
					StandardCopyOption.ATOMIC_MOVE);
		}
		finally {
			Files.deleteIfExists(unfinished);
		}
		OwnerOnly.forceDirectory(this.directory);
		for (Path file : before.subList(Math.min(GENERATIONS - 1, before.size()), before.size())) {
			Files.deleteIfExists(file);
		}
	}

	private void write(KeptConfiguration configuration, Path file) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			this.codec.write(configuration, new FilterOutputStream(Channels.newOutputStream(channel)) {

				@Override
				public void write(byte[] bytes, int offset, int length) throws IOException {
					this.out.write(bytes, offset, length);
				}

				@Override
				public void close() throws IOException {
					flush();
				}

			});
			channel.force(true);
		}
	}

	/** Reads the newest of those that are wholly what was written. */
	public Optional<KeptConfiguration> newest() {
		try {
			for (Path file : newestFirst()) {
				Optional<KeptConfiguration> kept = read(file);
				if (kept.isPresent()) {
					return kept;
				}
			}
		}
		catch (IOException ex) {
			log.error("{} cannot be read", this.directory, ex);
		}
		return Optional.empty();
	}

	private Optional<KeptConfiguration> read(Path file) {
		try {
			return Optional.of(this.codec.read(Files.newInputStream(file)));
		}
		catch (IOException | RuntimeException ex) {
			log.error("{} is refused: it is torn, changed or of another key; the one before it is tried ({})", file,
					String.valueOf(ex.getMessage()).lines().findFirst().orElse(""));
			return Optional.empty();
		}
	}

	private List<Path> newestFirst() throws IOException {
		if (!Files.isDirectory(this.directory)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(this.directory)) {
			return files.filter((file) -> file.getFileName().toString().matches(NAME))
				.sorted(Comparator.reverseOrder())
				.toList();
		}
	}

	private static long number(Path file) {
		return Long.parseLong(file.getFileName().toString().replaceFirst(NAME, "$1"));
	}

}
