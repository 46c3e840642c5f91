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

	private static final int NONE = -1;

	private final String name;

	private final Scope scope;

	private final Undefined undefined;

	private final int given;

	private int[] levels = NOWHERE;

	private int[] places = NOWHERE;

	private boolean own;

	/** Where the script itself, of which this is a block, sets it. */
	private int placeInScript = NONE;

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
		return new VariableCode(name, scope, given);
	}

	/** Finds the scopes that may set the variable. */
	void link(Scope script) {
		List<int[]> found = new ArrayList<>();
		int level = 0;
		for (Scope outer = this.scope; outer != null && !this.own; outer = outer.parent()) {
			Integer place = outer.place(this.name);
			if (place != null) {
				found.add(new int[] { level, place });
				this.own = outer.isOwn(this.name);
			}
			level++;
		}
		this.levels = found.stream().mapToInt((each) -> each[0]).toArray();
		this.places = found.stream().mapToInt((each) -> each[1]).toArray();
		Integer place = this.scope.isInBlock() ? script.place(this.name) : null;
		this.placeInScript = (place != null) ? place : NONE;
	}

	@Override
	public @Nullable Object evaluate(Frame frame) {
		for (int i = 0; i < this.levels.length; i++) {
			Object value = frame.get(this.levels[i], this.places[i]);
			if (value != Frame.UNSET) {
				return value;
			}
		}
		return this.own ? this.undefined : around(frame);
	}

	private @Nullable Object around(Frame frame) {
		for (Surroundings around = frame.surroundings(); around != null; around = around.outer()) {
			if (around.variables().containsKey(this.name)) {
				return around.variables().get(this.name);
			}
		}
		Object value = (this.placeInScript >= 0) ? frame.run().script().get(0, this.placeInScript) : Frame.UNSET;
		return (value != Frame.UNSET) ? value : frame.run().given(this.given, this.name, this.undefined);
	}

}
