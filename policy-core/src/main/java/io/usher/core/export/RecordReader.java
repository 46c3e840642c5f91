package io.usher.core.export;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.usher.core.administration.Administration;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.Violation;
import io.usher.core.configuration.Configuration;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import io.usher.core.transfer.Incoming;
import io.usher.core.transfer.Link;
import io.usher.core.transfer.NaturalKeys;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads records of a document, and says of each what is wrong with it and in which line.
 */
final class RecordReader {

	private static final int LONGEST = 200;

	private final String fileName;

	private final @Nullable PassphraseCipher cipher;

	private final Set<RecordId> reliedOn;

	private final Configuration now;

	private final Map<RecordKind, Set<Long>> numbers = new EnumMap<>(RecordKind.class);

	/**
	 * Begins to read.
	 * @param cipher decrypts secrets, null when they are left out
	 * @param reliedOn records that others refer to which stay
	 * @param now the configuration into which they are brought
	 */
	RecordReader(String fileName, @Nullable PassphraseCipher cipher, Set<RecordId> reliedOn, Configuration now) {
		this.fileName = fileName;
		this.cipher = cipher;
		this.reliedOn = reliedOn;
		this.now = now;
	}

	/** Reads the record that begins at the parser's place, and leaves it at its end. */
	Incoming read(JsonParser json, RecordKind kind) {
		FieldLines lines = new FieldLines(this.fileName, line(json));
		if (json.currentToken() != JsonToken.START_OBJECT) {
			throw ExportHeader.unreadable(this.fileName, json,
					kind.resource() + " (expected: records, each an object)");
		}
		Map<String, Field> fields = FieldCatalogue.of(Table.of(kind), InfinityVersion.V35);
		Map<Field, Object> raw = new LinkedHashMap<>();
		List<Violation> faults = new ArrayList<>();
		Object id = null;
		while (json.nextToken() != JsonToken.END_OBJECT) {
			String name = json.currentName();
			int line = line(json);
			json.nextToken();
			Object value = json.readValueAs(Object.class);
			Field field = fields.get(name);
			if (name.equals(ExportFormat.ID)) {
				id = value;
			}
			else if (field == null) {
				lines.add(name, line);
				faults.add(Violation.error(name, "unknown", "no such field in " + kind.title() + " records"));
			}
			else if (value != null) {
				lines.add(field.name(), line);
				raw.put(field, value);
			}
		}
		RecordId record = identity(kind, id, faults);
		Map<String, @Nullable Object> values = new HashMap<>();
		raw.forEach((field, value) -> values.put(field.name(), value(record, field, field.name(), value, faults)));
		values.values().removeIf(Objects::isNull);
		return new Incoming(lines, kind, number(record, values), List.of(Link.numbered(kind, record.number())), values,
				List.of(), faults, null);
	}

	private static int line(JsonParser json) {
		return json.currentTokenLocation().getLineNr();
	}

	private RecordId identity(RecordKind kind, @Nullable Object id, List<Violation> faults) {
		Long number = wholeNumber(id);
		if (number == null || number < 1 || number > Administration.MAX_CLAIMED_NUMBER) {
			faults.add(Violation.error(ExportFormat.ID, (id != null) ? shown(id) : "missing",
					"a whole number, 1 to " + Administration.MAX_CLAIMED_NUMBER));
			return new RecordId(kind, Long.MAX_VALUE);
		}
		if (!this.numbers.computeIfAbsent(kind, (key) -> new HashSet<>()).add(number)) {
			faults.add(Violation.error(ExportFormat.ID, String.valueOf(number),
					"a number that no other " + kind.title() + " of the document has"));
		}
		return new RecordId(kind, number);
	}

	/**
	 * A number that here means another record, on which others rely that stay, is not
	 * taken: what they refer to must not become something else.
	 */
	private @Nullable Long number(RecordId record, Map<String, @Nullable Object> values) {
		if (!this.reliedOn.contains(record)) {
			return record.number();
		}
		Object name = values.get(NaturalKeys.of(record.kind()).name());
		boolean same = this.now.find(record).filter((there) -> NaturalKeys.isOf(there, name)).isPresent();
		return same ? record.number() : null;
	}

	private @Nullable Object value(RecordId record, Field field, String path, Object raw, List<Violation> faults) {
		if (field.isSecret()) {
			return secret(record, path, raw, faults);
		}
		FieldKind kind = field.kind();
		Object value = null;
		if (kind instanceof FieldKind.WholeNumber) {
			value = wholeNumber(raw);
		}
		else if (kind instanceof FieldKind.Flag) {
			value = (raw instanceof Boolean) ? raw : null;
		}
		else if (kind instanceof FieldKind.Reference reference) {
			value = link(reference.target(), raw);
		}
		else if (kind instanceof FieldKind.References references) {
			value = list(raw, (element) -> link(references.target(), element));
		}
		else if (kind instanceof FieldKind.Texts) {
			value = list(raw, RecordReader::text);
		}
		else if (kind instanceof FieldKind.Rows rows) {
			return rows(record, rows.table(), path, raw, faults);
		}
		else if (kind instanceof FieldKind.JsonObject) {
			value = (raw instanceof Map<?, ?> map && text(raw) == null) ? object(map) : null;
		}
		else {
			value = text(raw);
		}
		if (value == null) {
			faults.add(Violation.error(path, shown(raw), expectation(kind)));
		}
		return value;
	}

