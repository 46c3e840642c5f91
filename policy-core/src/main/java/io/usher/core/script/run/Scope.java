package io.usher.core.script.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The variables that a part of a script sets, as far as they are known while it is
 * compiled.
 */
final class Scope {

	/** What a macro's body may read besides its parameters. */
	static final Set<String> SPECIAL = Set.of("varargs", "kwargs", "caller");

	private final @Nullable Scope parent;

	private final boolean macro;

	private final Map<String, Integer> places = new HashMap<>();

	private final Set<String> read = new HashSet<>();

	Scope(@Nullable Scope parent, boolean macro) {
		this.parent = parent;
		this.macro = macro;
	}

	@Nullable Scope parent() {
		return this.parent;
	}

	/** Returns the place of a variable that this scope sets. */
	int declare(String name) {
		return this.places.computeIfAbsent(name, (key) -> this.places.size());
	}

	@Nullable Integer place(String name) {
		return this.places.get(name);
	}

	int size() {
		return this.places.size();
	}

	/** Remembers that a variable is read here, or within. */
	void reads(String name) {
		for (Scope scope = this; scope != null; scope = scope.parent) {
			scope.read.add(name);
			if (scope.macro && SPECIAL.contains(name)) {
				scope.declare(name);
			}
		}
	}

	/** Returns whether a variable is read here, or within. */
	boolean isRead(String name) {
		return this.read.contains(name);
	}

}
