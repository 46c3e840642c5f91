package io.usher.core.backup;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import io.usher.core.secret.SecretKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/**
 * Reads a backup, of which everything was checked before: who made it, and that it is
 * whole.
 */
final class BackupReader implements RowSource, Closeable {

	private static final int MAX_MANIFEST = 10_000_000;

	private static final TypeReference<List<@Nullable Object>> ROW = new TypeReference<>() {
	};

	private final Path file;

	private final ZipFile zip;

	private final Manifest manifest;

	private BackupReader(Path file, ZipFile zip, Manifest manifest) {
		this.file = file;
		this.zip = zip;
		this.manifest = manifest;
	}

	/**
	 * Opens a backup and checks all of it.
	 * @throws BackupException when it is none, damaged, altered, or of another key
	 */
	static BackupReader open(Path file, SecretKey key) throws IOException {
		ZipFile zip;
		try {
			zip = new ZipFile(file.toFile());
		}
		catch (ZipException ex) {
			throw new BackupException(file + ": it is damaged, or no backup", ex);
		}
		try {
			BackupReader reader = new BackupReader(file, zip, manifest(file, zip, key));
			reader.checkSums();
			reader.tell(new Nobody());
			return reader;
		}
		catch (JacksonException ex) {
			zip.close();
			throw new BackupException(file + ": a row of it cannot be read", ex);
		}
		catch (IOException | RuntimeException ex) {
			zip.close();
			throw ex;
		}
	}

	Manifest manifest() {
		return this.manifest;
	}

	private static Manifest manifest(Path file, ZipFile zip, SecretKey key) throws IOException {
		byte[] text = read(file, zip, BackupFormat.MANIFEST);
		byte[] signature = read(file, zip, BackupFormat.SIGNATURE);
		if (!isSigned(key, text, signature)) {
			throw new BackupException(file + ": it was made under another secret key, or altered since (expected: the "
					+ "key of the deployment that made it, in USHER_SECRET_KEY or as secret.key in the home directory)");
		}
		try {
			Manifest manifest = BackupFormat.json().readValue(text, Manifest.class);
			if (!Manifest.FORMAT.equals(manifest.format()) || manifest.version() > Manifest.VERSION) {
				throw new BackupException(file + ": a backup of Usher " + manifest.usher() + ", format "
						+ manifest.format() + " " + manifest.version() + " (expected: " + Manifest.FORMAT + " up to "
						+ Manifest.VERSION + "); restore it with that version or a later one");
			}
			return manifest;
		}
		catch (JacksonException ex) {
			throw new BackupException(file + ": " + BackupFormat.MANIFEST + " cannot be read", ex);
		}
	}

	private static boolean isSigned(SecretKey key, byte[] text, byte[] signature) {
		try {
			return key.isSigned(text, Base64.getDecoder().decode(signature));
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static byte[] read(Path file, ZipFile zip, String name) throws IOException {
		ZipEntry entry = zip.getEntry(name);
		if (entry == null) {
			throw new BackupException(file + ": no " + name + " in it (expected: what usher backup wrote)");
		}
		try (InputStream in = zip.getInputStream(entry)) {
			return in.readNBytes(MAX_MANIFEST);
		}
	}

	private void checkSums() throws IOException {
		for (Map.Entry<String, Manifest.Content> table : this.manifest.tables().entrySet()) {
			try (DigestInputStream in = new DigestInputStream(stream(table.getKey()), BackupFormat.sha256())) {
				in.transferTo(OutputStream.nullOutputStream());
				String sum = HexFormat.of().formatHex(in.getMessageDigest().digest());
				if (!sum.equals(table.getValue().sha256())) {
					throw new BackupException(this.file + ": " + BackupFormat.entry(table.getKey()) + " was altered");
				}
			}
			catch (ZipException ex) {
				throw new BackupException(this.file + ": " + BackupFormat.entry(table.getKey()) + " is damaged", ex);
			}
		}
	}

	private InputStream stream(String table) throws IOException {
		ZipEntry entry = this.zip.getEntry(BackupFormat.entry(table));
		if (entry == null) {
			throw new BackupException(this.file + ": " + BackupFormat.entry(table) + " is missing");
		}
		return this.zip.getInputStream(entry);
	}

	@Override
	public void tell(RowReader reader) {
		for (String table : this.manifest.tables().keySet()) {
			try (BufferedReader lines = new BufferedReader(
					new InputStreamReader(stream(table), StandardCharsets.UTF_8))) {
				reader.table(table, row(lines.readLine()).stream().map(String::valueOf).toList());
				for (String line = lines.readLine(); line != null; line = lines.readLine()) {
					reader.row(values(row(line)));
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	private static List<@Nullable Object> row(@Nullable String line) {
		return BackupFormat.json().readValue((line != null) ? line : "", ROW);
	}

	private static List<@Nullable Object> values(List<@Nullable Object> shown) {
		List<@Nullable Object> values = new ArrayList<>(shown.size());
		for (Object value : shown) {
			values.add((value instanceof Map<?, ?> map)
					? Base64.getDecoder().decode(String.valueOf(map.get(BackupFormat.BYTES))) : value);
		}
		return values;
	}

	@Override
	public void close() throws IOException {
		this.zip.close();
	}

	/** Hears that every row can be read, before anything is deleted for them. */
	private static final class Nobody implements RowReader {

		@Override
		public void table(String name, List<String> columns) {
			// It is enough that it was read.
		}

		@Override
		public void row(List<@Nullable Object> values) {
			// It is enough that it was read.
		}

	}

}