	private @Nullable Object secret(RecordId record, String path, Object raw, List<Violation> faults) {
		Map<?, ?> map = (raw instanceof Map<?, ?> given && given.size() == 1) ? given : Map.of();
		Object why = map.get(ExportFormat.SECRET);
		if (ExportFormat.LEFT_OUT.equals(why) || ExportFormat.UNKNOWN.equals(why)) {
			return Secret.unknown();
		}
		if (this.cipher != null && map.get(ExportFormat.ENCRYPTED) instanceof String text) {
			try {
				return Secret.of(this.cipher.decrypt(text, ExportFormat.place(record, path)));
			}
			catch (GeneralSecurityException ex) {
				faults.add(Violation.error(path, Field.MASK, "what was encrypted for this field of this record"));
				return null;
			}
		}
		faults.add(Violation.error(path, Field.MASK,
				"a secret as the export wrote it, encrypted or left out as the document says"));
		return null;
	}

	private @Nullable Object rows(RecordId record, Table table, String path, Object raw, List<Violation> faults) {
		if (!(raw instanceof List<?> list)) {
			faults.add(Violation.error(path, shown(raw), "a list of objects"));
			return null;
		}
		Map<String, Field> fields = FieldCatalogue.of(table, InfinityVersion.V35);
		List<Document> rows = new ArrayList<>();
		for (int i = 0; i < list.size(); i++) {
			String place = path + "[" + i + "]";
			Map<String, Object> values = new HashMap<>();
			if (list.get(i) instanceof Map<?, ?> row) {
				row.forEach((name, value) -> {
					Field field = fields.get(String.valueOf(name));
					Object read = (field != null && value != null)
							? value(record, field, place + "." + field.name(), value, faults) : null;
					if (field == null) {
						faults.add(Violation.error(place + "." + name, "unknown",
								"no such field in " + table.title() + " rows"));
					}
					else if (read != null) {
						values.put(field.name(), read);
					}
				});
			}
			else {
				faults.add(Violation.error(place, shown(list.get(i)), "an object"));
			}
			rows.add(Document.of(values));
		}
		return rows;
	}

	private static @Nullable Long wholeNumber(@Nullable Object raw) {
		return (raw instanceof Integer || raw instanceof Long) ? Long.valueOf(((Number) raw).longValue()) : null;
	}

	private static @Nullable Link link(RecordKind target, @Nullable Object raw) {
		Long number = wholeNumber(raw);
		return (number != null) ? Link.numbered(target, number) : null;
	}

	/** A text, on one line or several. */
	private static @Nullable Object text(@Nullable Object raw) {
		if (raw instanceof Map<?, ?> map && map.size() == 1 && map.get(ExportFormat.LINES) instanceof List<?> lines
				&& lines.stream().allMatch(String.class::isInstance)) {
			return String.join("\n", lines.stream().map(String.class::cast).toList());
		}
		return (raw instanceof String) ? raw : null;
	}

	private static @Nullable Object list(Object raw, Element element) {
		if (!(raw instanceof List<?> list)) {
			return null;
		}
		List<Object> values = new ArrayList<>();
		for (Object each : list) {
			Object value = element.read(each);
			if (value == null) {
				return null;
			}
			values.add(value);
		}
		return values;
	}

	private static Document object(Map<?, ?> map) {
		Map<String, Object> values = new HashMap<>();
		map.forEach((key, value) -> {
			String name = String.valueOf(key);
			if (value != null) {
				values.put(name.startsWith("$") ? name.substring(1) : name, element(value));
			}
		});
		return Document.of(values);
	}

	private static Object element(Object value) {
		Object text = text(value);
		if (text != null) {
			return text;
		}
		if (value instanceof Map<?, ?> map) {
			return object(map);
		}
		if (value instanceof List<?> list) {
			return list.stream().filter(Objects::nonNull).map(RecordReader::element).toList();
		}
		Long number = wholeNumber(value);
		return (number != null) ? number : value;
	}

	private static String shown(@Nullable Object raw) {
		if (raw instanceof Map<?, ?>) {
			return "an object";
		}
		if (raw instanceof List<?> list) {
			return "a list of " + list.size();
		}
		String text = String.valueOf(raw);
		return (text.length() > LONGEST) ? text.substring(0, LONGEST) + "…" : text;
	}

	private static String expectation(FieldKind kind) {
		if (kind instanceof FieldKind.WholeNumber) {
			return "a whole number";
		}
		if (kind instanceof FieldKind.Flag) {
			return "true or false";
		}
		if (kind instanceof FieldKind.Reference reference) {
			return "the id of a " + reference.target().title();
		}
		if (kind instanceof FieldKind.References references) {
			return "a list of ids of " + references.target().plural();
		}
		if (kind instanceof FieldKind.Texts) {
			return "a list of texts";
		}
		return (kind instanceof FieldKind.JsonObject) ? "a JSON object" : "a text";
	}

	/** Reads an element of a list, null when it is none. */
	private interface Element {

		@Nullable Object read(@Nullable Object raw);

	}

}
