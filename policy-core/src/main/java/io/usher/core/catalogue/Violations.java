package io.usher.core.catalogue;

import java.util.List;
import java.util.stream.Stream;

/**
 * All that is wrong with a value, a record or an answer: the one carrier of validation.
 *
 * @param all the violations, in the order of the fields
 */
public record Violations(List<Violation> all) {

	private static final Violations NONE = new Violations(List.of());

	public Violations {
		all = List.copyOf(all);
	}

	/** Returns the empty carrier. */
	public static Violations none() {
		return NONE;
	}

	/** Returns a carrier of one. */
	public static Violations of(Violation violation) {
		return new Violations(List.of(violation));
	}

	/** Returns this carrier and the other's violations after it. */
	public Violations and(Violations other) {
		if (other.all.isEmpty()) {
			return this;
		}
		return this.all.isEmpty() ? other
				: new Violations(Stream.concat(this.all.stream(), other.all.stream()).toList());
	}

	/** Returns those that cannot be taken. */
	public List<Violation> errors() {
		return this.all.stream().filter((violation) -> violation.severity() == Violation.Severity.ERROR).toList();
	}

	/** Returns those that are taken and told. */
	public List<Violation> warnings() {
		return this.all.stream().filter((violation) -> violation.severity() == Violation.Severity.WARNING).toList();
	}

	/** Tells whether something cannot be taken. */
	public boolean hasErrors() {
		return !errors().isEmpty();
	}

	/**
	 * Ends the call when something cannot be taken.
	 * @throws ViolationsException with all violations, warnings included
	 */
	public void throwIfErrors() {
		if (hasErrors()) {
			throw new ViolationsException(this);
		}
	}

}
