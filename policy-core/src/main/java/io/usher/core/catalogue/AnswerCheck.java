package io.usher.core.catalogue;

import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Judges answers to Infinity by the catalogue.
 */
public final class AnswerCheck {

	private AnswerCheck() {
	}

	/**
	 * Judges what an answer to Infinity would hold: wrong type, unknown choice, out of
	 * range, missing required, unknown field (a warning), and the loose values that
	 * Infinity takes (a warning each). Secrets are never shown.
	 * @param table the answer's table; the fields of breakout rooms are judged with those
	 * of a conference or lecture that has {@code breakout} or {@code breakout_uuids}
	 * @param result the values, as JSON has them
	 * @param version the version of Infinity that asked
	 */
	public static Violations check(Table table, Map<String, @Nullable Object> result, InfinityVersion version) {
		return TableCheck.ofAnswers(version).check(table, result);
	}

	/**
	 * Judges a service configuration answer by the table that its {@code service_type}
	 * names, and by that of breakout rooms where it is one.
	 * @param result the values, as JSON has them
	 * @param version the version of Infinity that asked
	 */
	public static Violations checkService(Map<String, @Nullable Object> result, InfinityVersion version) {
		Field field = ServiceFields.SERVICE_TYPE;
		Object type = result.get(field.name());
		return Table.ofService((type instanceof String text) ? text : null)
			.map((table) -> check(table, result, version))
			.orElseGet(() -> Violations.of(Violation.error(field.name(),
					result.containsKey(field.name()) ? ValueText.of(field, type) : "missing",
					Table.services().stream().map(Table::serviceType).collect(Collectors.joining(", ")))));
	}

}
