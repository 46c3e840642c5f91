package io.usher.web.csv;

import java.nio.file.Path;
import java.util.List;

import io.usher.core.configuration.Configuration;
import io.usher.core.secret.SecretKey;
import io.usher.core.transfer.ImportSource;
import io.usher.core.transfer.Progress;
import io.usher.core.transfer.Reading;

/**
 * A CSV file from which the records of a sheet are brought in.
 */
public final class CsvSource implements ImportSource {

	private final String fileName;

	private CsvSource(String fileName) {
		this.fileName = fileName;
	}

	/**
	 * Returns the source of a file that lies on disk until it was read.
	 * @param sheet what it holds
	 * @param fileName what people call it
	 * @param content the file
	 * @param key decrypts the passwords that an export encrypted
	 */
	public static CsvSource of(CsvSheet sheet, String fileName, Path content, SecretKey key) {
		return new CsvSource(fileName);
	}

	/**
	 * Returns the source of a file in memory.
	 * @param sheet what it holds
	 * @param fileName what people call it
	 * @param content the file's bytes
	 * @param key decrypts the passwords that an export encrypted
	 */
	public static CsvSource of(CsvSheet sheet, String fileName, byte[] content, SecretKey key) {
		return new CsvSource(fileName);
	}

	@Override
	public String title() {
		return this.fileName;
	}

	@Override
	public Reading read(Configuration now, Progress progress) {
		return Reading.of(List.of(), List.of());
	}

}
