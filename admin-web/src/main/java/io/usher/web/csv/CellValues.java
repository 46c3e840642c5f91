package io.usher.web.csv;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Violation;
import io.usher.core.configuration.Configuration;
import io.usher.core.record.Document;
import io.usher.core.transfer.Link;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Values of fields as cells have them, there and back: references by name, call rates in
 * kilobits, several values and objects as JSON. Secrets are {@link CellSecrets}'
 * business.
 */
final class CellValues {

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.USE_LONG_FOR_INTS)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {
	};

	private static final BigDecimal KILO = BigDecimal.valueOf(1000);

	private static final Pattern RATE = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,3})?");

	private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

	private static final String LIST = "[";

	private CellValues() {
	}

	/** Returns the cell for what is set of a field, empty when nothing is. */
	static String text(CsvColumn column, @Nullable Object value, Configuration configuration) {
		if (value == null) {
			return "";
		}
		FieldKind kind = column.kind();
		if (column.isInThousands() && value instanceof Long number) {
			return BigDecimal.valueOf(number).divide(KILO).toPlainString();
		}
		if (kind instanceof FieldKind.Reference reference && value instanceof Long number) {
			return name(configuration, reference.target(), number);
		}
		if (kind instanceof FieldKind.References references && value instanceof List<?> numbers) {
			return list(numbers.stream().map((number) -> name(configuration, references.target(), number)).toList());
		}
		if (value instanceof Document object) {
			return JSON.writeValueAsString(object.toMap());
		}
		if (value instanceof List<?> elements) {
			return (kind instanceof FieldKind.Texts) ? list(elements)
					: JSON.writeValueAsString(elements.stream()
						.map((element) -> (element instanceof Document row) ? row.toMap() : element)
						.toList());
		}
		return value.toString();
	}

	private static String name(Configuration configuration, RecordKind target, Object number) {
		return Objects.requireNonNullElse(configuration.nameOf(target, (Long) number), "");
	}

	/** A single text stands for itself where nobody takes it for a list. */
	private static String list(List<?> texts) {
		boolean single = texts.size() == 1 && !texts.get(0).toString().strip().startsWith(LIST)
				&& !texts.get(0).toString().isBlank();
		return single ? texts.get(0).toString() : JSON.writeValueAsString(texts);
	}

	/**
	 * Returns the value of a cell, null for an empty one. What cannot be read is returned
	 * as it stands, for the check of records to refuse in its words.
	 */
	static @Nullable Object value(CsvColumn column, String cell) {
		if (cell.isBlank()) {
			return null;
		}
		FieldKind kind = column.kind();
		String text = cell.strip();
		if (kind instanceof FieldKind.Flag) {
			return flag(text);
		}
		if (kind instanceof FieldKind.WholeNumber) {
			return number(column, text);
		}
		if (kind instanceof FieldKind.Reference reference) {
			return Link.named(reference.target(), text);
		}
		if (kind instanceof FieldKind.References references) {
			return texts(text).stream().map((name) -> Link.named(references.target(), name)).toList();
		}
		if (kind instanceof FieldKind.Texts) {
			return texts(text);
		}
		if (kind instanceof FieldKind.Rows) {
			return json(text, new TypeReference<List<Map<String, @Nullable Object>>>() {
			});
		}
		if (kind instanceof FieldKind.JsonObject) {
			return json(text, OBJECT);
		}
		return (kind instanceof FieldKind.Text) ? cell : text;
	}

	private static Object flag(String text) {
		if (text.equalsIgnoreCase("true")) {
			return true;
		}
		return text.equalsIgnoreCase("false") ? false : text;
	}

	private static Object number(CsvColumn column, String text) {
		if (column.isInThousands() && RATE.matcher(text).matches()) {
			return new BigDecimal(text).multiply(KILO).longValueExact();
		}
		return WHOLE.matcher(text).matches() ? (Object) Long.valueOf(text) : text;
	}

	/** Returns the texts of a list, or the single one that the cell is. */
	static List<String> texts(String text) {
		if (text.startsWith(LIST)) {
			try {
				return JSON.readValue(text, new TypeReference<List<String>>() {
				});
			}
			catch (JacksonException ex) {
				return List.of(text);
			}
		}
		return text.isEmpty() ? List.of() : List.of(text);
	}

	private static Object json(String text, TypeReference<?> type) {
		try {
			return stored(JSON.readValue(text, type));
		}
		catch (JacksonException ex) {
			return text;
		}
	}

	private static Object stored(Object value) {
		if (value instanceof Map<?, ?> map) {
			Map<String, Object> values = new HashMap<>();
			map.forEach((name, element) -> {
				if (element != null) {
					values.put(String.valueOf(name), stored(element));
				}
			});
			return Document.of(values);
		}
		return (value instanceof List<?> list) ? list.stream().filter(Objects::nonNull).map(CellValues::stored).toList()
				: value;
	}

	/** Returns what is wrong with a call rate, which the sheet has in other units. */
	static @Nullable Violation fault(CsvColumn column, @Nullable Object value, String cell) {
		if (value == null || !column.isInThousands() || !(column.kind() instanceof FieldKind.WholeNumber range)
				|| value instanceof Long number && number >= range.min() && number <= range.max()) {
			return null;
		}
		long thousand = KILO.longValueExact();
		return Violation.error(column.field().name(), cell.strip(),
				"a number from " + range.min() / thousand + " to " + range.max() / thousand + ", in kbit/s");
	}

}
