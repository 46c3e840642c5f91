package io.usher.core.catalogue;

/**
 * What is wrong with one value.
 *
 * @param field the field's name, with the row's place where it is inside a table, such as
 * {@code automatic_participants[1].role}; {@code __all__} when it concerns the record
 * @param value the value as text, masked when it is a secret
 * @param expected what would be right, in words
 * @param severity whether Infinity drops the answer for it, or may
 */
public record Violation(String field, String value, String expected, Severity severity) {

	/** The field name of a violation that concerns the whole record. */
	public static final String WHOLE = "__all__";

	private static final String TAKEN = "one that no other ";

	/** Returns one that Infinity, or Usher, refuses. */
	public static Violation error(String field, String value, String expected) {
		return new Violation(field, value, expected, Severity.ERROR);
	}

	/** Returns one that is taken, and told. */
	public static Violation warning(String field, String value, String expected) {
		return new Violation(field, value, expected, Severity.WARNING);
	}

	/** Returns one of a value that another record of the kind has already. */
	public static Violation taken(String field, String value, RecordKind kind) {
		return error(field, value, TAKEN + kind.title() + " has");
	}

	/** Tells whether another record has the value already. */
	public boolean isTaken() {
		return this.expected.startsWith(TAKEN);
	}

	/** Returns this violation of a row's field, with the row's place before it. */
	public Violation within(String place) {
		return new Violation(place + "." + this.field, this.value, this.expected, this.severity);
	}

	/** Returns the sentence: field, value, what was expected. */
	public String message() {
		return this.field + ": " + this.value + " (expected: " + this.expected + ")";
	}

	/** How bad it is. */
	public enum Severity {

		/** The value cannot be taken. */
		ERROR,

		/** The value is taken, but probably not what was meant. */
		WARNING

	}

}
