package io.usher.core.script.value;

import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.ScriptFailure;
import org.jspecify.annotations.Nullable;

/**
 * What a name or attribute that does not exist yields: it prints as nothing and counts as
 * false, and fails as soon as something is read of it.
 */
public final class Undefined {

	private final String reason;

	private final boolean unsafe;

	private Undefined(String reason) {
		this(reason, false);
	}

	private Undefined(String reason, boolean unsafe) {
		this.reason = reason;
		this.unsafe = unsafe;
	}

	/** Returns the value of a name that means nothing. */
	public static Undefined name(String name) {
		return new Undefined("'" + name + "' is undefined");
	}

	/** Returns the value of an attribute or key that a value does not have. */
	public static Undefined member(@Nullable Object of, @Nullable Object key, CallContext context) {
		String owner = (of == null) ? "'None'" : "'" + Types.name(of) + " object'";
		if (key instanceof String name) {
			return new Undefined(owner + " has no attribute '" + name + "'");
		}
		return new Undefined(owner + " has no element " + Text.repr(key, context));
	}

	/** Returns one with a reason of its own. */
	public static Undefined because(String reason) {
		return new Undefined(reason);
	}

	/** Returns the value of an attribute that no script may read. */
	public static Undefined unsafe(@Nullable Object of, String name) {
		return new Undefined("access to attribute '" + name + "' of '" + Types.name(of) + "' object is unsafe.", true);
	}

	/** Returns the error that using it raises. */
	public ScriptFailure failure() {
		return this.unsafe ? ScriptFailure.security(this.reason) : ScriptFailure.undefined(this.reason);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Undefined;
	}

	@Override
	public int hashCode() {
		return Undefined.class.hashCode();
	}

	@Override
	public String toString() {
		return "";
	}

}
