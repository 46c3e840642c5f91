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

	private final @Nullable Object[] variables;

	/** What a filter block has printed. */
	private String body = "";

	private Frame(Run run, @Nullable Frame parent, int size) {
		this.run = run;
		this.parent = parent;
		this.variables = new Object[size];
		Arrays.fill(this.variables, UNSET);
	}

	static Frame outermost(Run run, int size) {
		return new Frame(run, null, size);
	}

	Frame inner(int size) {
		return new Frame(this.run, this, size);
	}

	Run run() {
		return this.run;
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

	String body() {
		return this.body;
	}

	void body(String printed) {
		this.body = printed;
	}

}
