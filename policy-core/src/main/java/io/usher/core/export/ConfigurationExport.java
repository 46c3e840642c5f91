package io.usher.core.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;

import io.usher.core.account.Role;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configuration;
import io.usher.core.history.ChangeArchive;
import io.usher.core.history.DeploymentValues;
import io.usher.core.history.Head;
import io.usher.core.history.StoreUnavailableException;
import io.usher.core.record.ConfigurationRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.JacksonIOException;

/**
 * Writes the whole configuration as one JSON document. The same configuration gives the
 * same bytes: kinds in a fixed order, records by number, fields by name, and secrets
 * under the same passphrase with the deployment's own salt. The moment does not stand in
 * it; the name of the file tells it.
 */
public final class ConfigurationExport {

	private static final String SALT = "export-salt";

	private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
		.withZone(ZoneOffset.UTC);

	private final ChangeArchive archive;

	private final DeploymentValues values;

	private final String usher;

	private final int memory;

	/**
	 * Creates the export of a deployment.
	 * @param archive where the hash of the revision is
	 * @param values where the salt is kept
	 * @param usher the version of the program
	 */
	public ConfigurationExport(ChangeArchive archive, DeploymentValues values, String usher) {
		this(archive, values, usher, KeyDerivation.MEMORY);
	}

	ConfigurationExport(ChangeArchive archive, DeploymentValues values, String usher, int memory) {
		this.archive = archive;
		this.values = values;
		this.usher = usher;
		this.memory = memory;
	}

	/**
	 * Returns the name of a file, such as
	 * {@code usher-configuration-r12-20260301-090000.json}.
	 */
	public static String fileName(Configuration configuration, Instant now) {
		return ExportFormat.NAME + "-r" + configuration.revision() + "-" + STAMP.format(now) + ".json";
	}

	/**
	 * Writes the document, while it goes through the records; the stream stays open. It
	 * needs no database: without one the hash of the revision is not told, and the salt
	 * is one that no other document has.
	 * @param accounts whether administrators, node credentials and tokens are in it
	 */
	public void write(Configuration configuration, ExportSecrets secrets, boolean accounts, OutputStream out)
			throws IOException {
		try (JsonGenerator json = ExportFormat.writer().createGenerator(out)) {
			json.writeStartObject();
			json.writeStringProperty(ExportFormat.FORMAT, ExportFormat.NAME);
			json.writeNumberProperty(ExportFormat.FORMAT_VERSION, ExportFormat.VERSION);
			json.writeStringProperty(ExportFormat.USHER, this.usher);
			json.writeNumberProperty(ExportFormat.REVISION, configuration.revision());
			json.writeStringProperty(ExportFormat.HEAD, head(configuration.revision()));
			PassphraseCipher cipher = writeSecrets(json, secrets);
			RecordWriter writer = new RecordWriter(json, cipher);
			json.writeObjectPropertyStart(ExportFormat.RECORDS);
			for (RecordKind kind : RecordKind.values()) {
				if (accounts || !Role.isAccount(kind)) {
					writeRecords(json, writer, configuration, kind);
				}
			}
			json.writeEndObject();
			json.writeEndObject();
		}
		catch (JacksonIOException ex) {
			throw ex.getCause();
		}
		catch (JacksonException ex) {
			throw new IOException("the configuration cannot be written", ex);
		}
		out.write("\n".getBytes(StandardCharsets.US_ASCII));
		out.flush();
	}

	private static void writeRecords(JsonGenerator json, RecordWriter writer, Configuration configuration,
			RecordKind kind) {
		json.writeArrayPropertyStart(kind.resource());
		Iterator<ConfigurationRecord> records = configuration.all(kind).iterator();
		while (records.hasNext()) {
			ConfigurationRecord record = records.next();
			boolean defaults = kind == RecordKind.GLOBAL && record.document().values().isEmpty();
			if (!defaults) {
				writer.write(record);
			}
		}
		json.writeEndArray();
	}

	private @Nullable PassphraseCipher writeSecrets(JsonGenerator json, ExportSecrets secrets) {
		char[] passphrase = secrets.passphrase();
		json.writeObjectPropertyStart(ExportFormat.SECRETS);
		if (passphrase == null) {
			json.writeStringProperty(ExportFormat.MODE, ExportFormat.LEFT_OUT);
			json.writeEndObject();
			return null;
		}
		KeyDerivation derivation = KeyDerivation.of(salt(), this.memory);
		PassphraseCipher cipher = new PassphraseCipher(derivation, passphrase);
		json.writeStringProperty(ExportFormat.MODE, ExportFormat.ENCRYPTED_MODE);
		json.writeStringProperty(ExportFormat.DERIVATION, ExportFormat.ARGON2ID);
		json.writeNumberProperty(ExportFormat.MEMORY, derivation.memory());
		json.writeNumberProperty(ExportFormat.PASSES, derivation.passes());
		json.writeNumberProperty(ExportFormat.LANES, derivation.lanes());
		json.writeStringProperty(ExportFormat.SALT, derivation.salt());
		json.writeStringProperty(ExportFormat.CHECK, cipher.check());
		json.writeEndObject();
		return cipher;
	}

	private @Nullable String head(long revision) {
		if (revision == 0) {
			return Head.EMPTY.hash();
		}
		try {
			return this.archive.find(revision, 0, 1).map((found) -> found.change().hash()).orElse(null);
		}
		catch (StoreUnavailableException ex) {
			return null;
		}
	}

	private String salt() {
		String fresh = KeyDerivation.newSalt();
		try {
			return this.values.keep(SALT, fresh);
		}
		catch (StoreUnavailableException ex) {
			return fresh;
		}
	}

}
