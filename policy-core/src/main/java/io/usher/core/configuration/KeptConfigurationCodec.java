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
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Table;
import io.usher.core.history.Head;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.DocumentCodec;
import io.usher.core.record.RecordId;
import io.usher.core.secret.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * A configuration as a file: a line that names the format, and behind it, encrypted and
 * authenticated piece by piece, the head and every record's stored text. What was
 * changed, torn or written with another key cannot be read. The first entry tells which
 * kinds and fields the writer knew; versions that do not know it take it for a kind of
 * record that they do not know, and files of theirs have none.
 */
final class KeptConfigurationCodec {

	private static final byte[] FORMAT = "Usher configuration, format 1\n".getBytes(StandardCharsets.US_ASCII);

	private static final String PLACE = "kept configuration, format 1";

	/** No kind of record is named so. */
	private static final String KNOWN_KINDS = "$known";

	private static final int BUFFER = 64 * 1024;

	/** More than any record has, in bytes. */
	private static final int MAX_DOCUMENT = 256 * 1024 * 1024;

	private final SecretKey key;

	private final DocumentCodec documents;

	private final RecordReading reading;

	private final String known;

	KeptConfigurationCodec(SecretKey key, DocumentCodec documents) {
		this(key, documents, known());
	}

	/**
	 * Makes a codec.
	 * @param known what this version of the program knows
	 */
	KeptConfigurationCodec(SecretKey key, DocumentCodec documents, String known) {
		this.key = key;
		this.documents = documents;
		this.reading = new RecordReading(documents);
		this.known = known;
	}

	private static String known() {
		return Arrays.stream(RecordKind.values())
			.map((kind) -> kind.resource() + " "
					+ String.join(" ", new TreeSet<>(FieldCatalogue.of(Table.of(kind), InfinityVersion.V35).keySet())))
			.sorted()
			.collect(Collectors.joining("\n"));
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
			if (kept.whole()) {
				write(KNOWN_KINDS, 0, 0, this.known, out);
			}
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
		write(record.id().kind().resource(), record.id().number(), record.revision(),
				this.documents.encode(record.id(), record.document()), out);
	}

	private static void write(String kind, long number, long revision, String text, DataOutputStream out)
			throws IOException {
		byte[] document = text.getBytes(StandardCharsets.UTF_8);
		out.writeUTF(kind);
		out.writeLong(number);
		out.writeLong(revision);
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
			boolean whole = false;
			for (String kind = in.readUTF(); !kind.isEmpty(); kind = in.readUTF()) {
				Entry entry = entry(kind, in);
				whole |= kind.equals(KNOWN_KINDS) && entry.text.equals(this.known);
				ConfigurationRecord record = record(entry);
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
			return new KeptConfiguration(head, at, configuration(head, records.values(), held), whole);
		}
	}

	private static Configuration configuration(Head head, Collection<ConfigurationRecord> records,
			List<HeldRecord> held) {
		held.forEach(RecordReading::tell);
		List<ConfigurationRecord> all = new ArrayList<>(records);
		all.addAll(held);
		return Configuration.of(head.revision(), all);
	}

	private static Entry entry(String kind, DataInputStream in) throws IOException {
		long number = in.readLong();
		long revision = in.readLong();
		int length = in.readInt();
		if (length < 0 || length > MAX_DOCUMENT) {
			throw new IOException(kind + "/" + number + ": " + length + " bytes");
		}
		return new Entry(kind, number, revision, new String(in.readNBytes(length), StandardCharsets.UTF_8));
	}

	/** Returns null for a kind of record that a newer version of the program brought. */
	private @Nullable ConfigurationRecord record(Entry entry) {
		return RecordKind.ofResource(entry.kind)
			.map((kind) -> this.reading.read(new RecordId(kind, entry.number), entry.revision, entry.text))
			.orElse(null);
	}

	/**
	 * A record as it is in the file.
	 *
	 * @param kind the name of its kind
	 * @param number its number
	 * @param revision the revision in which it was last changed
	 * @param text its stored text
	 */
	private record Entry(String kind, long number, long revision, String text) {

	}

}
