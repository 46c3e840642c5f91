package io.usher.web.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import io.usher.core.transfer.Fault;
import io.usher.core.transfer.Place;
import io.usher.core.transfer.PlannedRecord;
import io.usher.core.transfer.PlannedRecord.Outcome;
import io.usher.web.download.CsvLine;
import io.usher.web.transfer.PlanSurvey.Line;
import org.jspecify.annotations.Nullable;

/**
 * A plan as a file: a line for each fault and note, and one for each record without any.
 */
final class ImportReport {

	private final OutputStream file;

	ImportReport(OutputStream file) {
		this.file = file;
	}

	void write(PlanSurvey survey) throws IOException {
		line(List.of("source", "row", "column", "kind", "name", "outcome", "severity", "value", "expected"));
		for (Line line : survey.lines()) {
			PlannedRecord record = line.record();
			List<String> notes = (record != null) ? record.notes() : List.of();
			for (Fault fault : line.faults()) {
				write(line, fault.place(), fault.severity().name().toLowerCase(Locale.ROOT), fault.value(),
						fault.expected());
			}
			for (String note : notes) {
				write(line, line.place(), "note", "", note);
			}
			if (line.faults().isEmpty() && notes.isEmpty()) {
				write(line, line.place(), "", "", "");
			}
		}
	}

	private void write(Line line, Place place, String severity, String value, String expected) throws IOException {
		PlannedRecord record = line.record();
		line(List.of(place.source(), (place.row() > 0) ? place.row() : "",
				Objects.requireNonNullElse(place.column(), ""), (record != null) ? record.kind().resource() : "",
				(record != null) ? record.name() : "", word(line.outcome()), severity, value, expected));
	}

	private void line(List<?> cells) throws IOException {
		CsvLine.write(cells, this.file);
	}

	private static String word(@Nullable Outcome outcome) {
		return (outcome != null) ? outcome.name().toLowerCase(Locale.ROOT) : "";
	}

}
