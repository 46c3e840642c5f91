package io.usher.web.management;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.Violation;

/**
 * Words violations as Infinity's Management API does: by resource, by its own field
 * names, in its own units.
 */
final class FaultMessages {

	private static final String MISSING = "missing";

	private FaultMessages() {
	}

	static Map<String, Object> of(ManagementResource resource, List<Violation> violations) {
		Map<String, List<String>> messages = new LinkedHashMap<>();
		List<String> unresolved = new ArrayList<>();
		for (Violation violation : violations) {
			Optional<ManagementField> field = field(resource, violation);
			String name = field.map(ManagementField::name).orElse(violation.field());
			messages.computeIfAbsent(name, (key) -> new ArrayList<>())
				.add(place(resource, violation) + message(resource, field, violation));
			if (field.isPresent() && isReference(field.get()) && !violation.value().equals(MISSING)) {
				unresolved.add(MalformedRequestException.unresolvedMessage(address(field.get(), violation.value())));
			}
		}
		return (unresolved.size() == violations.size() && !unresolved.isEmpty()) ? Map.of("error", unresolved.get(0))
				: Map.of(resource.name(), messages);
	}

	/** Returns the violation as one sentence, with the field's name. */
	static String line(ManagementResource resource, Violation violation) {
		Optional<ManagementField> field = field(resource, violation);
		return field.map(ManagementField::name).orElse(violation.field()) + ": " + place(resource, violation)
				+ message(resource, field, violation);
	}

	/** Tells in which element of a list, and in which of its fields, a fault is. */
	private static String place(ManagementResource resource, Violation violation) {
		int bracket = violation.field().indexOf('[');
		return (bracket < 0 || resource.isAlias() || violation.isTaken()) ? ""
				: violation.field().substring(bracket) + ": ";
	}

	/** Finds the field that clients know; faults of an alias belong to its conference. */
	private static Optional<ManagementField> field(ManagementResource resource, Violation violation) {
		String head = violation.field().split("[\\[.]")[0];
		boolean ofAlias = head.equals(ConferenceFields.ALIASES.name()) || head.equals(ConferenceFields.ALIAS.name());
		if (ofAlias && resource.isAlias()) {
			String tail = violation.field().substring(violation.field().lastIndexOf('.') + 1);
			return resource.byCatalogueName(tail);
		}
		if (ofAlias && resource.table() == Table.CONFERENCE_RECORD) {
			return resource.byCatalogueName(ConferenceFields.ALIASES.name());
		}
		return resource.byCatalogueName(head);
	}

	private static boolean isReference(ManagementField field) {
		return field.kind() instanceof FieldKind.Reference || field.kind() instanceof FieldKind.References;
	}

	private static String address(ManagementField field, String number) {
		if (field.kind() instanceof FieldKind.Reference reference) {
			return ManagementResource.of(reference.target()).path() + number + "/";
		}
		FieldKind.References references = (FieldKind.References) field.kind();
		return ManagementResource.of(references.target()).path() + number + "/";
	}

	private static String message(ManagementResource resource, Optional<ManagementField> field, Violation violation) {
		if (violation.isTaken()) {
			boolean alias = violation.field().equals(ConferenceFields.ALIAS.name()) && resource.isAlias()
					|| field.filter((found) -> found.field() == ConferenceFields.ALIASES).isPresent();
			String title = alias ? ManagementResource.ALIAS.title() : resource.title();
			String label = alias ? ConferenceFields.ALIAS.label()
					: field.map((found) -> found.field().label()).orElse(violation.field());
			return title + " with this " + label + " already exists.";
		}
		boolean whole = violation.field().indexOf('[') < 0 || resource.isAlias();
		if (whole && violation.value().equals(MISSING)
				&& field.filter((found) -> found.use().mandatory()).isPresent()) {
			return "This field is required.";
		}
		Optional<ManagementField> scaled = field.filter(ManagementField::isInThousands);
		if (scaled.isPresent() && scaled.get().kind() instanceof FieldKind.WholeNumber range) {
			return shown(scaled.get(), violation.value()) + " (expected: " + scaled.get().shown(range.min()) + " to "
					+ scaled.get().shown(range.max()) + ")";
		}
		return violation.value() + " (expected: " + violation.expected() + ")";
	}

	private static String shown(ManagementField field, String value) {
		return value.matches("-?[0-9]{1,18}") ? String.valueOf(field.shown(Long.parseLong(value))) : value;
	}

}
