package io.usher.web.management;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.usher.core.account.Role;
import io.usher.core.catalogue.AdpFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.UnkeptField;
import io.usher.web.management.ManagementField.Access;

import org.jspecify.annotations.Nullable;

/**
 * A resource of the Management API.
 *
 * @param name its name in paths
 * @param title what messages call one object of it
 * @param kind the kind of record in which its objects are stored
 * @param table the table of its fields
 * @param fields its fields by the Management API's name, in the catalogue's order
 */
record ManagementResource(String name, String title, RecordKind kind, Table table,
		Map<String, ManagementField> fields) {

	/** The path under which all resources stand. */
	static final String BASE = "/api/admin/configuration/v1/";

	/** The aliases of conferences, which are stored within them. */
	static final ManagementResource ALIAS = of("conference_alias", RecordKind.CONFERENCE, Table.CONFERENCE_ALIAS_ROW);

	/** The name under which an alias tells its conference. */
	static final String OWNER = AdpFields.CONFERENCE.name();

	/** The number of an object. */
	static final String ID = ConferenceFields.ID.name();

	/** The address of an object. */
	static final String URI = "resource_uri";

	private static final Map<String, ManagementResource> ALL = all();

	private static ManagementResource of(String name, RecordKind kind, Table table) {
		Map<String, ManagementField> fields = new LinkedHashMap<>();
		for (Field field : FieldCatalogue.of(table, InfinityVersion.V35).values()) {
			if (field != ConferenceFields.ID) {
				String shown = field.managementName(table);
				fields.put(shown, new ManagementField(shown, field, Objects.requireNonNull(field.in(table)),
						Extensions.access(table, field)));
			}
		}
		UnkeptField.of(table).forEach((unkept) -> {
			Field field = unkept.field();
			fields.put(field.name(), new ManagementField(field.name(), field, unkept.use(),
					field.isSecret() ? Access.FORGOTTEN : Access.DERIVED));
		});
		return new ManagementResource(name, table.title(), kind, table, Collections.unmodifiableMap(fields));
	}

	private static Map<String, ManagementResource> all() {
		Map<String, ManagementResource> resources = new LinkedHashMap<>();
		for (RecordKind kind : RecordKind.values()) {
			resources.put(kind.resource(), of(kind.resource(), kind, Table.of(kind)));
			if (kind == RecordKind.CONFERENCE) {
				resources.put(ALIAS.name, ALIAS);
			}
		}
		return Collections.unmodifiableMap(resources);
	}

	/** Returns all resources, in the order of the root document. */
	static List<ManagementResource> everyOne() {
		return new ArrayList<>(ALL.values());
	}

	/** Finds a resource by its name in paths. */
	static Optional<ManagementResource> named(String name) {
		return Optional.ofNullable(ALL.get(name));
	}

	/** Returns the resource of a kind of record. */
	static ManagementResource of(RecordKind kind) {
		return named(kind.resource())
			.orElseThrow(() -> new IllegalArgumentException("kind: " + kind + " (expected: one with a resource)"));
	}

	boolean isAlias() {
		return this.table == Table.CONFERENCE_ALIAS_ROW;
	}

	/** Tells whether its objects let people or nodes in. */
	boolean isAccount() {
		return Role.isAccount(this.kind);
	}

	boolean isSingleton() {
		return this.kind == RecordKind.GLOBAL;
	}

	/** Returns the path of the list. */
	String path() {
		return BASE + this.name + "/";
	}

	/** Returns the path of one object. */
	String uri(long number) {
		return path() + number + "/";
	}

	/** Finds the field that the catalogue knows by this name. */
	Optional<ManagementField> byCatalogueName(String name) {
		return this.fields.values().stream().filter((field) -> field.field().name().equals(name)).findFirst();
	}

	/**
	 * Reads the number from an address of one of its objects, absolute or not; null when
	 * it is none.
	 */
	@Nullable Long number(String uri) {
		Matcher matcher = Pattern.compile("(?:^|/)" + this.name + "/([1-9][0-9]{0,17})/?$").matcher(uri.strip());
		return matcher.find() ? Long.valueOf(matcher.group(1)) : null;
	}

}
