package io.usher.core.configuration;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.history.Head;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.DocumentCodec;
import io.usher.core.record.RecordId;
import io.usher.core.secret.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * A configuration as a file: a line that names the format, and behind it, encrypted and
 * authenticated piece by piece, the head and every record's stored text. What was
 * changed, torn or written with another key cannot be read.
 */
final class KeptConfigurationCodec {

	private static final byte[] FORMAT = "Usher configuration, format 1\n".getBytes(StandardCharsets.US_ASCII);

	private static final String PLACE = "kept configuration, format 1";

	private static final int BUFFER = 64 * 1024;

	/** More than any record has, in bytes. */
	private static final int MAX_DOCUMENT = 256 * 1024 * 1024;

	private final SecretKey key;

	private final DocumentCodec documents;

	private final RecordReading reading;

	KeptConfigurationCodec(SecretKey key, DocumentCodec documents) {
		this.key = key;
		this.documents = documents;
		this.reading = new RecordReading(documents);
	}

	/** Writes the file, and closes the stream. */
	void write(KeptConfiguration kept, OutputStream file) throws IOException {
		file.write(FORMAT);
		Deflater deflater = new Deflater(Deflater.BEST_SPEED);
		try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(
				new DeflaterOutputStream(this.key.encrypting(file, PLACE), deflater, BUFFER), BUFFER))) {
			out.writeLong(kept.head().revision());
			out.writeUTF(kept.head().hash());
			out.writeLong(kept.at().toEpochMilli());
			Iterator<ConfigurationRecord> records = inOrder(kept.configuration()).iterator();
			while (records.hasNext()) {
				write(records.next(), out);
			}
			out.writeUTF("");
		}
		finally {
			deflater.end();
		}
	}

	/**
	 * What is held comes after what it was before, which comes before all others: they
	 * may have taken over its name meanwhile.
	 */
	private static Stream<ConfigurationRecord> inOrder(Configuration configuration) {
		Set<RecordId> held = configuration.held().map(HeldRecord::id).collect(Collectors.toSet());
		return Stream
			.of(held.stream().flatMap((id) -> configuration.find(id).stream()),
					configuration.all().filter((record) -> !held.contains(record.id())), configuration.held())
			.flatMap((records) -> records);
	}

	private void write(ConfigurationRecord record, DataOutputStream out) throws IOException {
		byte[] document = this.documents.encode(record.id(), record.document()).getBytes(StandardCharsets.UTF_8);
		out.writeUTF(record.id().kind().resource());
		out.writeLong(record.id().number());
		out.writeLong(record.revision());
		out.writeInt(document.length);
		out.write(document);
	}

	/**
	 * Reads the file, and closes the stream.
	 * @throws IOException when it is none, or not wholly what was written
	 * @throws RuntimeException when a record cannot be read
	 */
	KeptConfiguration read(InputStream stream) throws IOException {
		try (InputStream file = stream) {
			if (!Arrays.equals(file.readNBytes(FORMAT.length), FORMAT)) {
				throw new IOException("not a configuration of this format");
			}
			DataInputStream in = new DataInputStream(new BufferedInputStream(
					new InflaterInputStream(this.key.decrypting(new BufferedInputStream(file), PLACE)), BUFFER));
			Head head = new Head(in.readLong(), in.readUTF());
			Instant at = Instant.ofEpochMilli(in.readLong());
			Map<RecordId, ConfigurationRecord> records = new LinkedHashMap<>();
			List<HeldRecord> held = new ArrayList<>();
			for (String kind = in.readUTF(); !kind.isEmpty(); kind = in.readUTF()) {
				ConfigurationRecord record = record(kind, in);
				if (record instanceof HeldRecord newer) {
					held.add(newer);
				}
				else if (record != null) {
					records.put(record.id(), record);
				}
			}
			if (in.read() >= 0) {
				throw new IOException("something follows the last record");
			}
			return new KeptConfiguration(head, at, configuration(head, records.values(), held));
		}
	}

	private static Configuration configuration(Head head, Collection<ConfigurationRecord> records,
			List<HeldRecord> held) {
		held.forEach(RecordReading::tell);
		List<ConfigurationRecord> all = new ArrayList<>(records);
		all.addAll(held);
		return Configuration.of(head.revision(), all);
	}

	/** Returns null for a kind of record that a newer version of the program brought. */
	private @Nullable ConfigurationRecord record(String kind, DataInputStream in) throws IOException {
		long number = in.readLong();
		long revision = in.readLong();
		int length = in.readInt();
		if (length < 0 || length > MAX_DOCUMENT) {
			throw new IOException(kind + "/" + number + ": " + length + " bytes");
		}
		byte[] document = in.readNBytes(length);
		return RecordKind.ofResource(kind)
			.map((known) -> this.reading.read(new RecordId(known, number), revision,
					new String(document, StandardCharsets.UTF_8)))
			.orElse(null);
	}

}
