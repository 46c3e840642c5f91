package io.usher.core.backup;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The names in a backup: a ZIP with a manifest, its signature, and a file of JSON lines
 * for each table, the columns first.
 */
final class BackupFormat {

	static final String MANIFEST = "manifest.json";

	static final String SIGNATURE = "manifest.sig";

	/** Under which name bytes stand in a row, in Base64. */
	static final String BYTES = "bytes";

	private static final int MAX_TEXT = 200_000_000;

	private static final JsonMapper JSON = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder().maxStringLength(MAX_TEXT).build())
			.disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
			.build())
		.enable(DeserializationFeature.USE_LONG_FOR_INTS)
		.disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.build();

	private BackupFormat() {
	}

	static JsonMapper json() {
		return JSON;
	}

	static String entry(String table) {
		return "tables/" + table + ".jsonl";
	}

	static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("this Java has no SHA-256", ex);
		}
	}

}
