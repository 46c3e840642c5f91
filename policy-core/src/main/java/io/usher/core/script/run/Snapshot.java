package io.usher.core.script.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Notes the variables that are seen at one place of a script.
 */
final class Snapshot {

	private final Scope scope;

	private List<VariableCode> variables = List.of();

	Snapshot(Scope scope) {
		this.scope = scope;
	}

	/** Finds the variables, once all scopes are known. */
	void link(Scope script) {
		Set<String> names = new HashSet<>();
		for (Scope outer = this.scope; outer != null; outer = outer.parent()) {
			names.addAll(outer.names());
		}
		this.variables = names.stream().map((name) -> VariableCode.of(name, this.scope, 0)).toList();
		this.variables.forEach((variable) -> variable.link(script));
	}

	Map<String, @Nullable Object> take(Frame frame) {
		frame.run().room(this.variables.size());
		Map<String, @Nullable Object> taken = new HashMap<>();
		for (VariableCode variable : this.variables) {
			Object value = variable.ifSet(frame);
			if (value != Frame.UNSET) {
				taken.put(variable.name(), value);
			}
		}
		return taken;
	}

}
