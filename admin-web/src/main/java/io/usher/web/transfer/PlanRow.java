package io.usher.web.transfer;

import java.util.List;

import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.Table;
import io.usher.core.history.HistoryReader;
import io.usher.core.history.RecordNames;
import io.usher.core.record.Document;
import io.usher.core.record.Secret;
import io.usher.core.transfer.Fault;
import io.usher.core.transfer.PlannedRecord;
import io.usher.core.transfer.PlannedRecord.Outcome;
import io.usher.web.decision.RecordLinks;
import io.usher.web.history.FieldDifference;
import io.usher.web.transfer.PlanSurvey.Line;
import io.usher.web.transfer.PlanSurvey.Show;
import org.jspecify.annotations.Nullable;

/**
 * A line of a plan as the page shows it.
 *
 * @param source the file or resource
 * @param row the row or number in it, 0 for none
 * @param kind what people call the kind of record, empty for the source itself
 * @param name what the record is called
 * @param address where the record is shown, null when it is not there
 * @param word what becomes of it
 * @param tone the name of the colours of that, empty for none
 * @param faults what is wrong, and warnings
 * @param notes what people should know
 * @param unknown the labels of secrets that nobody will know
 * @param fields the fields that change
 */
record PlanRow(String source, long row, String kind, String name, @Nullable String address, String word, String tone,
		List<Fault> faults, List<String> notes, List<String> unknown, List<FieldDifference> fields) {

	static PlanRow of(Line line, RecordNames names, RecordLinks links) {
		PlannedRecord record = line.record();
		Outcome outcome = line.outcome();
		String word = (outcome != null) ? outcome.title() : "Warning";
		if (record == null) {
			return new PlanRow(line.place().source(), line.place().row(), "", "", null, word, Show.tone(outcome),
					line.faults(), List.of(), List.of(), List.of());
		}
		return new PlanRow(line.place().source(), line.place().row(), record.kind().title(), record.name(),
				links.to(record.id()), word, Show.tone(outcome), line.faults(), record.notes(), unknown(record),
				fields(record, names));
	}

	private static List<FieldDifference> fields(PlannedRecord record, RecordNames names) {
		if (record.outcome() == Outcome.SKIPPED || record.outcome() == Outcome.FAULTY) {
			return List.of();
		}
		return FieldDifference
			.of(HistoryReader.compare(record.kind(), orEmpty(record.now()), orEmpty(record.then()), names));
	}

	private static List<String> unknown(PlannedRecord record) {
		return FieldCatalogue.of(Table.of(record.kind()), InfinityVersion.V35)
			.values()
			.stream()
			.filter((field) -> orEmpty(record.then()).get(field) instanceof Secret.Unknown)
			.map(Field::label)
			.toList();
	}

	private static Document orEmpty(@Nullable Document document) {
		return (document != null) ? document : Document.empty();
	}

	/** Returns what the link to the fields says. */
	public String fieldWords() {
		return (this.fields.size() == 1) ? "1 field" : this.fields.size() + " fields";
	}

}
