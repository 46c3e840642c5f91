package io.usher.web.record;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.Format;
import io.usher.core.record.Document;
import io.usher.core.record.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what was entered into a form over a document. Fields that the form did not have
 * stay; what cannot be converted passes as it is, for the record's check to refuse.
 */
final class FormReading {

	/** What a form names beside a field to say that it had it. */
	static final String PRESENT = "_";

	/** What a form names after a field to say that it is to be emptied. */
	static final String REMOVE = ".remove";

	/** What a form names after rows to say which they are. */
	static final String ROW_NUMBER = ConferenceFields.ID.name();

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.USE_LONG_FOR_INTS)
		.build();

	private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {
	};

	private final MultiValueMap<String, String> given;

	private final Map<String, byte[]> files;

	FormReading(MultiValueMap<String, String> given, Map<String, byte[]> files) {
		this.given = given;
		this.files = files;
	}

	/** Returns the document after what was entered for the fields. */
	Document over(Document base, List<Field> fields) {
		Document result = base;
		for (Field field : fields) {
			result = over(result, field, field.name());
		}
		return result;
	}

	private Document over(Document base, Field field, String name) {
		FieldKind kind = field.kind();
		if (FormFields.isStated(field)) {
			return base;
		}
		if (field.isSecret()) {
			return base.with(field, secret(base, field, name));
		}
		if (kind instanceof FieldKind.Text text && text.format() == Format.PICTURE) {
			return base.with(field, picture(base, field, name));
		}
		boolean several = kind instanceof FieldKind.References || kind instanceof FieldKind.Rows;
		if (!this.given.containsKey(several ? PRESENT + name : name)) {
			return base;
		}
		if (kind instanceof FieldKind.Rows rows) {
			return base.with(field, rows(base.rows(field), rows, name));
		}
		if (kind instanceof FieldKind.References) {
			List<Object> chosen = this.given.getOrDefault(name, List.of())
				.stream()
				.filter((text) -> !text.isBlank())
				.map(FormReading::number)
				.distinct()
				.toList();
			return base.with(field, chosen.isEmpty() ? null : chosen);
		}
		String text = Objects.requireNonNullElse(this.given.getFirst(name), "").replace("\r\n", "\n");
		return base.with(field, text.isBlank() ? null : value(kind, text));
	}

	private static Object value(FieldKind kind, String text) {
		if (kind instanceof FieldKind.Flag) {
			return switch (text) {
				case "true" -> true;
				case "false" -> false;
				default -> text;
			};
		}
		if (kind instanceof FieldKind.WholeNumber || kind instanceof FieldKind.Reference) {
			return number(text);
		}
		if (kind instanceof FieldKind.Texts) {
			return text.lines().map(String::strip).filter((line) -> !line.isEmpty()).toList();
		}
		if (kind instanceof FieldKind.JsonObject) {
			return object(text);
		}
		boolean lines = kind instanceof FieldKind.Text wanted && wanted.maxLength() > FieldKind.text().maxLength();
		return lines ? text : text.strip();
	}

	private static Object number(String text) {
		try {
			return Long.valueOf(text.strip());
		}
		catch (NumberFormatException ex) {
			return text;
		}
	}

	private static Object object(String text) {
		try {
			return document(JSON.readValue(text, OBJECT));
		}
		catch (JacksonException ex) {
			return text;
		}
	}

	private static Document document(Map<String, Object> values) {
		Document document = Document.empty();
		for (Map.Entry<String, Object> entry : values.entrySet()) {
			document = document.with(entry.getKey(), nested(entry.getValue()));
		}
		return document;
	}

	@SuppressWarnings("unchecked")
	private static @Nullable Object nested(@Nullable Object value) {
		return (value instanceof Map<?, ?> map) ? document((Map<String, Object>) map) : value;
	}

	private @Nullable Object secret(Document base, Field field, String name) {
		String entered = Objects.requireNonNullElse(this.given.getFirst(name), "");
		if (!entered.isEmpty()) {
			return Secret.of(entered);
		}
		return this.given.containsKey(name + REMOVE) ? null : base.get(field);
	}

	private @Nullable Object picture(Document base, Field field, String name) {
		byte[] file = this.files.get(name);
		if (file != null && file.length > 0) {
			return Base64.getEncoder().encodeToString(file);
		}
		return this.given.containsKey(name + REMOVE) ? null : base.get(field);
	}

	private @Nullable List<Document> rows(List<Document> before, FieldKind.Rows kind, String name) {
		List<Field> fields = FormFields.ofRow(kind.table());
		List<Document> rows = new ArrayList<>();
		for (int place : places(name)) {
			String start = name + "[" + place + "].";
			Document row = before(before, this.given.getFirst(start + ROW_NUMBER));
			boolean empty = true;
			for (Field field : fields) {
				row = over(row, field, start + field.name());
				empty &= row.get(field) == null;
			}
			if (!empty) {
				rows.add(completed(row, fields));
			}
		}
		return rows.isEmpty() ? null : rows;
	}

	private static Document completed(Document row, List<Field> fields) {
		Document complete = row;
		for (Field field : fields) {
			if (FormFields.isGenerated(field) && !row.has(field)) {
				complete = complete.with(field, UUID.randomUUID().toString());
			}
		}
		return complete;
	}

	/**
	 * Returns the row with this number as it was before, so that what the form lacks
	 * stays.
	 */
	private static Document before(List<Document> rows, @Nullable String number) {
		return rows.stream()
			.filter((row) -> number != null && number.equals(String.valueOf(row.number(ConferenceFields.ID))))
			.findFirst()
			.orElse(Document.empty());
	}

	/** Returns the places of the rows that were sent, in order. */
	private Iterable<Integer> places(String name) {
		Pattern pattern = Pattern.compile(Pattern.quote(name) + "\\[(\\d{1,5})]\\..+");
		TreeSet<Integer> places = new TreeSet<>();
		for (String parameter : this.given.keySet()) {
			Matcher matcher = pattern.matcher(parameter);
			if (matcher.matches()) {
				places.add(Integer.valueOf(matcher.group(1)));
			}
		}
		return places;
	}

}
