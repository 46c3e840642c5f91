package io.usher.store.history;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;

import io.usher.core.secret.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Writes into the feed as a version of the program would that knows more than this one:
 * other kinds of record, fields, choices and ways. The chain's format is written down
 * here a second time.
 */
public final class NewerVersion {

	private final Connection connection;

	private final SecretKey key;

	/** Writes by a connection, with the deployment's key. */
	public NewerVersion(Connection connection, SecretKey key) {
		this.connection = connection;
		this.key = key;
	}

	/** Publishes a change, and returns its revision. */
	public long publish(String via, Part... parts) throws SQLException {
		this.connection.setAutoCommit(false);
		try (ResultSet head = this.connection.createStatement()
			.executeQuery("select revision, hash from configuration_head where id = 1 for update")) {
			head.next();
			long revision = head.getLong(1) + 1;
			write(revision, head.getString(2), via, parts);
			this.connection.commit();
			return revision;
		}
		finally {
			this.connection.rollback();
			this.connection.setAutoCommit(true);
		}
	}

	private void write(long revision, String before, String via, Part... parts) throws SQLException {
		long micros = System.currentTimeMillis() * 1000;
		String hash = hash(revision, before, micros, via, parts);
		execute("insert into configuration_change (revision, at_micros, actor, address, via, reason, previous_hash, "
				+ "hash, signature) values (?, ?, 'newer', null, ?, 'a newer version', ?, ?, ?)", revision, micros, via,
				before, hash, signature(hash));
		for (int i = 0; i < parts.length; i++) {
			Part part = parts[i];
			execute("insert into record_version (revision, position, kind, number, operation, document) "
					+ "values (?, ?, ?, ?, ?, ?)", revision, i, part.kind, part.number, part.operation, part.document);
			execute("delete from current_record where kind = ? and number = ?", part.kind, part.number);
			if (part.document != null) {
				execute("insert into current_record (kind, number, revision, document) values (?, ?, ?, ?)", part.kind,
						part.number, revision, part.document);
			}
		}
		execute("update configuration_head set revision = ?, hash = ? where id = 1", revision, hash);
	}

	/** Adds an event to the audit trail. */
	public void tell(String type, String via, String kind, long record) throws SQLException {
		try (ResultSet head = this.connection.createStatement().executeQuery("select number, hash from audit_head")) {
			head.next();
			long number = head.getLong(1) + 1;
			String before = head.getString(2);
			long micros = System.currentTimeMillis() * 1000;
			String hash = hash((out) -> {
				text(out, "audit");
				text(out, before);
				out.writeLong(number);
				moment(out, micros);
				text(out, type);
				text(out, "newer");
				text(out, null);
				text(out, via);
				text(out, kind + "/" + record);
				text(out, "something");
				out.writeLong(1);
			});
			execute("insert into audit_event (number, at_micros, event_type, actor, address, via, record_kind, "
					+ "record_number, what, occurrences, previous_hash, hash, signature) "
					+ "values (?, ?, ?, 'newer', null, ?, ?, ?, 'something', 1, ?, ?, ?)", number, micros, type, via,
					kind, record, before, hash, signature(hash));
			execute("update audit_head set number = ?, hash = ?", number, hash);
		}
	}

	private String signature(String hash) {
		return Base64.getEncoder().encodeToString(this.key.sign(hash.getBytes(StandardCharsets.US_ASCII)));
	}

	private void execute(String sql, @Nullable Object... values) throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement(sql)) {
			for (int i = 0; i < values.length; i++) {
				statement.setObject(i + 1, values[i]);
			}
			statement.executeUpdate();
		}
	}

	private static String hash(long revision, String before, long micros, String via, Part... parts) {
		return hash((out) -> {
			text(out, before);
			out.writeLong(revision);
			moment(out, micros);
			text(out, "newer");
			text(out, null);
			text(out, via);
			text(out, "a newer version");
			out.writeInt(parts.length);
			for (Part part : parts) {
				text(out, part.kind + "/" + part.number);
				text(out, part.operation);
				text(out, part.document);
			}
		});
	}

	private static String hash(Stored stored) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DataOutputStream out = new DataOutputStream(bytes)) {
			stored.write(out);
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
		}
		catch (IOException | NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void moment(DataOutputStream out, long micros) throws IOException {
		out.writeLong(micros / 1_000_000);
		out.writeInt((int) (micros % 1_000_000) * 1000);
	}

	private static void text(DataOutputStream out, @Nullable String text) throws IOException {
		if (text == null) {
			out.writeInt(-1);
			return;
		}
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		out.writeInt(bytes.length);
		out.write(bytes);
	}

	/**
	 * What it makes of a record.
	 *
	 * @param kind the stored name of the kind
	 * @param number the record's number
	 * @param operation the stored name of what happens
	 * @param document the stored text, null when deleted
	 */
	public record Part(String kind, long number, String operation, @Nullable String document) {

	}

	/** What a hash is over. */
	private interface Stored {

		void write(DataOutputStream out) throws IOException;

	}

}
