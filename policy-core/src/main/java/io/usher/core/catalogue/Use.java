package io.usher.core.catalogue;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How one table uses a field.
 *
 * @param mandatory whether it must be there
 * @param nullable whether null is a value of its own
 * @param defaultValue what holds where it is absent; null when there is nothing or null
 * @param choices the choices that this table narrows the field to, null for all
 * @param note what the table says beyond that, empty when nothing
 * @param managementName the Management API's name, null when it is the field's own
 * @param maxLength the most characters of a text, null when it is the field's own
 */
public record Use(boolean mandatory, boolean nullable, @Nullable Object defaultValue, @Nullable List<String> choices,
		String note, @Nullable String managementName, @Nullable Integer maxLength) {

	/** Returns a use that must be there. */
	public static Use required() {
		return new Use(true, false, null, null, "", null, null);
	}

	/** Returns a use that may be absent. */
	public static Use optional() {
		return new Use(false, false, null, null, "", null, null);
	}

	/** Returns this use with null as a value. */
	public Use orNull() {
		return new Use(this.mandatory, true, this.defaultValue, this.choices, this.note, this.managementName,
				this.maxLength);
	}

	/** Returns this use with what holds where the field is absent. */
	public Use byDefault(Object value) {
		return new Use(this.mandatory, this.nullable, value, this.choices, this.note, this.managementName,
				this.maxLength);
	}

	/** Returns this use narrowed to some of the field's choices. */
	public Use only(String... values) {
		return new Use(this.mandatory, this.nullable, this.defaultValue, List.of(values), this.note,
				this.managementName, this.maxLength);
	}

	/** Returns this use with a note for people. */
	public Use noted(String text) {
		return new Use(this.mandatory, this.nullable, this.defaultValue, this.choices, text, this.managementName,
				this.maxLength);
	}

	/** Returns this use with the name that the Management API has for the field. */
	public Use as(String name) {
		return new Use(this.mandatory, this.nullable, this.defaultValue, this.choices, this.note, name, this.maxLength);
	}

	/** Returns this use with a most number of characters other than the field's own. */
	public Use upTo(int characters) {
		return new Use(this.mandatory, this.nullable, this.defaultValue, this.choices, this.note, this.managementName,
				characters);
	}

}
