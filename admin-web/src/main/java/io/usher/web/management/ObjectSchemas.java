package io.usher.web.management;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.usher.core.catalogue.AdpFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.Format;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.Option;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Table;
import io.usher.web.management.ManagementField.Access;

/**
 * The objects of a resource as JSON Schema: what {@link Presentation} shows and what
 * {@link Interpretation} takes.
 */
final class ObjectSchemas {

	private static final String MOMENT = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?$";

	private static final String CHANGE = "_change";

	private ObjectSchemas() {
	}

	/** Describes the objects of a resource, by the names of the schemas. */
	static Map<String, JsonSchema> of(ManagementResource resource) {
		String name = resource.name();
		Map<String, JsonSchema> schemas = new LinkedHashMap<>();
		schemas.put(name, shown(resource, View.WHOLE));
		boolean pictured = resource.fields().values().stream().anyMatch(ManagementField::isPicture);
		schemas.put(name + "_listed", pictured ? shown(resource, View.LISTED) : JsonSchema.named(name));
		if (resource.kind() == RecordKind.OAUTH2_CLIENT) {
			schemas.put(name + "_told", shown(resource, View.TOLD));
		}
		schemas.put(name + CHANGE, written(resource));
		if (!resource.isSingleton()) {
			schemas.put(name + "_create", new JsonSchema(
					Map.of("allOf", List.of(JsonSchema.named(name + CHANGE)), "required", mandatory(resource))));
		}
		return schemas;
	}

	/** Describes an object as answers have it: every field, and nothing else. */
	private static JsonSchema shown(ManagementResource resource, View view) {
		Map<String, JsonSchema> properties = new LinkedHashMap<>();
		List<String> absent = new ArrayList<>();
		properties.put(ManagementResource.ID, JsonSchema.number(1, Long.MAX_VALUE));
		properties.put(ManagementResource.URI,
				JsonSchema.text().describedAs("Its address; empty within a conference."));
		resource.fields().forEach((name, field) -> {
			if (field.isFile() || field.isPicture() && view == View.LISTED) {
				return;
			}
			if (field.kind() instanceof FieldKind.Moment) {
				absent.add(name);
			}
			boolean told = view == View.TOLD && field.access() == Access.MADE;
			boolean text = told || RoleAddress.isShown(resource, field);
			properties.put(name, (text ? JsonSchema.text() : shown(field)).describedAs(field.field().help()));
		});
		if (resource.isAlias()) {
			properties.put(ManagementResource.OWNER, JsonSchema.text().describedAs("The address of its conference."));
		}
		List<String> required = properties.keySet().stream().filter((name) -> !absent.contains(name)).toList();
		return JsonSchema.object(properties, required)
			.with("additionalProperties", false)
			.describedAs(resource.title() + ".");
	}

	private static JsonSchema shown(ManagementField field) {
		FieldKind kind = field.kind();
		if (field.isPassword()) {
			return JsonSchema.of("null");
		}
		if (field.isPin()) {
			return JsonSchema.text().orNull(true);
		}
		if (kind instanceof FieldKind.Reference reference) {
			boolean theme = reference.target() == RecordKind.THEME;
			JsonSchema target = theme ? JsonSchema.named(reference.target().resource()) : JsonSchema.text();
			return target.orNull(!field.use().mandatory());
		}
		if (kind instanceof FieldKind.References references) {
			boolean nested = references.target() == RecordKind.AUTOMATIC_PARTICIPANT;
			return JsonSchema.list(nested ? JsonSchema.named(references.target().resource()) : JsonSchema.text());
		}
		if (kind instanceof FieldKind.Texts) {
			return JsonSchema.list(Kept.of(field.field()).schema());
		}
		if (kind instanceof FieldKind.Rows rows) {
			return JsonSchema.list((rows.table() == Table.CONFERENCE_ALIAS_ROW)
					? JsonSchema.named(ManagementResource.ALIAS.name()) : row(rows.table()));
		}
		return plain(field);
	}

	/** Describes what {@link Presentation#plain} shows. */
	private static JsonSchema plain(ManagementField field) {
		FieldKind kind = field.kind();
		boolean nothing = !field.use().mandatory() && field.use().defaultValue() == null;
		if (kind instanceof FieldKind.Flag) {
			return JsonSchema.of("boolean");
		}
		if (kind instanceof FieldKind.WholeNumber range) {
			return JsonSchema.number(field.shown(range.min()), field.shown(range.max())).orNull(nothing);
		}
		if (kind instanceof FieldKind.Choice choice) {
			return choice(field, choice).orNull(nothing);
		}
		if (kind instanceof FieldKind.Moment) {
			return JsonSchema.text().with("pattern", MOMENT);
		}
		return JsonSchema.text().orNull(nothing && field.use().nullable());
	}

