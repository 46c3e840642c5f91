package io.usher.web.management;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.usher.core.catalogue.AdpFields;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.Option;
import io.usher.core.catalogue.UnkeptField;
import io.usher.core.record.Document;
import org.jspecify.annotations.Nullable;

/**
 * Describes a resource as Infinity's schema documents do.
 */
final class ResourceSchema {

	private static final String RELATED = "related";

	/** What a field says instead of a default that must be there. */
	private static final String NO_DEFAULT = "No default provided.";

	private ResourceSchema() {
	}

	static Map<String, Object> of(ManagementResource resource) {
		boolean single = resource.isSingleton();
		Map<String, Integer> filtering = new LinkedHashMap<>();
		List<String> ordering = new ArrayList<>();
		names(resource).forEach((name) -> ItemPath.of(resource, name).ifPresent((path) -> {
			if (path.isFilterable(true)) {
				filtering.put(name, (path.target() != null) ? 2 : 1);
			}
			if (path.isOrderable(true)) {
				ordering.add(name);
			}
		}));
		return of(single ? List.of("get") : List.of("get", "post", "patch"),
				single ? List.of("get", "patch") : List.of("get", "put", "delete", "patch"), fields(resource),
				filtering, ordering);
	}

	/** Returns a schema document of these parts. */
	static Map<String, Object> of(List<String> listMethods, List<String> detailMethods, Map<String, Object> fields,
			Map<String, Integer> filtering, List<String> ordering) {
		Map<String, Object> schema = new LinkedHashMap<>();
		schema.put("allowed_detail_http_methods", detailMethods);
		schema.put("allowed_list_http_methods", listMethods);
		schema.put("default_format", "application/json");
		schema.put("default_limit", Paging.DEFAULT_LIMIT);
		schema.put("fields", fields);
		schema.put("filtering", filtering);
		schema.put("ordering", ordering);
		return schema;
	}

	/** Returns the names by which filters and orders may go. */
	static List<String> names(ManagementResource resource) {
		List<String> names = new ArrayList<>(List.of(ManagementResource.ID));
		names.addAll(resource.fields().keySet());
		if (resource.isAlias()) {
			names.add(ManagementResource.OWNER);
		}
		return names;
	}

	private static Map<String, Object> fields(ManagementResource resource) {
		Map<String, Object> fields = identity();
		resource.fields().values().forEach((field) -> fields.put(field.name(), field(resource, field)));
		if (resource.isAlias()) {
			fields.put(ManagementResource.OWNER, related(
					field(RELATED, "The conference that it leads to.", false, false, false, NO_DEFAULT), "to_one"));
		}
		return fields;
	}

	/** Describes what every object has. */
	static Map<String, Object> identity() {
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put(ManagementResource.ID, field("integer", "The number of the object.", true, true, false, ""));
		fields.put(ManagementResource.URI, field("string", "The address of the object.", true, false, false, ""));
		return fields;
	}

	/** Describes a text that nobody writes. */
	static Map<String, @Nullable Object> readOnlyText(String help) {
		return field("string", help, true, false, false, "");
	}

	/** Describes a list of objects that nobody writes. */
	static Map<String, @Nullable Object> readOnlyList(String help) {
		return related(field(RELATED, help, true, false, false, List.of()), "to_many");
	}

	private static Map<String, @Nullable Object> field(ManagementResource resource, ManagementField field) {
		boolean readOnly = field.access() == ManagementField.Access.READ_ONLY
				|| field.access() == ManagementField.Access.MADE || field.access() == ManagementField.Access.DERIVED
						&& !field.isFile() && field.field() != AdpFields.CONFERENCE;
		boolean role = RoleAddress.isShown(resource, field);
		Map<String, @Nullable Object> described = field(role ? RELATED : type(field), field.field().help(), readOnly,
				UniqueFields.isUnique(resource, field.field()), !field.use().mandatory(), defaultValue(field));
		described.put("nullable", Extensions.isNullable(resource.table(), field) || !field.use().mandatory()
				&& !(field.kind() instanceof FieldKind.Moment) && defaultValue(field) == null);
		if (!role && field.kind() instanceof FieldKind.Choice choice && !choice.open()) {
			List<String> narrowed = field.use().choices();
			described.put("valid_choices",
					(narrowed != null) ? narrowed : choice.options().stream().map(Option::value).toList());
		}
		if (RELATED.equals(described.get("type"))) {
			boolean one = role || field.kind() instanceof FieldKind.Reference || Kept.of(field.field()) == Kept.ADDRESS;
			related(described, one ? "to_one" : "to_many");
		}
		return described;
	}

	private static @Nullable Object defaultValue(ManagementField field) {
		if (field.use().mandatory()) {
			return NO_DEFAULT;
		}
		boolean many = field.kind() instanceof FieldKind.References || field.kind() instanceof FieldKind.Rows
				|| field.kind() instanceof FieldKind.Texts;
		if (field.kind() instanceof FieldKind.JsonObject) {
			return "";
		}
		return many ? List.of() : Presentation.plain(field, Document.empty());
	}

	private static Map<String, @Nullable Object> field(String type, String help, boolean readOnly, boolean unique,
			boolean blank, @Nullable Object defaultValue) {
		Map<String, @Nullable Object> field = new LinkedHashMap<>();
		field.put("blank", blank);
		field.put("default", defaultValue);
		field.put("help_text", help);
		field.put("nullable", false);
		field.put("readonly", readOnly);
		field.put("type", type);
		field.put("unique", unique);
		return field;
	}

	private static Map<String, @Nullable Object> related(Map<String, @Nullable Object> field, String how) {
		field.put("related_type", how);
		return field;
	}

	private static String type(ManagementField field) {
		FieldKind kind = field.kind();
		if (field.isFile()) {
			return "file";
		}
		if (kind instanceof FieldKind.Flag) {
			return "boolean";
		}
		if (kind instanceof FieldKind.WholeNumber) {
			return "integer";
		}
		if (kind instanceof FieldKind.Moment) {
			return "datetime";
		}
		boolean related = kind instanceof FieldKind.Reference || kind instanceof FieldKind.References
				|| kind instanceof FieldKind.Rows || Kept.of(field.field()) != Kept.TEXTS
				|| field.field() == UnkeptField.SCHEDULED_CONFERENCES.field();
		if (related) {
			return RELATED;
		}
		return (kind instanceof FieldKind.Texts) ? "list" : "string";
	}

}
