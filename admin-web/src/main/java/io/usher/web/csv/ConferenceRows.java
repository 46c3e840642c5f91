package io.usher.web.csv;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.Violation;
import io.usher.core.conference.Conference;
import io.usher.core.configuration.Configuration;
import io.usher.core.record.Document;
import io.usher.core.record.UniqueKey;
import io.usher.core.transfer.Fault;
import io.usher.core.transfer.Incoming;
import io.usher.core.transfer.Progress;

/**
 * Rows that tell conferences and their aliases: the first row of a name tells the
 * conference, and each row of the name may bring an alias.
 */
final class ConferenceRows implements SheetReading {

	private static final int SHOWN = 3;

	private final String source;

	private final Configuration now;

	private final CellSecrets secrets;

	private final CsvColumn name;

	private final CsvColumn alias;

	private final Map<String, List<CsvRow>> rows = new LinkedHashMap<>();

	private final List<Fault> faults = new ArrayList<>();

	ConferenceRows(String source, Configuration now, CellSecrets secrets) {
		this.source = source;
		this.now = now;
		this.secrets = secrets;
		CsvColumns columns = CsvColumns.of(CsvSheet.CONFERENCES);
		this.name = columns.of(Table.CONFERENCE_RECORD, CommonFields.NAME);
		this.alias = columns.of(Table.CONFERENCE_ALIAS_ROW, ConferenceFields.ALIAS);
	}

	@Override
	public void take(CsvRow row) {
		String told = Objects.requireNonNullElse(row.text(this.name), "").strip();
		if (told.isEmpty()) {
			this.faults
				.add(Fault.error(RowOrigin.place(this.source, row, this.name), "empty", "the name of the conference"));
			return;
		}
		this.rows.computeIfAbsent(UniqueKey.normalise(told), (key) -> new ArrayList<>(1)).add(row);
	}

	@Override
	public List<Incoming> records(Progress progress) {
		List<Incoming> records = new ArrayList<>(this.rows.size());
		for (List<CsvRow> told : this.rows.values()) {
			if (records.size() % CsvFile.STEP == 0) {
				progress.at("Reading conferences", records.size(), this.rows.size());
			}
			records.add(conference(told));
		}
		return records;
	}

	@Override
	public List<Fault> faults() {
		return this.faults;
	}

	private Incoming conference(List<CsvRow> told) {
		CsvRow first = told.get(0);
		String called = Objects.requireNonNull(first.text(this.name)).strip();
		Document known = this.now.conferenceNamed(called).map(Conference::document).orElse(Document.empty());
		CellReading cells = new CellReading(this.secrets, RecordKind.CONFERENCE, known);
		RowOrigin origin = new RowOrigin(this.source, first, Table.CONFERENCE_RECORD);
		for (CsvColumn column : first.header().columns()) {
			if (column.table() == Table.CONFERENCE_RECORD) {
				cells.read(first, column);
				told.subList(1, told.size()).forEach((row) -> refuseOther(cells, origin, column, first, row));
			}
		}
		cells.set(CommonFields.NAME, called);
		if (first.header().columns().stream().anyMatch((column) -> column.table() == Table.CONFERENCE_ALIAS_ROW)) {
			aliases(cells, origin, told, known);
		}
		return cells.toIncoming(origin, null);
	}

	/** What a further row says of the conference is what the first one says. */
	private void refuseOther(CellReading cells, RowOrigin origin, CsvColumn column, CsvRow first, CsvRow row) {
		String told = Objects.requireNonNullElse(row.text(column), "").strip();
		String known = Objects.requireNonNullElse(first.text(column), "").strip();
		if (column == this.name || told.isEmpty() || told.equals(known)) {
			return;
		}
		boolean secret = column.field().isSecret();
		String same = known.isEmpty() ? "nothing, as in row " + first.line()
				: (secret ? "the same" : known) + " as in row " + first.line() + ", or nothing";
		cells.fault(Violation.error(origin.path(row, column), secret ? Field.MASK : told, same));
	}

	private void aliases(CellReading cells, RowOrigin origin, List<CsvRow> told, Document known) {
		AliasList list = new AliasList(this.secrets, known.rows(ConferenceFields.ALIASES));
		boolean brought = false;
		for (CsvRow row : told) {
			brought |= take(cells, origin, list, row);
		}
		if (brought) {
			list.writeTo(cells, origin);
		}
		tellKept(cells, list);
	}

	/** Returns whether the row brings an alias. */
	private boolean take(CellReading cells, RowOrigin origin, AliasList list, CsvRow row) {
		String text = Objects.requireNonNullElse(row.text(this.alias), "").strip();
		if (!text.isEmpty()) {
			CsvRow earlier = list.put(text, row);
			if (earlier != null) {
				cells.fault(Violation.error(origin.path(row, this.alias), text,
						"an alias that is not told before, as in row " + earlier.line()));
			}
			return true;
		}
		row.header()
			.columns()
			.stream()
			.filter((column) -> column.table() == Table.CONFERENCE_ALIAS_ROW && column != this.alias)
			.filter((column) -> !Objects.requireNonNullElse(row.text(column), "").isBlank())
			.findFirst()
			.ifPresent((column) -> cells.fault(Violation.error(origin.path(row, this.alias), "empty",
					"the alias to which " + row.header().name(column) + " belongs")));
		return false;
	}

	private static void tellKept(CellReading cells, AliasList list) {
		Set<String> kept = new TreeSet<>(list.untold());
		if (!kept.isEmpty()) {
			String names = String.join(", ", kept.stream().limit(SHOWN).toList());
			cells.note("It keeps " + names + ((kept.size() > SHOWN) ? " and " + (kept.size() - SHOWN) + " more" : "")
					+ ": the file does not have " + ((kept.size() > 1) ? "these aliases." : "this alias."));
		}
	}

}
