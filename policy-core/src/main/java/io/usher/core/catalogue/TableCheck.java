package io.usher.core.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Judges the values of a table, whether they are an answer or a stored record. Records
 * are judged more strictly: an unknown key and a loose value are errors.
 */
public final class TableCheck {

	static final int SHORTEST_PIN = 4;

	private final boolean record;

	private final InfinityVersion version;

	private final int minPinLength;

	private TableCheck(boolean record, InfinityVersion version, int minPinLength) {
		this.record = record;
		this.version = version;
		this.minPinLength = minPinLength;
	}

	/** Returns the check of answers to a version of Infinity. */
	static TableCheck ofAnswers(InfinityVersion version) {
		return new TableCheck(false, version, SHORTEST_PIN);
	}

	/**
	 * Returns the check of stored records, in which references are numbers and secrets
	 * are {@link HiddenText}.
	 * @param minPinLength the fewest characters of a PIN, 4 to 20
	 */
	public static TableCheck ofRecords(int minPinLength) {
		return new TableCheck(true, InfinityVersion.V35, minPinLength);
	}

	/** Judges the values of a table, rows of other tables in them included. */
	public Violations check(Table table, Map<String, @Nullable Object> values) {
		Map<String, Field> fields = FieldCatalogue.of(table, this.version);
		List<Violation> found = new ArrayList<>(judgeFields(table, fields, values, true));
		Map<String, Field> known = new LinkedHashMap<>(fields);
		if (BreakoutAnswer.isOne(table, values)) {
			Map<String, Field> breakout = FieldCatalogue.of(Table.BREAKOUT, this.version);
			known.putAll(breakout);
			found.addAll(judgeFields(Table.BREAKOUT, breakout, values, BreakoutAnswer.isRoom(values)));
		}
		values.forEach((key, value) -> {
			if (!known.containsKey(key)) {
				found.add(judgeUnknown(table, key, value));
			}
		});
		found.addAll(FieldsTogether.judge(fields, values));
		return new Violations(found);
	}

	boolean isRecord() {
		return this.record;
	}

	InfinityVersion version() {
		return this.version;
	}

	int minPinLength() {
		return this.minPinLength;
	}

	private List<Violation> judgeFields(Table table, Map<String, Field> fields, Map<String, @Nullable Object> values,
			boolean complete) {
		List<Violation> found = new ArrayList<>();
		fields.values().forEach((field) -> {
			Use use = field.in(table);
			if (use == null) {
				return;
			}
			if (values.containsKey(field.name())) {
				found.addAll(ValueCheck.judge(this, field, use, values.get(field.name())));
			}
			else if (use.mandatory() && complete) {
				found.add(Violation.error(field.name(), "missing",
						Expectation.of(field, use, this.version, this.record)));
			}
		});
		return found;
	}

	private Violation judgeUnknown(Table table, String key, @Nullable Object value) {
		if (this.record) {
			return Violation.error(key, ValueText.ofUnknown(key, value),
					"no such field in " + Expectation.withArticle(table.title()));
		}
		Optional<Violation> loose = LooseLocations.judge(table, key, value);
		return loose.orElseGet(() -> Violation.warning(key, unknownText(key, value), whyUnknown(table, key)));
	}

	private static String unknownText(String key, @Nullable Object value) {
		return FieldCatalogue.all()
			.stream()
			.filter((field) -> field.name().equals(key) && field.isSecret())
			.findFirst()
			.map((field) -> ValueText.of(field, value))
			.orElseGet(() -> ValueText.ofUnknown(key, value));
	}

	/** Says where a field belongs that the table does not have in this version. */
	private String whyUnknown(Table table, String key) {
		for (InfinityVersion other : InfinityVersion.values()) {
			if (FieldCatalogue.find(table, other, key).isPresent()) {
				return "left out: Infinity has it in version " + other.label() + " only";
			}
		}
		List<String> owners = Table.answers()
			.stream()
			.filter((other) -> FieldCatalogue.find(other, this.version, key).isPresent())
			.map(Table::title)
			.toList();
		return owners.isEmpty() ? "a field that Infinity knows"
				: "left out: not a field of " + table.title() + " answers, but of " + String.join(", ", owners);
	}

}
