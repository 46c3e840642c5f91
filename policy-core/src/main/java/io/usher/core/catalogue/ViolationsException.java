package io.usher.core.catalogue;

import java.io.Serial;
import java.util.stream.Collectors;

/**
 * A change was refused because of what it says.
 */
public class ViolationsException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient Violations violations;

	public ViolationsException(Violations violations) {
		super(violations.errors().stream().map(Violation::message).collect(Collectors.joining("; ")));
		this.violations = violations;
	}

	/** Returns what is wrong. */
	public Violations violations() {
		return this.violations;
	}

}
