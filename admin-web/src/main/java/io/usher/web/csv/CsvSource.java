package io.usher.web.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.usher.core.configuration.Configuration;
import io.usher.core.secret.SecretKey;
import io.usher.core.transfer.ImportSource;
import io.usher.core.transfer.Incoming;
import io.usher.core.transfer.Progress;
import io.usher.core.transfer.Reading;
import io.usher.core.transfer.UnreadableSourceException;

/**
 * A CSV file from which the records of a sheet are brought in.
 */
public final class CsvSource implements ImportSource {

	private final CsvSheet sheet;

	private final String fileName;

	private final CsvContent.Bytes bytes;

	private final CellSecrets secrets;

	private CsvSource(CsvSheet sheet, String fileName, CsvContent.Bytes bytes, SecretKey key) {
		this.sheet = sheet;
		this.fileName = fileName;
		this.bytes = bytes;
		this.secrets = new CellSecrets(key);
	}

	/**
	 * Returns the source of a file that lies on disk until it was read.
	 * @param sheet what it holds
	 * @param fileName what people call it
	 * @param content the file
	 * @param key decrypts the passwords that an export encrypted
	 */
	public static CsvSource of(CsvSheet sheet, String fileName, Path content, SecretKey key) {
		return new CsvSource(sheet, fileName, () -> Files.newInputStream(content), key);
	}

	/**
	 * Returns the source of a file in memory.
	 * @param sheet what it holds
	 * @param fileName what people call it
	 * @param content the file's bytes
	 * @param key decrypts the passwords that an export encrypted
	 */
	public static CsvSource of(CsvSheet sheet, String fileName, byte[] content, SecretKey key) {
		return new CsvSource(sheet, fileName, () -> new ByteArrayInputStream(content), key);
	}

	@Override
	public String title() {
		return this.fileName;
	}

	/**
	 * Reads all of it. Rows that cannot be taken are faults of the reading.
	 * @throws UnreadableSourceException when the file cannot be read from disk
	 */
	@Override
	public Reading read(Configuration now, Progress progress) {
		SheetReading rows = rows(now);
		try {
			CsvFile file = new CsvFile(this.fileName, CsvColumns.of(this.sheet), CsvContent.of(this.bytes));
			file.read(rows::take, progress);
			List<Incoming> records = rows.records(progress);
			file.faults().addAll(rows.faults());
			return Reading.of(records, file.faults());
		}
		catch (IOException | UncheckedIOException ex) {
			throw new UnreadableSourceException(this.fileName + ": cannot be read. Upload it again.", ex);
		}
	}

	private SheetReading rows(Configuration now) {
		return switch (this.sheet) {
			case CONFERENCES -> new ConferenceRows(this.fileName, now, this.secrets);
			case ALIASES -> new AliasRows(this.fileName, now, this.secrets);
			case AUTOMATIC_PARTICIPANTS -> new ParticipantRows(this.fileName, now, this.secrets);
			case CALL_ROUTING_RULES, DEVICES, PEOPLE -> new PlainRows(this.sheet, this.fileName, now, this.secrets);
		};
	}

}
