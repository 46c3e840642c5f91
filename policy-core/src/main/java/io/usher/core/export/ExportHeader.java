package io.usher.core.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.usher.core.account.Role;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.transfer.UnreadableSourceException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;

/**
 * What a document says of itself, before its records.
 *
 * @param usher the version of the program that wrote it
 * @param revision the revision of the configuration that it holds
 * @param head the hash of that revision, null when it is not told
 * @param kinds the kinds of records of which it tells all
 * @param derivation how the key of its secrets comes of the passphrase, null when they
 * are left out
 * @param check tells the right passphrase, null when secrets are left out
 */
public record ExportHeader(String usher, long revision, @Nullable String head, Set<RecordKind> kinds,
		@Nullable KeyDerivation derivation, @Nullable String check) {

	private static final int LONGEST = 200;

	private static final List<String> NAMES = List.of(ExportFormat.FORMAT, ExportFormat.FORMAT_VERSION,
			ExportFormat.USHER, ExportFormat.REVISION, ExportFormat.HEAD, ExportFormat.SECRETS, ExportFormat.RECORDS);

	public ExportHeader {
		kinds = kinds.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(kinds));
	}

	/** Tells whether a passphrase is needed. */
	public boolean isEncrypted() {
		return this.derivation != null;
	}

	/** Tells whether administrators, node credentials or tokens are in it. */
	public boolean hasAccounts() {
		return this.kinds.stream().anyMatch(Role::isAccount);
	}

	/**
	 * Reads a document to its end, so that one that is cut off is told at once, but for
	 * what its records say.
	 * @param fileName what people call it
	 * @throws UnreadableSourceException when it is no such document, or of a later
	 * version than this program knows
	 */
	public static ExportHeader read(String fileName, Path file) {
		Map<String, @Nullable Object> told = new LinkedHashMap<>();
		Set<String> kinds = new TreeSet<>();
		try (InputStream in = Files.newInputStream(file); JsonParser json = ExportFormat.json().createParser(in)) {
			if (json.nextToken() != JsonToken.START_OBJECT) {
				throw foreign(fileName);
			}
			while (json.nextToken() != JsonToken.END_OBJECT) {
				String name = json.currentName();
				json.nextToken();
				if (name.equals(ExportFormat.RECORDS) && json.currentToken() == JsonToken.START_OBJECT) {
					skipRecords(json, kinds);
					told.put(name, "");
				}
				else {
					told.put(name, json.currentToken() == JsonToken.START_OBJECT ? scalars(json) : scalar(json));
				}
			}
			if (json.nextToken() != null) {
				throw unreadable(fileName, json, "more than one document");
			}
		}
		catch (JacksonException ex) {
			throw unreadable(fileName, ex);
		}
		catch (IOException ex) {
			throw new UnreadableSourceException(fileName + ": it cannot be read", ex);
		}
		return of(fileName, told, kinds);
	}

	private static Map<String, @Nullable Object> scalars(JsonParser json) {
		Map<String, @Nullable Object> told = new LinkedHashMap<>();
		while (json.nextToken() != JsonToken.END_OBJECT) {
			String name = json.currentName();
			json.nextToken();
			told.put(name, scalar(json));
		}
		return told;
	}

	private static @Nullable Object scalar(JsonParser json) {
		if (json.currentToken().isStructStart()) {
			json.skipChildren();
			return null;
		}
		return json.readValueAs(Object.class);
	}

	private static void skipRecords(JsonParser json, Set<String> kinds) {
		while (json.nextToken() != JsonToken.END_OBJECT) {
			kinds.add(json.currentName());
			json.nextToken();
			json.skipChildren();
		}
	}

	private static ExportHeader of(String fileName, Map<String, @Nullable Object> told, Set<String> kinds) {
		if (!ExportFormat.NAME.equals(told.remove(ExportFormat.FORMAT))) {
			throw foreign(fileName);
		}
		String usher = (told.remove(ExportFormat.USHER) instanceof String text) ? clipped(text) : "another version";
		if (!(told.remove(ExportFormat.FORMAT_VERSION) instanceof Integer version) || version < 1) {
			throw fault(fileName, ExportFormat.FORMAT_VERSION, "a whole number, 1 or more");
		}
		if (version > ExportFormat.VERSION) {
			throw new UnreadableSourceException(fileName + ": " + ExportFormat.FORMAT_VERSION + " " + version
					+ " of the format (expected: up to " + ExportFormat.VERSION + "). It was written by Usher " + usher
					+ "; restore it there, or with a later version than this one");
		}
		if (told.remove(ExportFormat.RECORDS) == null) {
			throw fault(fileName, ExportFormat.RECORDS, "an object of records by kind");
		}
		Object revision = told.remove(ExportFormat.REVISION);
		Object head = told.remove(ExportFormat.HEAD);
		Map<?, ?> secrets = (told.remove(ExportFormat.SECRETS) instanceof Map<?, ?> map) ? map : Map.of();
		told.keySet().stream().findFirst().ifPresent((name) -> {
			throw new UnreadableSourceException(fileName + ": " + clipped(name) + " (expected: no other names than "
					+ String.join(", ", NAMES) + ")");
		});
		KeyDerivation derivation = derivation(fileName, secrets);
		String check = (secrets.get(ExportFormat.CHECK) instanceof String text) ? text : null;
		if (derivation != null && check == null) {
			throw fault(fileName, ExportFormat.SECRETS + "." + ExportFormat.CHECK, "a text");
		}
		return new ExportHeader(usher, (revision instanceof Number number) ? number.longValue() : 0,
				(head instanceof String hash) ? clipped(hash) : null, kinds(fileName, kinds), derivation, check);
	}

	private static Set<RecordKind> kinds(String fileName, Set<String> names) {
		Set<RecordKind> kinds = EnumSet.noneOf(RecordKind.class);
		for (String name : names) {
			kinds.add(RecordKind.ofResource(name)
				.orElseThrow(() -> fault(fileName, ExportFormat.RECORDS + "." + clipped(name),
						"a kind of record that this version of Usher knows")));
		}
		return kinds;
	}

	private static @Nullable KeyDerivation derivation(String fileName, Map<?, ?> secrets) {
		Object mode = secrets.get(ExportFormat.MODE);
		if (ExportFormat.LEFT_OUT.equals(mode)) {
			return null;
		}
		if (!ExportFormat.ENCRYPTED_MODE.equals(mode)) {
			throw fault(fileName, ExportFormat.SECRETS + "." + ExportFormat.MODE, "encrypted or left_out");
		}
		if (!ExportFormat.ARGON2ID.equals(secrets.get(ExportFormat.DERIVATION))) {
			throw fault(fileName, ExportFormat.SECRETS + "." + ExportFormat.DERIVATION, ExportFormat.ARGON2ID);
		}
		KeyDerivation derivation = new KeyDerivation(String.valueOf(secrets.get(ExportFormat.SALT)),
				number(secrets, ExportFormat.MEMORY), number(secrets, ExportFormat.PASSES),
				number(secrets, ExportFormat.LANES));
		if (!derivation.isSensible()) {
			throw fault(fileName, ExportFormat.SECRETS, "salt, memory, passes and lanes as Usher writes them");
		}
		return derivation;
	}

	private static int number(Map<?, ?> secrets, String name) {
		return (secrets.get(name) instanceof Integer number) ? number : 0;
	}

	static UnreadableSourceException unreadable(String fileName, JacksonException fault) {
		int line = (fault.getLocation() != null) ? fault.getLocation().getLineNr() : 0;
		int column = (fault.getLocation() != null) ? fault.getLocation().getColumnNr() : 0;
		String where = (fault instanceof StreamReadException && line > 0) ? "line " + line + ", column " + column + ": "
				: "";
		return new UnreadableSourceException(fileName + ": " + where + "it is damaged, or no JSON: "
				+ clipped(String.valueOf(fault.getOriginalMessage())), fault);
	}

	static UnreadableSourceException unreadable(String fileName, JsonParser json, String what) {
		return new UnreadableSourceException(fileName + ": line " + json.currentTokenLocation().getLineNr()
				+ ", column " + json.currentTokenLocation().getColumnNr() + ": " + what);
	}

	private static UnreadableSourceException foreign(String fileName) {
		return new UnreadableSourceException(fileName
				+ ": not an export of a configuration (expected: a JSON object with format " + ExportFormat.NAME + ")");
	}

	private static UnreadableSourceException fault(String fileName, String name, String expected) {
		return new UnreadableSourceException(fileName + ": " + name + " (expected: " + expected + ")");
	}

	private static String clipped(String text) {
		return text.lines().findFirst().map((line) -> line.substring(0, Math.min(LONGEST, line.length()))).orElse("");
	}

}