	private static JsonSchema choice(ManagementField field, FieldKind.Choice choice) {
		List<String> narrowed = field.use().choices();
		List<String> values = (narrowed != null) ? narrowed : choice.options().stream().map(Option::value).toList();
		return choice.open() ? JsonSchema.text().with("examples", values) : JsonSchema.oneOf(values);
	}

	private static JsonSchema row(Table table) {
		Map<String, JsonSchema> columns = new LinkedHashMap<>();
		for (Field column : FieldCatalogue.of(table, InfinityVersion.V35).values()) {
			ManagementField field = new ManagementField(column.managementName(table), column,
					Objects.requireNonNull(column.in(table)), Access.WRITABLE);
			JsonSchema schema = plain(field).orNull(column.kind() instanceof FieldKind.Moment);
			columns.put(field.name(), schema.describedAs(column.help()));
		}
		return JsonSchema.object(columns, columns.keySet())
			.with("additionalProperties", false)
			.describedAs(table.title() + ".");
	}

	/** Describes what writes take of an object; what else they hold is ignored. */
	private static JsonSchema written(ManagementResource resource) {
		Map<String, JsonSchema> properties = new LinkedHashMap<>();
		resource.fields().forEach((name, field) -> {
			String help = field.field().help();
			boolean extension = field.access() == Access.EXTENSION;
			if (!isMade(resource, field)) {
				properties.put(name, written(resource, field)
					.describedAs(extension ? help + " Infinity's Management API does not have this field." : help));
			}
		});
		if (resource.isAlias()) {
			properties.put(ManagementResource.OWNER, JsonSchema.named("ObjectReference"));
		}
		return JsonSchema.object(properties, List.of());
	}

	/** Returns what a new object cannot be without. */
	private static List<String> mandatory(ManagementResource resource) {
		Stream<String> owner = resource.isAlias() ? Stream.of(ManagementResource.OWNER) : Stream.empty();
		Stream<String> fields = resource.fields()
			.values()
			.stream()
			.filter((field) -> field.use().mandatory() && !field.field().isSecret() && !isMade(resource, field))
			.map(ManagementField::name);
		return Stream.concat(fields, owner).toList();
	}

	/** Tells whether Usher makes it: what clients send is ignored. */
	private static boolean isMade(ManagementResource resource, ManagementField field) {
		boolean derived = field.access() == Access.DERIVED && field.field() != AdpFields.CONFERENCE;
		boolean prefix = resource.kind() == RecordKind.API_TOKEN && field.access() == Access.EXTENSION;
		return derived || prefix || field.access() == Access.MADE || field.access() == Access.READ_ONLY;
	}

	/** Describes a value; null, or an empty text, takes away what is there. */
	private static JsonSchema written(ManagementResource resource, ManagementField field) {
		FieldKind kind = field.kind();
		boolean clearable = !field.use().mandatory() || field.field().isSecret();
		if (kind instanceof FieldKind.Text text) {
			JsonSchema schema = JsonSchema.text()
				.orNull(clearable)
				.with("maxLength", field.field().maxLength(resource.table()));
			return (text.format() == Format.PLAIN) ? schema
					: schema.with("$comment", "Expected: " + text.format().expected());
		}
		if (kind instanceof FieldKind.Reference || RoleAddress.isShown(resource, field)) {
			return JsonSchema.named("ObjectReference").orNull(clearable);
		}
		if (kind instanceof FieldKind.References) {
			return JsonSchema.list(JsonSchema.named("ObjectReference")).orNull(clearable);
		}
		if (kind instanceof FieldKind.Texts || kind instanceof FieldKind.Rows) {
			return JsonSchema.list(new JsonSchema(Map.of("type", List.of("string", "object", "integer"))))
				.orNull(clearable);
		}
		if (kind instanceof FieldKind.JsonObject) {
			return new JsonSchema(Map.of("type", List.of("object", "string", "null")));
		}
		return clearable ? JsonSchema.anyOf(plain(field), JsonSchema.oneOf(Arrays.asList("", null))) : plain(field);
	}

	/** Where an object is shown. */
	private enum View {

		/** By itself, and within others. */
		WHOLE,

		/** In a list, without pictures. */
		LISTED,

		/** When it is created, with the secret that the server made. */
		TOLD

	}

}
