package io.usher.core.backup;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.usher.core.backup.Manifest.Content;
import io.usher.core.secret.SecretKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SequenceWriter;

/**
 * Writes a backup while the rows come.
 */
final class BackupWriter implements RowReader, Closeable {

	private final ZipOutputStream zip;

	private final Map<String, Content> tables = new LinkedHashMap<>();

	private @Nullable Table open;

	BackupWriter(OutputStream out) {
		this.zip = new ZipOutputStream(out);
	}

	@Override
	public void table(String name, List<String> columns) {
		try {
			end();
			this.zip.putNextEntry(new ZipEntry(BackupFormat.entry(name)));
			DigestOutputStream digest = new DigestOutputStream(this.zip, BackupFormat.sha256());
			this.open = new Table(name, digest,
					BackupFormat.json().writer().withRootValueSeparator("\n").writeValues(digest));
			this.open.rows.write(columns);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void row(List<@Nullable Object> values) {
		Table table = this.open;
		if (table == null) {
			throw new IllegalStateException("a row without a table");
		}
		List<@Nullable Object> shown = new ArrayList<>(values.size());
		for (Object value : values) {
			shown.add((value instanceof byte[] bytes)
					? Map.of(BackupFormat.BYTES, Base64.getEncoder().encodeToString(bytes)) : value);
		}
		table.rows.write(shown);
		table.count++;
	}

	private void end() throws IOException {
		Table table = this.open;
		if (table != null) {
			table.rows.close();
			this.zip.closeEntry();
			this.tables.put(table.name,
					new Content(table.count, HexFormat.of().formatHex(table.digest.getMessageDigest().digest())));
			this.open = null;
		}
	}

	/** Returns the tables that were written. */
	Map<String, Content> tables() throws IOException {
		end();
		return this.tables;
	}

	/** Writes what the backup says of itself, signed with the deployment's key. */
	void write(Manifest manifest, SecretKey key) throws IOException {
		byte[] text = BackupFormat.json().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
		this.zip.putNextEntry(new ZipEntry(BackupFormat.MANIFEST));
		this.zip.write(text);
		this.zip.closeEntry();
		this.zip.putNextEntry(new ZipEntry(BackupFormat.SIGNATURE));
		this.zip.write(Base64.getEncoder().encode(key.sign(text)));
		this.zip.closeEntry();
	}

	@Override
	public void close() throws IOException {
		this.zip.close();
	}

	/** The table that is being written. */
	private static final class Table {

		private final String name;

		private final DigestOutputStream digest;

		private final SequenceWriter rows;

		private long count;

		Table(String name, DigestOutputStream digest, SequenceWriter rows) {
			this.name = name;
			this.digest = digest;
			this.rows = rows;
		}

	}

}
