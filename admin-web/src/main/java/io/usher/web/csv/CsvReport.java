package io.usher.web.csv;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.usher.core.transfer.Fault;
import io.usher.core.transfer.ImportPlan;
import io.usher.core.transfer.PlannedRecord.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What became of a sheet, or would, for programs.
 *
 * @param plan what the import does
 * @param dry whether it was only to be told
 * @param revision the revision that it made, or for which it was judged
 */
record CsvReport(ImportPlan plan, boolean dry, long revision) {

	/** The most faults that are told one by one. */
	static final int MAX_FAULTS = 1000;

	/** Tells whether it was to be made and was not. */
	boolean isRefused() {
		return !this.dry && this.plan.isFaulty();
	}

	/** Returns how many records have each outcome, in words. */
	String summary() {
		String counts = this.plan.summary();
		return (counts.isEmpty() ? "nothing" : counts) + ", revision " + this.revision;
	}

	Map<String, Object> toMap() {
		Map<String, Object> counts = new LinkedHashMap<>();
		Stream.of(Outcome.ADDED, Outcome.CHANGED, Outcome.UNCHANGED, Outcome.FAULTY)
			.forEach((outcome) -> counts.put(word(outcome), this.plan.counts().getOrDefault(outcome, 0)));
		List<Fault> faults = Stream
			.concat(this.plan.faults().stream(),
					this.plan.records().stream().flatMap((record) -> record.faults().stream()))
			.sorted(Comparator.comparingInt((Fault fault) -> fault.isError() ? 0 : 1)
				.thenComparingLong((fault) -> fault.place().row()))
			.toList();
		Map<String, Object> shown = new LinkedHashMap<>();
		shown.put("dry_run", this.dry);
		shown.put("accepted", !this.plan.isFaulty());
		shown.put("revision", this.revision);
		shown.put("counts", counts);
		shown.put("unknown_secrets", this.plan.unknownSecrets());
		shown.put("fault_count", faults.size());
		shown.put("faults", faults.stream().limit(MAX_FAULTS).map(CsvReport::show).toList());
		return shown;
	}

	private static Map<String, @Nullable Object> show(Fault fault) {
		Map<String, @Nullable Object> shown = new LinkedHashMap<>();
		shown.put("severity", fault.severity().name().toLowerCase(Locale.ROOT));
		shown.put("row", fault.place().row());
		shown.put("column", fault.place().column());
		shown.put("value", fault.value());
		shown.put("expected", fault.expected());
		return shown;
	}

	private static String word(Outcome outcome) {
		return outcome.title().toLowerCase(Locale.ROOT);
	}

}
