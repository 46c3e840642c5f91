package io.usher.web.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Table;
import io.usher.core.configuration.Configuration;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.transfer.Fault;
import io.usher.core.transfer.Incoming;
import io.usher.core.transfer.Progress;
import io.usher.core.transfer.NaturalKeys;

/**
 * Rows of which each tells a record whole: devices, people and Call Routing Rules.
 */
final class PlainRows implements SheetReading {

	private final String source;

	private final Configuration now;

	private final CellSecrets secrets;

	private final RecordKind kind;

	private final CsvColumn key;

	private final List<Incoming> records = new ArrayList<>();

	private final List<Fault> faults = new ArrayList<>();

	PlainRows(CsvSheet sheet, String source, Configuration now, CellSecrets secrets) {
		this.source = source;
		this.now = now;
		this.secrets = secrets;
		this.kind = sheet.kind();
		this.key = CsvColumns.of(sheet).of(Table.of(this.kind), NaturalKeys.of(this.kind));
	}

	@Override
	public void take(CsvRow row) {
		String name = Objects.requireNonNullElse(row.text(this.key), "").strip();
		if (name.isEmpty()) {
			this.faults.add(Fault.error(RowOrigin.place(this.source, row, this.key), "empty",
					"the " + this.key.name() + " of the record"));
			return;
		}
		Document known = this.now.find(this.kind, NaturalKeys.of(this.kind), name)
			.map(ConfigurationRecord::document)
			.orElse(Document.empty());
		CellReading cells = new CellReading(this.secrets, this.kind, known);
		row.header().columns().forEach((column) -> cells.read(row, column));
		cells.set(this.key.field(), name);
		this.records.add(cells.toIncoming(new RowOrigin(this.source, row, this.key.table()), null));
	}

	@Override
	public List<Incoming> records(Progress progress) {
		return this.records;
	}

	@Override
	public List<Fault> faults() {
		return this.faults;
	}

}
