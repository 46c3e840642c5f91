package io.usher.web.export;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.usher.core.transfer.Fault;
import io.usher.core.transfer.ImportPlan;
import io.usher.core.transfer.PlannedRecord;
import io.usher.core.transfer.PlannedRecord.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What a restore does or did, for programs: what is faulty first, what stays as it is
 * counted alone.
 */
final class RestoreReport {

	private static final int MAX_RECORDS = 1000;

	private static final List<Outcome> ORDER = List.of(Outcome.FAULTY, Outcome.DELETED, Outcome.CHANGED, Outcome.ADDED,
			Outcome.SKIPPED);

	private RestoreReport() {
	}

	/**
	 * Returns the report.
	 * @param revision the revision that it became, null when it was not made
	 */
	static Map<String, @Nullable Object> of(ImportPlan plan, @Nullable Long revision) {
		Map<String, Integer> counts = new LinkedHashMap<>();
		for (Outcome outcome : Outcome.values()) {
			counts.put(lower(outcome), plan.counts().getOrDefault(outcome, 0));
		}
		Map<String, @Nullable Object> report = new LinkedHashMap<>();
		report.put("revision", revision);
		report.put("faulty", plan.isFaulty());
		report.put("counts", counts);
		report.put("unknown_secrets", plan.unknownSecrets());
		report.put("records",
				plan.records()
					.stream()
					.filter((record) -> ORDER.contains(record.outcome()))
					.sorted(Comparator.comparing((record) -> ORDER.indexOf(record.outcome())))
					.limit(MAX_RECORDS)
					.map(RestoreReport::show)
					.toList());
		return report;
	}

	private static Map<String, @Nullable Object> show(PlannedRecord record) {
		Map<String, @Nullable Object> shown = new LinkedHashMap<>();
		shown.put("kind", record.kind().resource());
		shown.put("id", (record.id() != null) ? record.id().number() : null);
		shown.put("name", record.name());
		shown.put("outcome", lower(record.outcome()));
		shown.put("faults", record.faults().stream().map(RestoreReport::show).toList());
		shown.put("notes", record.notes());
		return shown;
	}

	private static Map<String, @Nullable Object> show(Fault fault) {
		Map<String, @Nullable Object> shown = new LinkedHashMap<>();
		shown.put("field", fault.place().column());
		shown.put("value", fault.value());
		shown.put("expected", fault.expected());
		shown.put("severity", fault.severity().name().toLowerCase(Locale.ROOT));
		return shown;
	}

	private static String lower(Outcome outcome) {
		return outcome.name().toLowerCase(Locale.ROOT);
	}

}
