package io.usher.web.decision;

import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lays out answers for people.
 */
public final class AnswerText {

	private static final PrettyPrinter LAYOUT = new DefaultPrettyPrinter(
			Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER))
		.withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);

	private AnswerText() {
	}

	/** Returns a value as JSON, one field on a line. */
	public static String pretty(JsonMapper json, Object value) {
		return json.writer().with(LAYOUT).writeValueAsString(value);
	}

}
