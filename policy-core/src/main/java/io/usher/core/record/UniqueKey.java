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
		boolean ascii = composed.chars().allMatch((letter) -> letter < 128);
		return ascii ? composed.toLowerCase(Locale.ROOT) : folded(composed);
	}

	/**
	 * Letter by letter, so that a letter's place in its word, as of the Greek sigma, does
	 * not matter.
	 */
	private static String folded(String text) {
		return text.codePoints()
			.map((letter) -> Character.toLowerCase(Character.toUpperCase(letter)))
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

}
