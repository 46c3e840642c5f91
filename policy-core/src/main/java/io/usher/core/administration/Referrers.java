package io.usher.core.administration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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
		return of(configuration, Set.of(id)).values().stream().flatMap(List::stream);
	}

	/** Returns those of the records that others refer to, and the others by kind. */
	static Map<RecordId, List<ConfigurationRecord>> of(Configuration configuration, Set<RecordId> ids) {
		Map<RecordId, List<ConfigurationRecord>> referrers = new LinkedHashMap<>();
		Set<RecordKind> targets = ids.stream().map(RecordId::kind).collect(Collectors.toSet());
		for (RecordKind kind : RecordKind.values()) {
			List<Field> fields = FieldCatalogue.of(Table.of(kind), InfinityVersion.V35)
				.values()
				.stream()
				.filter((field) -> targets.contains(target(field)))
				.toList();
			if (!fields.isEmpty()) {
				Stream
					.concat(configuration.all(kind),
							configuration.held().filter((record) -> record.id().kind() == kind))
					.forEach((record) -> referred(record, fields).filter(ids::contains)
						.distinct()
						.forEach((id) -> referrers.computeIfAbsent(id, (key) -> new ArrayList<>()).add(record)));
			}
		}
		return referrers;
	}

	private static Stream<RecordId> referred(ConfigurationRecord record, List<Field> fields) {
		return fields.stream().flatMap((field) -> {
			RecordKind target = Objects.requireNonNull(target(field));
			return numbers(record.document().get(field)).map((number) -> new RecordId(target, number));
		});
	}

	private static Stream<Long> numbers(@Nullable Object value) {
		if (value instanceof List<?> list) {
			return list.stream().filter(Long.class::isInstance).map(Long.class::cast);
		}
		return (value instanceof Long number) ? Stream.of(number) : Stream.empty();
	}

	private static @Nullable RecordKind target(Field field) {
		if (field.kind() instanceof FieldKind.Reference reference) {
			return reference.target();
		}
		return (field.kind() instanceof FieldKind.References references) ? references.target() : null;
	}

}
