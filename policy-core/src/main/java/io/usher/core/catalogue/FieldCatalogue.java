package io.usher.core.catalogue;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All fields, by table and version of Infinity.
 */
public final class FieldCatalogue {

	private static final List<Field> ALL = Stream
		.of(CommonFields.class, ServiceFields.class, GatewayFields.class, ReceptionFields.class, PlaybackFields.class,
				BreakoutFields.class, AdpFields.class, ParticipantFields.class, MediaLocationFields.class,
				RegistrationFields.class, DirectoryFields.class, ConferenceFields.class, RuleFields.class,
				ProfileFields.class, LocationFields.class, DeviceFields.class, PersonFields.class, InfinityFields.class,
				AccountFields.class, ScriptTestFields.class, GlobalFields.class, KeptFields.class,
				InfinityGlobalFields.class)
		.flatMap(FieldCatalogue::declaredIn)
		.toList();

	private static final Map<Table, Map<InfinityVersion, Map<String, Field>>> BY_TABLE = index();

	private FieldCatalogue() {
	}

	/** Returns every field, in the order of declaration. */
	public static List<Field> all() {
		return ALL;
	}

	/**
	 * Returns the fields of a table in a version, by name, in the order of declaration. A
	 * record's are the same in every version.
	 */
	public static Map<String, Field> of(Table table, InfinityVersion version) {
		return BY_TABLE.getOrDefault(table, Map.of()).getOrDefault(version, Map.of());
	}

	/** Finds a table's field by its name. */
	public static Optional<Field> find(Table table, InfinityVersion version, String name) {
		return Optional.ofNullable(of(table, version).get(name));
	}

	private static Map<Table, Map<InfinityVersion, Map<String, Field>>> index() {
		Map<Table, Map<InfinityVersion, Map<String, Field>>> tables = new EnumMap<>(Table.class);
		for (Table table : Table.values()) {
			Map<InfinityVersion, Map<String, Field>> versions = new EnumMap<>(InfinityVersion.class);
			for (InfinityVersion version : InfinityVersion.values()) {
				Map<String, Field> fields = new LinkedHashMap<>();
				ALL.stream()
					.filter((field) -> field.in(table) != null && (table.isRecord() || field.isIn(version)))
					.forEach((field) -> fields.put(field.name(), field));
				versions.put(version, Collections.unmodifiableMap(fields));
			}
			tables.put(table, versions);
		}
		return tables;
	}

	private static Stream<Field> declaredIn(Class<?> type) {
		return Arrays.stream(type.getDeclaredFields())
			.filter((member) -> Modifier.isStatic(member.getModifiers()) && member.getType() == Field.class)
			.map((member) -> {
				try {
					return (Field) member.get(null);
				}
				catch (IllegalAccessException ex) {
					throw new IllegalStateException(member.getName(), ex);
				}
			});
	}

}
