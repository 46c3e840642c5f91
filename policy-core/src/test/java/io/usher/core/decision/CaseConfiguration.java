package io.usher.core.decision;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.AdpFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.DeviceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.PersonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Table;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Records;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.RecordCheck;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;

/**
 * Makes a configuration of what a case writes down: records by resource name, fields by
 * their catalogue names, references by name. Records are numbered in the order in which
 * they are written. Only what could be saved is taken.
 */
final class CaseConfiguration {

	static final long REVISION = 7;

	private static final String UNKNOWN_SECRET = "<unknown>";

	private final Map<RecordKind, List<Map<String, Object>>> written = new EnumMap<>(RecordKind.class);

	private final Map<RecordKind, Map<String, Long>> numbers = new EnumMap<>(RecordKind.class);

	private long nextNumber = 1;

	private long nextRow = 1001;

	CaseConfiguration add(Map<String, List<Map<String, Object>>> records) {
		records.forEach((resource, documents) -> {
			RecordKind kind = RecordKind.ofResource(resource)
				.orElseThrow(() -> new IllegalArgumentException("configuration." + resource + ": no kind of record"));
			this.written.computeIfAbsent(kind, (any) -> new ArrayList<>()).addAll(documents);
		});
		return this;
	}

	Configuration build() {
		Map<RecordId, Map<String, Object>> identified = new LinkedHashMap<>();
		this.written.forEach((kind, documents) -> documents.forEach((document) -> {
			long number = this.nextNumber++;
			Object name = document.get(nameField(kind).name());
			Long other = this.numbers.computeIfAbsent(kind, (any) -> new HashMap<>()).put(String.valueOf(name), number);
			if (other != null && kind != RecordKind.AUTOMATIC_PARTICIPANT) {
				throw new IllegalArgumentException(kind.resource() + ": two are called " + name);
			}
			identified.put(new RecordId(kind, (kind == RecordKind.GLOBAL) ? 1 : number), document);
		}));
		List<ConfigurationRecord> records = new ArrayList<>();
		identified.forEach((id, written) -> {
			Table table = Table.of(id.kind());
			Document document = document(table, written);
			RecordCheck.check(table, document, 4).throwIfErrors();
			records.add(Records.read(id, REVISION, document));
		});
		return Configuration.of(REVISION, records);
	}

	private static Field nameField(RecordKind kind) {
		return switch (kind) {
			case AUTOMATIC_PARTICIPANT -> AdpFields.REMOTE_ALIAS;
			case DEVICE -> DeviceFields.ALIAS;
			case PERSON -> PersonFields.PRIMARY_EMAIL_ADDRESS;
			case ADMINISTRATOR -> AccountFields.USERNAME;
			default -> CommonFields.NAME;
		};
	}

	private Document document(Table table, Map<?, ?> written) {
		Map<String, Object> values = new HashMap<>();
		written.forEach((name, value) -> {
			Field field = FieldCatalogue.find(table, InfinityVersion.V35, (String) name)
				.orElseThrow(() -> new IllegalArgumentException(table + "." + name + ": no such field"));
			values.put(field.name(), value(table, field, value));
		});
		if (table == Table.CONFERENCE_ALIAS_ROW) {
			values.put(ConferenceFields.ID.name(), this.nextRow++);
		}
		return Document.of(values);
	}

	private Object value(Table table, Field field, Object written) {
		FieldKind kind = field.kind();
		if (field.isSecret()) {
			return UNKNOWN_SECRET.equals(written) ? Secret.unknown() : Secret.of((String) written);
		}
		if (kind instanceof FieldKind.Reference reference) {
			return number(reference.target(), written);
		}
		if (kind instanceof FieldKind.References references) {
			return ((List<?>) written).stream().map((name) -> number(references.target(), name)).toList();
		}
		if (kind instanceof FieldKind.Rows rows) {
			return ((List<?>) written).stream().map((row) -> document(rows.table(), row(row))).toList();
		}
		if (kind instanceof FieldKind.JsonObject) {
			return json(written);
		}
		if (kind instanceof FieldKind.WholeNumber) {
			return ((Number) written).longValue();
		}
		Class<?> type = (kind instanceof FieldKind.Flag) ? Boolean.class
				: (kind instanceof FieldKind.Texts) ? List.class : String.class;
		if (!type.isInstance(written)) {
			throw new IllegalArgumentException(table + "." + field + ": " + written + " (expected: " + type + ")");
		}
		return written;
	}

	/** An alias may be written as a text alone. */
	private static Map<?, ?> row(Object written) {
		return (written instanceof String alias) ? Map.of(ConferenceFields.ALIAS.name(), alias) : (Map<?, ?>) written;
	}

	private static Object json(Object written) {
		if (written instanceof Map<?, ?> map) {
			Map<String, Object> values = new HashMap<>();
			map.forEach((key, value) -> values.put((String) key, json(value)));
			return Document.of(values);
		}
		return (written instanceof Number number) ? number.longValue() : written;
	}

	private Long number(RecordKind kind, Object name) {
		Long number = this.numbers.getOrDefault(kind, Map.of()).get(name);
		if (number == null) {
			throw new IllegalArgumentException(kind.resource() + ": none is called " + name);
		}
		return number;
	}

}
