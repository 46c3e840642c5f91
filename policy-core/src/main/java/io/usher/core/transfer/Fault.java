package io.usher.core.transfer;

import io.usher.core.catalogue.Violation;

/**
 * Something in a source that cannot be taken, or is taken and told.
 *
 * @param place where it is
 * @param value the value, masked when it is a secret
 * @param expected what would be right, in words
 * @param severity whether it prevents the import
 */
public record Fault(Place place, String value, String expected, Violation.Severity severity) {

	/** Returns one that prevents the import. */
	public static Fault error(Place place, String value, String expected) {
		return new Fault(place, value, expected, Violation.Severity.ERROR);
	}

	/** Returns one that is taken and told. */
	public static Fault warning(Place place, String value, String expected) {
		return new Fault(place, value, expected, Violation.Severity.WARNING);
	}

	/** Tells whether it prevents the import. */
	public boolean isError() {
		return this.severity == Violation.Severity.ERROR;
	}

}
