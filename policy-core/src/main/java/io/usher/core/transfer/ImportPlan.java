package io.usher.core.transfer;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.usher.core.administration.Edit;
import io.usher.core.record.Secret;
import io.usher.core.transfer.PlannedRecord.Outcome;

/**
 * What an import would do, record by record, and the edits that do it: all of them in one
 * revision, or nothing.
 *
 * @param revision the revision of the configuration that it was made for
 * @param records what becomes of each record that the source tells, in the source's
 * order, and of those that go
 * @param faults what is wrong with the source as a whole
 * @param edits the edits
 */
public record ImportPlan(long revision, List<PlannedRecord> records, List<Fault> faults, List<Edit> edits) {

	public ImportPlan {
		records = List.copyOf(records);
		faults = List.copyOf(faults);
		edits = List.copyOf(edits);
	}

	/** Returns how many records have each outcome. */
	public Map<Outcome, Integer> counts() {
		Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
		this.records.forEach((record) -> counts.merge(record.outcome(), 1, Integer::sum));
		return Collections.unmodifiableMap(counts);
	}

	/** Returns the same in words, such as {@code 2 added, 1 changed}; empty for none. */
	public String summary() {
		return counts().entrySet()
			.stream()
			.map((entry) -> entry.getValue() + " " + entry.getKey().title().toLowerCase(Locale.ROOT))
			.collect(Collectors.joining(", "));
	}

	/** Tells whether something prevents it. */
	public boolean isFaulty() {
		return this.faults.stream().anyMatch(Fault::isError) || counts().containsKey(Outcome.FAULTY);
	}

	/** Returns how many secrets nobody will know of the records that it touches. */
	public long unknownSecrets() {
		return this.records.stream().mapToLong(ImportPlan::unknownSecrets).sum();
	}

	/** Returns how many secrets of a record nobody will know. */
	public static long unknownSecrets(PlannedRecord record) {
		return (record.then() == null) ? 0
				: record.then().values().values().stream().filter(Secret.Unknown.class::isInstance).count();
	}

}
