package io.usher.web.decision;

import java.util.List;
import java.util.stream.Stream;

import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.Option;
import io.usher.core.catalogue.RequestParameter;
import io.usher.core.decision.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * One input of the simulator's form.
 *
 * @param name the parameter's name on the wire, which is its name in the form too
 * @param value what was entered
 * @param options what may be chosen; empty where one types
 * @param error what is wrong with the value, null when nothing is
 */
record Input(String name, String value, List<Option> options, @Nullable String error) {

	static Input of(RequestParameter parameter, Parameters parameters) {
		String value = parameters.text(parameter);
		return new Input(parameter.wireName(), (value != null) ? value : "", options(parameter, value), null);
	}

	/** Returns the same with a message beside it. */
	Input withError(String message) {
		return new Input(this.name, this.value, this.options, message);
	}

	/** Returns the element's id. */
	public String id() {
		return "call-" + this.name.replace('_', '-');
	}

	private static List<Option> options(RequestParameter parameter, @Nullable String value) {
		if (!(parameter.kind() instanceof FieldKind.Choice choice)) {
			return List.of();
		}
		if (value == null || choice.options().stream().anyMatch((option) -> option.value().equals(value))) {
			return choice.options();
		}
		return Stream.concat(choice.options().stream(), Stream.of(Option.of(value, value))).toList();
	}

}
