package io.usher.core.script.syntax;

import java.util.List;

/**
 * What a value is assigned to.
 */
public sealed interface Target {

	/** A variable. */
	record Variable(Position position, String name) implements Target {

	}

	/** An attribute of a namespace. */
	record Member(String namespace, String attribute) implements Target {

	}

	/** Several targets, each for one element. */
	record Several(List<Target> targets) implements Target {

	}

}
