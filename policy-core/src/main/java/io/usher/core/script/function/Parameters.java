package io.usher.core.script.function;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a function of scripts takes, as Python declares it: arguments are given by place
 * or by name, and the last ones may be left out.
 */
public final class Parameters {

	/** Stands for an argument that was left out. */
	private static final Object LEFT_OUT = new Object();

	private final String function;

	private final String[] names;

	private final int required;

	private final boolean named;

	private Parameters(String function, boolean named, String[] names) {
		this.function = function;
		this.named = named;
		this.names = names.clone();
		int needed = 0;
		for (int i = 0; i < names.length; i++) {
			if (names[i].endsWith("?")) {
				this.names[i] = names[i].substring(0, names[i].length() - 1);
			}
			else {
				needed = i + 1;
			}
		}
		this.required = needed;
	}

	/** Returns parameters by name; a question mark ends those that may be left out. */
	public static Parameters of(String function, String... names) {
		return new Parameters(function, true, names);
	}

	/** Returns parameters that can be given by place only. */
	public static Parameters byPlace(String function, String... names) {
		return new Parameters(function, false, names);
	}

	/**
	 * Puts arguments in the order of the parameters.
	 * @throws ScriptFailure when there are too many or too few, or one is unknown
	 */
	public Arguments bind(List<@Nullable Object> positional, Map<String, @Nullable Object> byName) {
		if (positional.size() > this.names.length) {
			throw ScriptFailure.type(this.function + "() takes " + count() + " but " + positional.size()
					+ ((positional.size() == 1) ? " was given" : " were given"));
		}
		@Nullable Object[] values = new Object[this.names.length];
		for (int i = 0; i < values.length; i++) {
			values[i] = (i < positional.size()) ? positional.get(i) : LEFT_OUT;
		}
		byName.forEach((name, value) -> values[place(name, values)] = value);
		for (int i = 0; i < this.required; i++) {
			if (values[i] == LEFT_OUT) {
				throw ScriptFailure.type(this.function + "() missing required argument: '" + this.names[i] + "'");
			}
		}
		return new Arguments(values);
	}

	private int place(String name, @Nullable Object[] values) {
		for (int i = 0; i < this.names.length; i++) {
			if (this.named && this.names[i].equals(name)) {
				if (values[i] != LEFT_OUT) {
					throw ScriptFailure.type(this.function + "() got multiple values for argument '" + name + "'");
				}
				return i;
			}
		}
		throw ScriptFailure.type(this.function + "() got an unexpected keyword argument '" + name + "'"
				+ ((this.named && this.names.length > 0) ? " (expected: " + String.join(", ", this.names) + ")" : ""));
	}

	private String count() {
		int most = this.names.length;
		String range = (this.required == most) ? Integer.toString(most) : "from " + this.required + " to " + most;
		return range + " positional argument" + ((most == 1) ? "" : "s");
	}

	/** The arguments of one call, in the order of the parameters. */
	public static final class Arguments {

		private final @Nullable Object[] values;

		private Arguments(@Nullable Object[] values) {
			this.values = values;
		}

		/** Returns whether an argument was given. */
		public boolean has(int place) {
			return this.values[place] != LEFT_OUT;
		}

		/** Returns an argument, or null when it was left out. */
		public @Nullable Object get(int place) {
			return get(place, null);
		}

		/** Returns an argument, or else something. */
		public @Nullable Object get(int place, @Nullable Object otherwise) {
			return has(place) ? this.values[place] : otherwise;
		}

	}

}
