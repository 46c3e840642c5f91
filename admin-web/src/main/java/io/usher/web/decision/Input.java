package io.usher.web.decision;

import java.util.ArrayList;
import java.util.List;

import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.Option;
import io.usher.core.catalogue.RequestParameter;
import io.usher.core.decision.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * One input of the simulator's form.
 *
 * @param name the parameter's name on the wire, which is its name in the form too
 * @param label the words above it
 * @param help what it tells
 * @param style how it is entered: {@code text}, {@code number}, {@code select},
 * {@code location} or {@code direction}
 * @param wide whether it has a row of its own
 * @param value what was entered
 * @param options what may be chosen; empty where one types
 * @param error what is wrong with the value, null when nothing is
 */
record Input(String name, String label, String help, String style, boolean wide, String value, List<Option> options,
		@Nullable String error) {

	private static final List<Option> FLAGS = List.of(Option.of("True", "Yes"), Option.of("False", "No"));

	static Input of(RequestParameter parameter, boolean wide, Parameters parameters) {
		String value = parameters.value(parameter);
		List<Option> options = options(parameter, value);
		return new Input(parameter.wireName(), parameter.label(), parameter.help(), style(parameter, options), wide,
				value, options, null);
	}

	private static String style(RequestParameter parameter, List<Option> options) {
		if (parameter == RequestParameter.LOCATION) {
			return "location";
		}
		return !options.isEmpty() ? "select" : (parameter.kind() instanceof FieldKind.WholeNumber) ? "number" : "text";
	}

	/** Returns the same, to be entered in another way. */
	Input withStyle(String other) {
		return new Input(this.name, this.label, this.help, other, this.wide, this.value, this.options, this.error);
	}

	/** Returns the same with a value that holds where none was entered. */
	Input withDefault(String otherwise) {
		return !this.value.isEmpty() ? this : new Input(this.name, this.label, this.help, this.style, this.wide,
				otherwise, this.options, this.error);
	}

	/** Returns the same with a message beside it. */
	Input withError(String message) {
		return new Input(this.name, this.label, this.help, this.style, this.wide, this.value, this.options, message);
	}

	/** Returns the element's id. */
	public String id() {
		return "call-" + this.name.replace('_', '-');
	}

	private static List<Option> options(RequestParameter parameter, String value) {
		List<Option> known = (parameter.kind() instanceof FieldKind.Choice choice) ? choice.options()
				: (parameter.kind() instanceof FieldKind.Flag) ? FLAGS : List.of();
		if (known.isEmpty() || value.isEmpty()) {
			return known;
		}
		List<Option> options = new ArrayList<>();
		boolean found = false;
		for (Option option : known) {
			boolean same = option.value().equalsIgnoreCase(value);
			options.add(same ? Option.of(value, option.label()) : option);
			found |= same;
		}
		if (!found) {
			options.add(Option.of(value, value));
		}
		return options;
	}

}
