package io.usher.core.record;

import java.text.Normalizer;
import java.util.Locale;

import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Violation;

/**
 * A value that no other record of the kind may have.
 *
 * @param kind the kind of record
 * @param field the name of the field
 * @param value the value as it is compared: NFC, lower case
 */
public record UniqueKey(RecordKind kind, String field, String value) {

	/** Returns the key for a value as it was typed. */
	public static UniqueKey of(RecordKind kind, Field field, String value) {
		return new UniqueKey(kind, field.name(), normalise(value));
	}

	/** Returns what is wrong when another record has the value. */
	public Violation taken() {
		return Violation.taken(this.field, this.value, this.kind);
	}

	/** Returns a text in the form in which names and aliases are compared. */
	public static String normalise(String text) {
		String composed = Normalizer.isNormalized(text, Normalizer.Form.NFC) ? text
				: Normalizer.normalize(text, Normalizer.Form.NFC);
		return composed.toLowerCase(Locale.ROOT);
	}

}
