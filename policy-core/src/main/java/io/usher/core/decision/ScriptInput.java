package io.usher.core.decision;

import java.util.Map;
import java.util.Optional;

import io.usher.core.configuration.Configuration;
import io.usher.core.script.answer.ScriptKind;
import org.jspecify.annotations.Nullable;

/**
 * What a script would see of a request: the variables as live scripts get them, from own
 * data alone. No external policy server is asked and no script is run.
 */
public final class ScriptInput {

	private ScriptInput() {
	}

	/**
	 * Returns the variables by name; empty when the request's type runs no script.
	 * @param context where services that were served are recalled from
	 */
	public static Optional<Map<String, @Nullable Object>> of(PolicyRequest request, Configuration configuration,
			DecisionContext context) {
		if (ScriptKind.of(request.type()).isEmpty()) {
			return Optional.empty();
		}
		Inquiry inquiry = new Inquiry(request, configuration, null, context);
		inquiry.captureVariables();
		Decisions.answer(inquiry);
		return Optional.ofNullable(inquiry.capturedVariables());
	}

}
