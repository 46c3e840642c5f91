package io.usher.core.script.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.usher.core.script.function.ScriptFunction;
import io.usher.core.script.syntax.Position;
import io.usher.core.script.syntax.Suggestions;
import io.usher.core.script.syntax.SyntaxException;

/**
 * What is known while one script is compiled.
 */
final class Compilation {

	private final Library library;

	private final List<VariableCode> variables = new ArrayList<>();

	private final Map<String, Integer> given = new HashMap<>();

	private final List<SyntaxException> problems = new ArrayList<>();

	private final BlockSet blocks = new BlockSet();

	private Escaping escaping = Escaping.OFF;

	private int loops;

	Compilation(Library library) {
		this.library = library;
	}

	/** Returns what is known of the escaping at the place that is being compiled. */
	Escaping escaping() {
		return this.escaping;
	}

	void escaping(Escaping current) {
		this.escaping = current;
	}

	/** Says that a loop begins, in which none may assign to its special variable. */
	void enterLoop() {
		this.loops++;
	}

	void leaveLoop() {
		this.loops--;
	}

	boolean isInLoop() {
		return this.loops > 0;
	}

	/** Returns what notes all variables that are seen in a scope. */
	Snapshot snapshot(Scope scope) {
		scope.holdsScopedBlock();
		return new Snapshot(scope);
	}

	BlockSet blocks() {
		return this.blocks;
	}

	VariableCode variable(String name, Scope scope) {
		scope.reads(name);
		int place = this.given.computeIfAbsent(name, (key) -> this.given.size());
		VariableCode variable = VariableCode.of(name, scope, place);
		this.variables.add(variable);
		return variable;
	}

	/** Finds the scopes of all variables, once all scopes are known. */
	void link(Scope script) {
		this.variables.forEach((variable) -> variable.link(script));
	}

	/** Returns how many names are read that the script may not set. */
	int givenNames() {
		return this.given.size();
	}

	List<SyntaxException> problems() {
		return this.problems;
	}

	void problem(Position position, String message) {
		this.problems.add(new SyntaxException(position, message));
	}

	ScriptFunction filter(String name, Position position) {
		ScriptFunction filter = this.library.filter(name);
		if (filter != null) {
			return filter;
		}
		if (this.library.isFilterDisabled(name)) {
			problem(position, "The filter '" + name + "' of Jinja2 is disabled in Pexip Infinity."
					+ nearest(name, this.library.filters()));
		}
		else {
			problem(position, "No filter named '" + name + "'." + nearest(name, this.library.filters()));
		}
		return new MissingFunction(name);
	}

	ScriptFunction test(String name, Position position) {
		ScriptFunction test = this.library.test(name);
		if (test != null) {
			return test;
		}
		problem(position, "No test named '" + name + "'." + nearest(name, this.library.tests()));
		return new MissingFunction(name);
	}

	private static String nearest(String name, Collection<String> names) {
		return Suggestions.nearest(name, names);
	}

}
