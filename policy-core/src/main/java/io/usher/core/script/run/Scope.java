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

	/** The script itself, as its blocks may print it again. */
	static final String SELF = "self";

	/** What the block of another template would have printed. */
	static final String SUPER = "super";

	private final @Nullable Scope parent;

	private final Kind kind;

	private final Map<String, Integer> places = new HashMap<>();

	/** What is read here, or within. */
	private final Set<String> read = new HashSet<>();

	/** What is read here, and not only within. */
	private final Set<String> readDirectly = new HashSet<>();

	/** What is set before it is read, whatever branches are taken. */
	private final Set<String> setFirst = new HashSet<>();

	private final Set<String> parameters = new HashSet<>();

	private int branches;

	private boolean holdsScopedBlock;

	private Scope(@Nullable Scope parent, Kind kind) {
		this.parent = parent;
		this.kind = kind;
	}

	/** Returns the scope of a whole script. */
	static Scope ofScript() {
		return new Scope(null, Kind.SCRIPT);
	}

	/** Returns the scope of a block, which stands by itself wherever it is. */
	static Scope ofBlock() {
		return new Scope(null, Kind.BLOCK);
	}

	/** Returns a scope within this one. */
	Scope inner() {
		return new Scope(this, Kind.BODY);
	}

	/** Returns the scope of a macro within this one. */
	Scope macro() {
		return new Scope(this, Kind.MACRO);
	}

	@Nullable Scope parent() {
		return this.parent;
	}

	/** Returns whether this is the scope of a block, or within one. */
	boolean isInBlock() {
		return outermost().kind == Kind.BLOCK;
	}

	/** Returns the scope of the whole script, or of the block. */
	Scope outermost() {
		Scope scope = this;
		while (scope.parent != null) {
			scope = scope.parent;
		}
		return scope;
	}

	/** Returns the place of a variable that this scope sets. */
	int declare(String name) {
		if (this.branches == 0 && !this.places.containsKey(name) && !this.readDirectly.contains(name)) {
			this.setFirst.add(name);
		}
		return this.places.computeIfAbsent(name, (key) -> this.places.size());
	}

	/** Returns the place of a variable that this scope begins with. */
	int parameter(String name) {
		this.parameters.add(name);
		return this.places.computeIfAbsent(name, (key) -> this.places.size());
	}

	@Nullable Integer place(String name) {
		return this.places.get(name);
	}

	/** Returns the places of all variables that this scope sets. */
	Map<String, Integer> places() {
		return this.places;
	}

	int size() {
		return this.places.size();
	}

	/** Says that a branch begins, which may be taken or not. */
	void enterBranch() {
		this.branches++;
	}

	void leaveBranch() {
		this.branches--;
	}

	/** Remembers that a variable is read. */
	void reads(String name) {
		this.readDirectly.add(name);
		for (Scope scope = this; scope != null; scope = scope.parent) {
			scope.read.add(name);
			if (scope.kind.gives(name)) {
				scope.parameter(name);
			}
		}
	}

	/**
	 * Remembers that a scoped block stands here, which may read all that is seen here.
	 */
	void holdsScopedBlock() {
		for (Scope scope = this; scope != null; scope = scope.parent) {
			scope.holdsScopedBlock = true;
		}
	}

	/** Returns whether a variable is read here, or within, as far as one can see. */
	boolean mayRead(String name) {
		return this.holdsScopedBlock || isRead(name);
	}

	/** Returns whether a variable is read here, or within. */
	boolean isRead(String name) {
		return this.read.contains(name);
	}

	/**
	 * Returns whether a variable that was not set yet is undefined, although the script
	 * may have been given one of that name: so it is in Jinja2, where the variable is
	 * this scope's own from the beginning.
	 */
	boolean isOwn(String name) {
		if (this.parameters.contains(name)) {
			return true;
		}
		if (!this.setFirst.contains(name)) {
			return false;
		}
		for (Scope scope = this.parent; scope != null; scope = scope.parent) {
			if (scope.places.containsKey(name) || scope.readDirectly.contains(name)) {
				return false;
			}
		}
		return true;
	}

	private enum Kind {

		SCRIPT(Set.of(SELF)), BLOCK(Set.of(SELF, SUPER)), MACRO(SPECIAL), BODY(Set.of());

		private final Set<String> given;

		Kind(Set<String> given) {
			this.given = given;
		}

		/** Returns whether a variable exists in such a scope as soon as it is read. */
		boolean gives(String name) {
			return this.given.contains(name);
		}

	}

}
