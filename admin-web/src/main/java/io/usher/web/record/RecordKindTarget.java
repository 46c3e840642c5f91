package io.usher.web.record;

import java.util.Optional;

import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.RecordKind;

/**
 * The kind of record that a field refers to.
 */
final class RecordKindTarget {

	private RecordKindTarget() {
	}

	static Optional<RecordKind> of(Field field) {
		if (field.kind() instanceof FieldKind.Reference reference) {
			return Optional.of(reference.target());
		}
		return (field.kind() instanceof FieldKind.References references) ? Optional.of(references.target())
				: Optional.empty();
	}

}
