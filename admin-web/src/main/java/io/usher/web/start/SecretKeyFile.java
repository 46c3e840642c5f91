package io.usher.web.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;

import io.usher.core.disk.OwnerOnly;
import io.usher.core.secret.SecretKey;

/**
 * The key of a deployment with the embedded database, in a file that only its owner can
 * read.
 */
final class SecretKeyFile {

	private final Path file;

	SecretKeyFile(Path home) {
		this.file = home.resolve("secret.key");
	}

	/** Reads the key, and makes one where there is none. */
	SecretKey readOrCreate() {
		try {
			Files.createDirectories(this.file.toAbsolutePath().getParent());
			if (!Files.exists(this.file)) {
				create();
			}
			return SecretKey.of(Files.readString(this.file).strip());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(this.file + ": cannot be read or written", ex);
		}
	}

	private void create() throws IOException {
		byte[] random = new byte[32];
		new SecureRandom().nextBytes(random);
		byte[] text = Base64.getUrlEncoder().withoutPadding().encode(random);
		OwnerOnly.createFile(this.file);
		Files.writeString(this.file, new String(text, StandardCharsets.US_ASCII) + "\n", StandardOpenOption.WRITE);
	}

}
