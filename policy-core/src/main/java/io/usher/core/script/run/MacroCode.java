package io.usher.core.script.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.syntax.Position;
import io.usher.core.script.value.DictValue;
import io.usher.core.script.value.Tuple;
import io.usher.core.script.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * A macro, ready to be called once it is defined.
 *
 * @param parameters the names of the parameters; their places are the first of the scope
 * @param defaults the defaults of the last parameters
 */
record MacroCode(Position position, String name, List<String> parameters, Code[] defaults, Step body, Scope scope) {

	static final String CALLER = "caller";

	static final String KWARGS = "kwargs";

	static final String VARARGS = "varargs";

	/** Calls the macro in the frame where it was defined and returns what it prints. */
	Object call(Frame defined, List<@Nullable Object> positional, Map<String, @Nullable Object> named) {
		Run run = defined.run();
		run.enter();
		var position = run.position();
		Frame frame = defined.inner(this.scope.size());
		bind(frame, positional, new LinkedHashMap<>(named));
		String printed = run.capture(() -> this.body.run(frame));
		run.at(position);
		run.leave();
		return run.printed(printed, run.isEscaping());
	}

	private void bind(Frame frame, List<@Nullable Object> positional, Map<String, @Nullable Object> named) {
		int first = this.parameters.size() - this.defaults.length;
		for (int i = 0; i < this.parameters.size(); i++) {
			String parameter = this.parameters.get(i);
			if (i < positional.size()) {
				frame.set(i, positional.get(i));
			}
			else if (named.containsKey(parameter)) {
				frame.set(i, named.remove(parameter));
			}
			else if (i < first) {
				frame.set(i, Undefined.because("parameter '" + parameter + "' was not provided"));
			}
		}
		bindSpecial(frame, positional, named);
		frame.run().at(this.position);
		for (int i = first; i < this.parameters.size(); i++) {
			if (frame.get(0, i) == Frame.UNSET) {
				frame.set(i, this.defaults[i - first].evaluate(frame));
			}
		}
	}

	private void bindSpecial(Frame frame, List<@Nullable Object> positional, Map<String, @Nullable Object> named) {
		Integer caller = place(CALLER);
		if (caller != null) {
			Object given = named.remove(CALLER);
			frame.set(caller, (given != null) ? given : Undefined.because("No caller defined"));
		}
		Integer kwargs = place(KWARGS);
		if (kwargs != null) {
			frame.set(kwargs, new DictValue(named));
		}
		else if (!named.isEmpty()) {
			throw ScriptFailure.type("macro " + quotedName() + " takes no keyword argument '"
					+ named.keySet().iterator().next() + "'" + expected());
		}
		Integer varargs = place(VARARGS);
		int known = this.parameters.size();
		if (varargs != null) {
			boolean more = positional.size() > known;
			frame.set(varargs, more ? Tuple.copyOf(positional.subList(known, positional.size())) : Tuple.of());
		}
		else if (positional.size() > known) {
			throw ScriptFailure
				.type("macro " + quotedName() + " takes not more than " + known + " argument(s)" + expected());
		}
	}

	/** Returns where the body finds what it takes besides its parameters, or null. */
	@Nullable Integer place(String special) {
		return (this.scope.isRead(special) && !this.parameters.contains(special)) ? this.scope.place(special) : null;
	}

	/** Returns the name as messages spell it; the body of a call has none. */
	String quotedName() {
		return this.name.isEmpty() ? "None" : "'" + this.name + "'";
	}

	private String expected() {
		return this.parameters.isEmpty() ? "" : " (expected: " + String.join(", ", this.parameters) + ")";
	}

}
