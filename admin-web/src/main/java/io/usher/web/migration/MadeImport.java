package io.usher.web.migration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.usher.core.catalogue.Violation.Severity;
import io.usher.core.transfer.Fault;
import io.usher.core.transfer.ImportPlan;
import io.usher.core.transfer.PlannedRecord;
import io.usher.core.transfer.PlannedRecord.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What came of an import that a program wanted.
 *
 * @param plan what it would do, or did
 * @param revision the revision that it became, null when it became none
 */
record MadeImport(ImportPlan plan, @Nullable Long revision) {

	private static final int MAX_LISTED = 1000;

	/** What people have to look at comes first. */
	private static final List<Outcome> ORDER = List.of(Outcome.FAULTY, Outcome.SKIPPED, Outcome.DELETED,
			Outcome.CHANGED, Outcome.ADDED, Outcome.UNCHANGED);

	/** Returns it as programs read it. */
	Map<String, @Nullable Object> show() {
		Map<String, @Nullable Object> shown = new LinkedHashMap<>();
		shown.put("possible", !this.plan.isFaulty());
		shown.put("revision", this.revision);
		Map<String, Object> counts = new LinkedHashMap<>();
		Map<Outcome, Integer> counted = this.plan.counts();
		for (Outcome outcome : Outcome.values()) {
			counts.put(word(outcome), counted.getOrDefault(outcome, 0));
		}
		shown.put("counts", counts);
		shown.put("unknown_secrets", this.plan.unknownSecrets());
		shown.put("faults", faults(this.plan.faults()));
		shown.put("records",
				this.plan.records()
					.stream()
					.sorted(Comparator.comparingInt((record) -> ORDER.indexOf(record.outcome())))
					.limit(MAX_LISTED)
					.map(MadeImport::show)
					.toList());
		shown.put("left_off", Math.max(0, this.plan.records().size() - MAX_LISTED));
		return shown;
	}

	private static Map<String, @Nullable Object> show(PlannedRecord record) {
		Map<String, @Nullable Object> shown = new LinkedHashMap<>();
		shown.put("outcome", word(record.outcome()));
		shown.put("kind", record.kind().resource());
		shown.put("name", record.name());
		shown.put("number", (record.id() != null) ? record.id().number() : null);
		shown.put("source", record.place().source());
		shown.put("row", record.place().row());
		shown.put("faults", faults(record.faults()));
		shown.put("notes", record.notes());
		return shown;
	}

	private static List<Object> faults(List<Fault> faults) {
		List<Object> shown = new ArrayList<>();
		for (Fault fault : faults) {
			Map<String, @Nullable Object> one = new LinkedHashMap<>();
			one.put("severity", (fault.severity() == Severity.ERROR) ? "error" : "warning");
			one.put("source", fault.place().source());
			one.put("row", fault.place().row());
			one.put("field", fault.place().column());
			one.put("value", fault.value());
			one.put("expected", fault.expected());
			shown.add(one);
		}
		return shown;
	}

	private static String word(Outcome outcome) {
		return outcome.name().toLowerCase(Locale.ROOT);
	}

}
