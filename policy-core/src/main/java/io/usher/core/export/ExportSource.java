package io.usher.core.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.usher.core.account.Role;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Table;
import io.usher.core.configuration.Configuration;
import io.usher.core.infinity.GlobalSettings;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.transfer.ImportSource;
import io.usher.core.transfer.Incoming;
import io.usher.core.transfer.Origin;
import io.usher.core.transfer.Progress;
import io.usher.core.transfer.Reading;
import io.usher.core.transfer.UnreadableSourceException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A document as a source of records, to restore it: of the kinds that stand in it, what
 * it does not tell is deleted; a field that it does not tell is not set.
 */
public final class ExportSource implements ImportSource {

	/** More than anybody has, and what memory may be asked for. */
	private static final int MAX_RECORDS = 3_000_000;

	private static final int STEP = 1000;

	private final String fileName;

	private final Path file;

	private final char @Nullable [] passphrase;

	private final boolean keepAccounts;

	private ExportSource(String fileName, Path file, char @Nullable [] passphrase, boolean keepAccounts) {
		this.fileName = fileName;
		this.file = file;
		this.passphrase = passphrase;
		this.keepAccounts = keepAccounts;
	}

	/**
	 * Returns a document as a source.
	 * @param fileName what people call it
	 * @param file where it is
	 * @param passphrase the passphrase of its secrets, null when it has none
	 * @param keepAccounts whether administrators, node credentials and tokens stay as
	 * they are; they do anyhow when there are none in the document
	 */
	public static ExportSource of(String fileName, Path file, char @Nullable [] passphrase, boolean keepAccounts) {
		return new ExportSource(fileName, file, passphrase, keepAccounts);
	}

	@Override
	public String title() {
		return this.fileName;
	}

	@Override
	public Reading read(Configuration now, Progress progress) {
		progress.at("Reading", 0, 0);
		ExportHeader header = ExportHeader.read(this.fileName, this.file);
		Set<RecordKind> wanted = EnumSet.noneOf(RecordKind.class);
		header.kinds().stream().filter((kind) -> !this.keepAccounts || !Role.isAccount(kind)).forEach(wanted::add);
		RecordReader reader = new RecordReader(this.fileName, cipher(header), reliedOn(now, wanted), now);
		List<Incoming> records = records(reader, wanted, progress);
		if (wanted.contains(RecordKind.GLOBAL) && now.find(GlobalSettings.ID).isPresent()
				&& records.stream().noneMatch((record) -> record.kind() == RecordKind.GLOBAL)) {
			records.add(Incoming.of(Origin.row(this.fileName, 0), RecordKind.GLOBAL, Map.of()));
		}
		return new Reading(records, List.of(), wanted, true);
	}

	private @Nullable PassphraseCipher cipher(ExportHeader header) {
		if (header.derivation() == null || header.check() == null) {
			return null;
		}
		if (this.passphrase == null || this.passphrase.length == 0) {
			throw new UnreadableSourceException(this.fileName + ": its secrets are encrypted; enter the passphrase");
		}
		PassphraseCipher cipher = new PassphraseCipher(header.derivation(), this.passphrase);
		if (!cipher.fits(header.check())) {
			throw new UnreadableSourceException(
					this.fileName + ": this is not the passphrase that it was written with");
		}
		return cipher;
	}

	private List<Incoming> records(RecordReader reader, Set<RecordKind> wanted, Progress progress) {
		List<Incoming> records = new ArrayList<>();
		try (InputStream in = Files.newInputStream(this.file); JsonParser json = ExportFormat.json().createParser(in)) {
			json.nextToken();
			while (json.nextToken() != JsonToken.END_OBJECT) {
				boolean found = json.currentName().equals(ExportFormat.RECORDS);
				json.nextToken();
				if (!found) {
					json.skipChildren();
					continue;
				}
				while (json.nextToken() != JsonToken.END_OBJECT) {
					RecordKind kind = RecordKind.ofResource(json.currentName()).orElseThrow();
					if (json.nextToken() != JsonToken.START_ARRAY) {
						throw ExportHeader.unreadable(this.fileName, json,
								kind.resource() + " (expected: a list of records)");
					}
					if (wanted.contains(kind)) {
						read(reader, json, kind, records, progress);
					}
					else {
						json.skipChildren();
					}
				}
			}
		}
		catch (JacksonException ex) {
			throw ExportHeader.unreadable(this.fileName, ex);
		}
		catch (IOException ex) {
			throw new UnreadableSourceException(this.fileName + ": it cannot be read", ex);
		}
		return records;
	}

	private void read(RecordReader reader, JsonParser json, RecordKind kind, List<Incoming> records,
			Progress progress) {
		while (json.nextToken() != JsonToken.END_ARRAY) {
			if (records.size() >= MAX_RECORDS) {
				throw ExportHeader.unreadable(this.fileName, json, "more than " + MAX_RECORDS + " records");
			}
			records.add(reader.read(json, kind));
			if (records.size() % STEP == 0) {
				progress.at("Reading", records.size(), 0);
			}
		}
	}

	/** Returns what records that stay refer to: it must not become something else. */
	private static Set<RecordId> reliedOn(Configuration now, Set<RecordKind> wanted) {
		Set<RecordId> relied = new HashSet<>();
		now.all()
			.filter((record) -> !wanted.contains(record.id().kind()))
			.forEach((record) -> references(record, relied));
		return relied;
	}

	private static void references(ConfigurationRecord record, Set<RecordId> relied) {
		Document document = record.document();
		for (Field field : FieldCatalogue.of(Table.of(record.id().kind()), InfinityVersion.V35).values()) {
			if (field.kind() instanceof FieldKind.Reference reference && document.has(field)) {
				relied.add(new RecordId(reference.target(), Objects.requireNonNull(document.number(field))));
			}
			if (field.kind() instanceof FieldKind.References references) {
				document.references(field).forEach((number) -> relied.add(new RecordId(references.target(), number)));
			}
		}
	}

}
