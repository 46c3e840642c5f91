package io.usher.core.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.usher.core.administration.Administration;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Configurations;
import io.usher.core.transfer.PlannedRecord.Outcome;

/**
 * Plans what an import does, without doing it. The plan's edits are made by
 * {@link Administration#save}, all in one revision.
 */
public final class ImportPlanner {

	private final Administration administration;

	private final Configurations configurations;

	public ImportPlanner(Administration administration, Configurations configurations) {
		this.administration = administration;
		this.configurations = configurations;
	}

	/**
	 * Plans an import into the configuration as it is now. New records get their numbers;
	 * numbers of a plan that is not carried out are lost.
	 * @param reading what the source tells
	 * @param options what is allowed and wanted
	 * @param progress hears how far it is
	 * @throws io.usher.core.history.StoreUnavailableException when the store cannot be
	 * reached
	 */
	public ImportPlan plan(Reading reading, Options options, Progress progress) {
		Configuration before = this.configurations.catchUp();
		Draft draft = new Draft(this.administration, before, reading, options, progress);
		ImportPlan plan = draft.plan();
		Map<Place, String> leftOut = new HashMap<>();
		while (options.skipsFaulty() && plan.records().stream().anyMatch(ImportPlanner::isFaulty)) {
			plan.records()
				.stream()
				.filter(ImportPlanner::isFaulty)
				.forEach((record) -> leftOut.put(record.place(), reason(record)));
			plan = new Draft(this.administration, before, without(reading, leftOut), options, progress).plan();
		}
		return plan;
	}

	private static boolean isFaulty(PlannedRecord record) {
		return record.outcome() == Outcome.FAULTY;
	}

	private static String reason(PlannedRecord record) {
		return record.faults()
			.stream()
			.filter(Fault::isError)
			.findFirst()
			.map((fault) -> ((fault.place().column() != null) ? fault.place().column() + ": " : "") + fault.value()
					+ " (expected: " + fault.expected() + ")")
			.orElse("It cannot be taken.");
	}

	private static Reading without(Reading reading, Map<Place, String> leftOut) {
		List<Incoming> records = new ArrayList<>();
		for (Incoming record : reading.records()) {
			String reason = leftOut.get(Draft.place(record));
			records.add((reason != null && record.skipped() == null) ? record.skipped(reason) : record);
		}
		return new Reading(records, reading.faults(), reading.complete(), reading.whole());
	}

	/**
	 * What is allowed and wanted.
	 *
	 * @param mayChange the kinds of records that may be changed
	 * @param skipsFaulty whether records that cannot be taken are left out, instead of
	 * preventing the import
	 */
	public record Options(Predicate<RecordKind> mayChange, boolean skipsFaulty) {

	}

}
