package io.usher.core.script.run;

import java.util.ArrayList;
import java.util.List;

import io.usher.core.script.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * Reads a variable: the innermost scope that has set it wins, then what the script was
 * given, then the functions that all scripts have.
 */
final class VariableCode implements Code {

	private static final int[] NOWHERE = {};

	private final String name;

	private final Scope scope;

	private final Undefined undefined;

	private final int given;

	private int[] levels = NOWHERE;

	private int[] places = NOWHERE;

	private VariableCode(String name, Scope scope, int given) {
		this.name = name;
		this.scope = scope;
		this.given = given;
		this.undefined = Undefined.name(name);
	}

	/**
	 * Returns code that is linked once all scopes are known.
	 * @param given the place of the variable among those that come from outside
	 */
	static VariableCode of(String name, Scope scope, int given) {
		scope.reads(name);
		return new VariableCode(name, scope, given);
	}

	/** Finds the scopes that may set the variable. */
	void link() {
		List<int[]> found = new ArrayList<>();
		int level = 0;
		for (Scope outer = this.scope; outer != null; outer = outer.parent()) {
			Integer place = outer.place(this.name);
			if (place != null) {
				found.add(new int[] { level, place });
			}
			level++;
		}
		this.levels = found.stream().mapToInt((each) -> each[0]).toArray();
		this.places = found.stream().mapToInt((each) -> each[1]).toArray();
	}

	@Override
	public @Nullable Object evaluate(Frame frame) {
		for (int i = 0; i < this.levels.length; i++) {
			Object value = frame.get(this.levels[i], this.places[i]);
			if (value != Frame.UNSET) {
				return value;
			}
		}
		return frame.run().given(this.given, this.name, this.undefined);
	}

}
