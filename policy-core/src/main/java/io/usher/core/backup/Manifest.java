package io.usher.core.backup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a backup says of itself.
 *
 * @param format what it is
 * @param version the version of the format
 * @param usher the version of the program that made it
 * @param made when
 * @param revision the newest revision of the configuration
 * @param head the hash of it
 * @param event the number of the newest audit event
 * @param eventHead the hash of it
 * @param log whether decisions and lines of scripts are in it
 * @param schema the change logs that were applied to the schema
 * @param tables the tables, in the order in which they are in it
 */
record Manifest(String format, int version, String usher, String made, long revision, String head, long event,
		String eventHead, boolean log, List<String> schema, Map<String, Content> tables) {

	static final String FORMAT = "usher-backup";

	static final int VERSION = 1;

	Manifest {
		schema = List.copyOf(schema);
		tables = new LinkedHashMap<>(tables);
	}

	/**
	 * What is in the file of a table.
	 *
	 * @param rows how many rows
	 * @param sha256 the hash of it
	 */
	record Content(long rows, String sha256) {

	}

}
