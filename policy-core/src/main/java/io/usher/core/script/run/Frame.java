package io.usher.core.script.run;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The variables of one scope while it runs.
 */
final class Frame {

	/** Stands in the place of a variable that was not set yet. */
	static final Object UNSET = new Object();

	private final Run run;

	private final @Nullable Frame parent;

	/** What is around the block that this is of, or null. */
	private final @Nullable Surroundings surroundings;

	private final @Nullable Object[] variables;

	/** What a filter block has printed. */
	private Object body = "";

	private Frame(Run run, @Nullable Frame parent, @Nullable Surroundings surroundings, int size) {
		this.run = run;
		this.parent = parent;
		this.surroundings = surroundings;
		this.variables = new Object[size];
		Arrays.fill(this.variables, UNSET);
	}

	/** Returns the frame of a script, or of a block within it. */
	static Frame outermost(Run run, @Nullable Surroundings surroundings, int size) {
		return new Frame(run, null, surroundings, size);
	}

	Frame inner(int size) {
		return new Frame(this.run, this, this.surroundings, size);
	}

	Run run() {
		return this.run;
	}

	@Nullable Surroundings surroundings() {
		return this.surroundings;
	}

	/** Returns a variable of a scope so many levels out, or {@link #UNSET}. */
	@Nullable Object get(int levels, int place) {
		Frame frame = this;
		for (int i = 0; i < levels && frame.parent != null; i++) {
			frame = frame.parent;
		}
		return frame.variables[place];
	}

	void set(int place, @Nullable Object value) {
		this.variables[place] = value;
	}

	Object body() {
		return this.body;
	}

	void body(Object printed) {
		this.body = printed;
	}

}
