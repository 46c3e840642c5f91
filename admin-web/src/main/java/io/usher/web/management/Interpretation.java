package io.usher.web.management;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.UnkeptField;
import io.usher.core.catalogue.Use;
import io.usher.core.catalogue.Violations;
import io.usher.core.record.Document;
import io.usher.core.record.Secret;
import io.usher.core.record.UniqueKey;
import io.usher.web.management.ManagementField.Access;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what clients send into documents: the opposite of {@link Presentation}. Values
 * that cannot be converted pass as they are, for the record check to refuse.
 */
final class Interpretation {

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS");

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.USE_LONG_FOR_INTS)
		.build();

	private static final Set<Access> STORED = EnumSet.of(Access.WRITABLE, Access.EXTENSION, Access.MADE);

	private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {
	};

	private final ManagementResource resource;

	private final Map<String, @Nullable Object> given;

	private Interpretation(ManagementResource resource, Map<String, @Nullable Object> given) {
		this.resource = resource;
		this.given = given;
	}

	/** Returns a new object's document: what is absent takes its default. */
	static Document create(ManagementResource resource, Map<String, @Nullable Object> given) {
		Interpretation reading = new Interpretation(resource, given);
		reading.refuseMissing(false);
		reading.judgeForgotten();
		return reading.over(Document.empty(), Document.empty());
	}

	/**
	 * Returns the document that replaces another: what is absent takes its default, save
	 * for what this client cannot know or see: secrets, aliases, extensions.
	 */
	static Document replace(ManagementResource resource, Map<String, @Nullable Object> given, Document old) {
		Interpretation reading = new Interpretation(resource, given);
		reading.refuseMissing(false);
		reading.judgeForgotten();
		Document kept = Document.empty();
		for (ManagementField field : resource.fields().values()) {
			if (survives(field)) {
				kept = kept.with(field.field(), old.get(field.field()));
			}
		}
		if (resource.isAlias()) {
			kept = kept.with(ConferenceFields.ID, old.get(ConferenceFields.ID));
		}
		return reading.over(kept, old);
	}

	/** Returns the document with the given fields changed. */
	static Document patch(ManagementResource resource, Map<String, @Nullable Object> given, Document old) {
		Interpretation reading = new Interpretation(resource, given);
		reading.refuseMissing(true);
		reading.judgeForgotten();
		return reading.over(old, old);
	}

	/**
	 * Returns what is stored of one field, null when nothing is.
	 * @throws MalformedRequestException when a reference or a list is none
	 */
	static @Nullable Object field(ManagementField field, @Nullable Object given) {
		return stored(field, given, Document.empty());
	}

	private static boolean survives(ManagementField field) {
		return field.access() != Access.WRITABLE || keepsWhenNull(field);
	}

	/** Null of these says that the client does not manage, or cannot read, them. */
	private static boolean keepsWhenNull(ManagementField field) {
		return field.field().isSecret() || field.field() == ConferenceFields.ALIASES;
	}

	private void refuseMissing(boolean onlyGiven) {
		for (ManagementField field : this.resource.fields().values()) {
			boolean looked = !onlyGiven || this.given.containsKey(field.name());
			if (looked && field.use().mandatory() && !keepsWhenNull(field) && this.given.get(field.name()) == null) {
				throw MalformedRequestException.missing(field.name());
			}
		}
	}

	/** What is not stored would not be judged by the record check. */
	private void judgeForgotten() {
		UnkeptField.of(this.resource.table())
			.stream()
			.filter((unkept) -> unkept.field().isSecret() && this.given.get(unkept.field().name()) != null)
			.map((unkept) -> unkept.judge(this.given.get(unkept.field().name())))
			.reduce(Violations::and)
			.ifPresent(Violations::throwIfErrors);
	}

	private Document over(Document base, Document old) {
		Document result = base;
		for (ManagementField field : this.resource.fields().values()) {
			boolean writable = STORED.contains(field.access());
			if (!writable || !this.given.containsKey(field.name())) {
				continue;
			}
			Object value = this.given.get(field.name());
			if (value == null && keepsWhenNull(field)) {
				continue;
			}
			result = result.with(field.field(), stored(field, value, old));
		}
		return result;
	}

	/** Returns the value to store, null when nothing is to be. */
	private static @Nullable Object stored(ManagementField field, @Nullable Object given, Document old) {
		Object value = (given != null) ? value(field, given, old) : null;
		boolean isDefault = value != null && value.equals(Presentation.plain(field, Document.empty()));
		boolean isNothing = "".equals(value) || isDefault && !Objects.equals(value, old.get(field.field()));
		return isNothing ? null : value;
	}

	private static @Nullable Object value(ManagementField field, Object given, Document old) {
		FieldKind kind = field.kind();
		if (field.field().isSecret()) {
			Object text = text(given);
			return (text instanceof String secret) ? Secret.of(secret) : text;
		}
		if (kind instanceof FieldKind.Text) {
			return text(Objects.requireNonNullElse(Kept.of(field.field()).read(field.field(), given), given));
		}
		if (kind instanceof FieldKind.Flag) {
			return flag(given);
		}
		if (kind instanceof FieldKind.WholeNumber) {
			return number(field, given);
		}
		if (kind instanceof FieldKind.Reference reference) {
			return reference(reference.target(), given);
		}
		if (kind instanceof FieldKind.References references) {
			return references(references.target(), given);
		}
		if (kind instanceof FieldKind.Texts) {
			return list(given).map((list) -> kept(field, list)).orElse(given);
		}
		if (kind instanceof FieldKind.Rows rows) {
			return rows(field, rows.table(), given, old);
		}
		if (kind instanceof FieldKind.JsonObject) {
			return jsonObject(given);
		}
		return (kind instanceof FieldKind.Moment) ? moment(given) : given;
	}

	private static Object text(Object given) {
		return (given instanceof Number) ? given.toString() : given;
	}

	private static Object kept(ManagementField field, List<?> elements) {
		Kept kept = Kept.of(field.field());
		List<Object> read = new ArrayList<>();
		for (Object element : elements) {
			Object text = Objects.requireNonNullElse(kept.read(field.field(), element), "");
			if (kept != Kept.TEXTS && text.equals("")) {
				throw MalformedRequestException.unresolved("");
			}
			read.add(text);
		}
		return read;
	}

	private static @Nullable Object flag(Object given) {
		if (given instanceof String text) {
			return switch (text) {
				case "" -> null;
				case "true", "True" -> true;
				case "false", "False" -> false;
				default -> given;
			};
		}
		return given;
	}

	private static @Nullable Object number(ManagementField field, Object given) {
		if (given.equals("")) {
			return null;
		}
		try {
			if (given instanceof Long number) {
				return field.stored(number);
			}
			if (given instanceof String text) {
				return field.stored(Long.parseLong(text.strip()));
			}
			if (given instanceof Double number && number == Math.rint(number)) {
				return field.stored(number.longValue());
			}
			return given;
		}
		catch (ArithmeticException | NumberFormatException ex) {
			return given;
		}
	}

	/**
	 * Reads a reference: an address, a number, or an object with either.
	 * @return the number, null for an empty text
	 */
	static @Nullable Long reference(RecordKind target, Object given) {
		if (given.equals("")) {
			return null;
		}
		Object told = given;
		if (given instanceof Map<?, ?> object) {
			told = Objects.requireNonNullElse(ObjectAddress.told(object), given);
		}
		if (told instanceof Long number && number > 0) {
			return number;
		}
		Long number = (told instanceof String uri) ? ManagementResource.of(target).number(uri) : null;
		if (number == null) {
			throw MalformedRequestException.unresolved(told);
		}
		return number;
	}

	/** Reads references, each as {@link #reference} does; null is none. */
	static List<Long> references(RecordKind target, @Nullable Object given) {
		if (given == null || given.equals("")) {
			return List.of();
		}
		List<?> list = list(given).orElse(List.of(given));
		return list.stream()
			.map((element) -> reference(target, Objects.requireNonNullElse(element, "null")))
			.filter(Objects::nonNull)
			.distinct()
			.toList();
	}

	private static Object rows(ManagementField field, Table table, Object given, Document old) {
		List<Document> rows = new ArrayList<>();
		for (Object element : list(given).orElseThrow(() -> listExpected(field))) {
			if (field.field() == ConferenceFields.ALIASES) {
				rows.add(alias(Objects.requireNonNullElse(element, "null"), old));
			}
			else {
				rows.add(row(table, object(element).orElseThrow(() -> listExpected(field))));
			}
		}
		return rows;
	}

	private static MalformedRequestException listExpected(ManagementField field) {
		return new MalformedRequestException("The '" + field.name() + "' field expects a list of objects.");
	}

	/** Reads an alias within its conference: by number or text an old one, else new. */
	private static Document alias(Object given, Document conference) {
		List<Document> known = conference.rows(ConferenceFields.ALIASES);
		Map<String, @Nullable Object> fields = object(given).orElse(Map.of());
		Long number = aliasNumber(given, fields);
		if (number != null) {
			Document old = known.stream()
				.filter((row) -> number.equals(row.number(ConferenceFields.ID)))
				.findFirst()
				.orElseThrow(() -> MalformedRequestException.unresolved(ManagementResource.ALIAS.uri(number)));
			return nested(fields, old);
		}
		Object text = fields.get(ConferenceFields.ALIAS.name());
		return known.stream()
			.filter((row) -> text instanceof String alias
					&& UniqueKey.normalise(alias).equals(UniqueKey.normalise(row.requiredText(ConferenceFields.ALIAS))))
			.findFirst()
			.map((old) -> nested(fields, old))
			.orElseGet(() -> nested(fields, Document.empty()));
	}

	/** What is missing is told by the record check, together with all else. */
	private static Document nested(Map<String, @Nullable Object> fields, Document old) {
		return new Interpretation(ManagementResource.ALIAS, fields).over(old, old);
	}

	private static @Nullable Long aliasNumber(Object given, Map<String, @Nullable Object> fields) {
		Object told = (given instanceof Map) ? fields.get(ManagementResource.URI) : given;
		if (told instanceof String uri && !uri.isEmpty()) {
			Long number = ManagementResource.ALIAS.number(uri);
			if (number == null) {
				throw MalformedRequestException.unresolved(uri);
			}
			return number;
		}
		return (fields.get(ManagementResource.ID) instanceof Long number) ? number : null;
	}

	private static Document row(Table table, Map<String, @Nullable Object> given) {
		Document row = Document.empty();
		for (Field column : FieldCatalogue.of(table, InfinityVersion.V35).values()) {
			Use use = Objects.requireNonNull(column.in(table));
			ManagementField field = new ManagementField(column.managementName(table), column, use, Access.WRITABLE);
			Object value = given.get(field.name());
			row = row.with(column, stored(field, "".equals(value) ? null : value, Document.empty()));
		}
		return row;
	}

	private static @Nullable Object jsonObject(Object given) {
		if (given instanceof String text) {
			if (text.isBlank()) {
				return null;
			}
			try {
				return document(JSON.readValue(text, OBJECT));
			}
			catch (JacksonException ex) {
				return given;
			}
		}
		return object(given).<Object>map(Interpretation::document).orElse(given);
	}

	private static Document document(Map<String, ? extends @Nullable Object> object) {
		Map<String, Object> values = new HashMap<>();
		object.forEach((name, value) -> {
			if (value != null) {
				values.put(name, documentValue(value));
			}
		});
		return Document.of(values);
	}

	private static Object documentValue(Object value) {
		if (value instanceof List<?> list) {
			return list.stream().filter(Objects::nonNull).map(Interpretation::documentValue).toList();
		}
		return object(value).<Object>map(Interpretation::document).orElse(value);
	}

	private static @Nullable Object moment(Object given) {
		if (!(given instanceof String text)) {
			return given;
		}
		if (text.isEmpty()) {
			return null;
		}
		try {
			boolean zoned = text.endsWith("Z") || text.matches(".*[+-][0-9]{2}:[0-9]{2}");
			return MOMENT
				.format(zoned ? OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()
						: LocalDateTime.parse(text));
		}
		catch (DateTimeParseException ex) {
			return given;
		}
	}

	private static Optional<List<?>> list(@Nullable Object value) {
		return (value instanceof List<?> list) ? Optional.of(list) : Optional.empty();
	}

	private static Optional<Map<String, @Nullable Object>> object(@Nullable Object value) {
		if (!(value instanceof Map<?, ?> map)) {
			return Optional.empty();
		}
		Map<String, @Nullable Object> object = new HashMap<>();
		map.forEach((name, element) -> object.put(String.valueOf(name), element));
		return Optional.of(object);
	}

}
