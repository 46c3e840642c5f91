package io.usher.core.administration;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Table;
import io.usher.core.configuration.Configuration;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * Finds the records that refer to another.
 */
public final class Referrers {

	private Referrers() {
	}

	/** Returns the records that refer to one, by kind. */
	public static Stream<ConfigurationRecord> of(Configuration configuration, RecordId id) {
		return Arrays.stream(RecordKind.values()).flatMap((kind) -> ofKind(configuration, id, kind));
	}

	private static Stream<ConfigurationRecord> ofKind(Configuration configuration, RecordId id, RecordKind kind) {
		List<Field> fields = FieldCatalogue.of(Table.of(kind), InfinityVersion.V35)
			.values()
			.stream()
			.filter((field) -> target(field) == id.kind())
			.toList();
		return fields.isEmpty() ? Stream.empty() : configuration.all(kind)
			.filter((record) -> fields.stream().anyMatch((field) -> refers(record, field, id.number())));
	}

	private static @Nullable RecordKind target(Field field) {
		if (field.kind() instanceof FieldKind.Reference reference) {
			return reference.target();
		}
		return (field.kind() instanceof FieldKind.References references) ? references.target() : null;
	}

	private static boolean refers(ConfigurationRecord record, Field field, long number) {
		Object value = record.document().get(field);
		return Objects.equals(value, number) || value instanceof List<?> list && list.contains(number);
	}

}
