package io.usher.web.record;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.Option;
import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.Use;
import io.usher.core.configuration.Configuration;
import io.usher.core.record.Document;
import io.usher.core.record.Secret;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Values of fields as people read them; secrets are only told to be there.
 */
final class FieldText {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private FieldText() {
	}

	/** Returns what holds for the field, its default when nothing is set. */
	static String of(Field field, Table table, Document document, Configuration configuration) {
		Object value = document.get(field);
		if (value == null) {
			Use use = field.in(table);
			value = (use != null) ? use.defaultValue() : null;
		}
		return (value == null) ? "" : of(field, table, value, configuration);
	}

	/** Returns a value in words. */
	static String of(Field field, Table table, Object value, Configuration configuration) {
		if (value instanceof Secret secret) {
			return (secret instanceof Secret.Known) ? Field.MASK : "unknown";
		}
		if (value instanceof Boolean flag) {
			return flag ? "Yes" : "No";
		}
		FieldKind kind = field.kind();
		if (kind instanceof FieldKind.Choice) {
			return option(field, table, value.toString());
		}
		if (kind instanceof FieldKind.Reference reference && value instanceof Long number) {
			return Objects.requireNonNullElse(configuration.nameOf(reference.target(), number), "#" + number);
		}
		if (value instanceof List<?> list) {
			return list.stream()
				.map((element) -> element(field, element, configuration))
				.collect(Collectors.joining(", "));
		}
		if (value instanceof Document object) {
			return json(object);
		}
		String text = value.toString();
		return (field.unit() != null) ? text + " " + field.unit() : text;
	}

	private static String element(Field field, @Nullable Object element, Configuration configuration) {
		if (field.kind() instanceof FieldKind.References references && element instanceof Long number) {
			return Objects.requireNonNullElse(configuration.nameOf(references.target(), number), "#" + number);
		}
		if (element instanceof Document row) {
			return row.values()
				.values()
				.stream()
				.filter(String.class::isInstance)
				.map(String.class::cast)
				.findFirst()
				.orElse("…");
		}
		return String.valueOf(element);
	}

	/** Returns an option's label, the value where the catalogue does not know it. */
	static String option(Field field, Table table, String value) {
		return field.options(table, InfinityVersion.V35)
			.stream()
			.filter((option) -> option.value().equals(value))
			.map(Option::label)
			.findFirst()
			.orElse(value);
	}

	/** Returns an object as JSON, in lines. */
	static String json(Document object) {
		return JSON.writer().with(new DefaultPrettyPrinter()).writeValueAsString(object.toMap());
	}

}
