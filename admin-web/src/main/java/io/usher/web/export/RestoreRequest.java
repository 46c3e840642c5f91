package io.usher.web.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody asks to be restored; the document itself goes to a file, however large it
 * is.
 *
 * @param passphrase the passphrase of its secrets, null when they are left out
 * @param keepAccounts whether accounts stay as they are
 * @param dryRun whether to tell alone what would happen
 * @param reason why, null when nobody said
 */
record RestoreRequest(char @Nullable [] passphrase, boolean keepAccounts, boolean dryRun, @Nullable String reason) {

	private static final String DOCUMENT = "document";

	private static final String PASSPHRASE = "passphrase";

	private static final String KEEP_ACCOUNTS = "keep_accounts";

	private static final String DRY_RUN = "dry_run";

	private static final String REASON = "reason";

	private static final Set<String> NAMES = Set.of(PASSPHRASE, KEEP_ACCOUNTS, DRY_RUN, REASON);

	private static final int MAX_REASON = 1000;

	private static final JsonMapper JSON = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(
					StreamReadConstraints.builder().maxNestingDepth(60).maxStringLength(5_000_000).build())
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.build())
		.build();

	/**
	 * Reads a body.
	 * @param document where the document is written
	 * @throws IllegalArgumentException when it is no such request
	 */
	static RestoreRequest read(InputStream body, Path document) throws IOException {
		Map<String, @Nullable Object> told = new LinkedHashMap<>();
		boolean found = false;
		try (JsonParser json = JSON.createParser(body)) {
			if (json.nextToken() != JsonToken.START_OBJECT) {
				throw new IllegalArgumentException("The body is not a JSON object.");
			}
			while (json.nextToken() != JsonToken.END_OBJECT) {
				String name = json.currentName();
				JsonToken token = json.nextToken();
				if (name.equals(DOCUMENT) && token == JsonToken.START_OBJECT) {
					copy(json, document);
					found = true;
				}
				else if (NAMES.contains(name) && !token.isStructStart()) {
					told.put(name, json.readValueAs(Object.class));
				}
				else {
					throw new IllegalArgumentException(name + ": (expected: document, an object; passphrase and "
							+ "reason, texts; keep_accounts and dry_run, true or false)");
				}
			}
		}
		catch (JacksonIOException ex) {
			throw ex.getCause();
		}
		catch (JacksonException ex) {
			TokenStreamLocation place = ex.getLocation();
			throw new IllegalArgumentException("The body is no JSON"
					+ ((place != null) ? ", line " + place.getLineNr() + ", column " + place.getColumnNr() : "") + ": "
					+ String.valueOf(ex.getOriginalMessage()).lines().findFirst().orElse(""), ex);
		}
		if (!found) {
			throw new IllegalArgumentException(DOCUMENT + ": missing (expected: an export of a configuration)");
		}
		String passphrase = text(told, PASSPHRASE);
		String reason = text(told, REASON);
		return new RestoreRequest((passphrase != null) ? passphrase.toCharArray() : null, flag(told, KEEP_ACCOUNTS),
				flag(told, DRY_RUN),
				(reason != null) ? reason.substring(0, Math.min(MAX_REASON, reason.length())) : null);
	}

	private static void copy(JsonParser json, Path document) {
		try (JsonGenerator copy = JSON.writerWithDefaultPrettyPrinter()
			.createGenerator(document.toFile(), JsonEncoding.UTF8)) {
			copy.copyCurrentStructure(json);
		}
	}

	private static @Nullable String text(Map<String, @Nullable Object> told, String name) {
		Object value = told.get(name);
		if (value != null && !(value instanceof String)) {
			throw new IllegalArgumentException(name + ": (expected: a text)");
		}
		return (String) value;
	}

	private static boolean flag(Map<String, @Nullable Object> told, String name) {
		Object value = told.get(name);
		if (value != null && !(value instanceof Boolean)) {
			throw new IllegalArgumentException(name + ": " + value + " (expected: true or false)");
		}
		return Boolean.TRUE.equals(value);
	}

}
