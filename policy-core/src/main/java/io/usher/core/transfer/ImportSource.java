package io.usher.core.transfer;

import io.usher.core.configuration.Configuration;

/**
 * Something from which records can be brought in. Reading it changes nothing, and may
 * take long.
 */
public interface ImportSource {

	/** Returns what people call it, such as {@code conferences.csv}; no secrets. */
	String title();

	/** Tells whether records that cannot be taken are left out, or prevent the import. */
	default boolean skipsFaulty() {
		return false;
	}

	/**
	 * Reads all of it.
	 * @param now the configuration into which it will be brought
	 * @param progress hears how far it is, and ends the call when nobody wants it any
	 * more
	 * @throws UnreadableSourceException when nothing of it can be read
	 */
	Reading read(Configuration now, Progress progress);

}
