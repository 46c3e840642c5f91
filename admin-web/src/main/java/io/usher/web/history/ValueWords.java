package io.usher.web.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.Option;
import io.usher.core.catalogue.Table;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Values of fields in words.
 */
final class ValueWords {

	private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private ValueWords() {
	}

	/** Returns a value in words, null when it is not set. */
	static @Nullable String of(Field field, @Nullable Object value) {
		if (value == null) {
			return null;
		}
		if (value instanceof Boolean flag) {
			return flag ? "Yes" : "No";
		}
		if (field.kind() instanceof FieldKind.Choice choice) {
			return choice.options()
				.stream()
				.filter((option) -> option.value().equals(value))
				.map(Option::label)
				.findFirst()
				.orElse(String.valueOf(value));
		}
		if (value instanceof Map<?, ?>) {
			return JSON.writeValueAsString(value);
		}
		if (value instanceof List<?> list) {
			return list(field, list);
		}
		String unit = field.unit();
		return (unit != null) ? value + " " + unit : String.valueOf(value);
	}

	private static String list(Field field, List<?> list) {
		if (field.kind() instanceof FieldKind.Rows rows) {
			return String.join("\n",
					list.stream().map((row) -> (row instanceof Map<?, ?> map) ? row(rows.table(), map) : "").toList());
		}
		return String.join("\n", list.stream().map(String::valueOf).toList());
	}

	/** Returns a row in a line: its first value, then the others with their labels. */
	static String row(Table table, Map<?, ?> row) {
		List<String> words = new ArrayList<>();
		List<Field> fields = new ArrayList<>(FieldCatalogue.of(table, InfinityVersion.V35).values());
		fields.sort(Comparator.comparing((field) -> field != ConferenceFields.ALIAS));
		for (Field field : fields) {
			Object value = row.get(field.name());
			if (value == null || field == ConferenceFields.ID || field == CommonFields.CREATION_TIME) {
				continue;
			}
			String shown = field.isSecret() ? Field.MASK : String.valueOf(of(field, value));
			words.add(words.isEmpty() ? shown : field.label() + ": " + shown);
		}
		return String.join(", ", words);
	}

}
