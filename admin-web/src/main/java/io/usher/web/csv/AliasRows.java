package io.usher.web.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.usher.core.catalogue.AdpFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Table;
import io.usher.core.conference.Conference;
import io.usher.core.configuration.Configuration;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.transfer.Fault;
import io.usher.core.transfer.Incoming;
import io.usher.core.transfer.Progress;

/**
 * Rows of which each tells an alias and the conference to which it belongs, or from then
 * on belongs.
 */
final class AliasRows implements SheetReading {

	private final String source;

	private final Configuration now;

	private final CellSecrets secrets;

	private final CsvColumn alias;

	private final CsvColumn conference;

	private final Map<RecordId, Touched> touched = new LinkedHashMap<>();

	private final Map<String, CsvRow> told = new HashMap<>();

	private final List<Fault> faults = new ArrayList<>();

	AliasRows(String source, Configuration now, CellSecrets secrets) {
		this.source = source;
		this.now = now;
		this.secrets = secrets;
		CsvColumns columns = CsvColumns.of(CsvSheet.ALIASES);
		this.alias = columns.of(Table.CONFERENCE_ALIAS_ROW, ConferenceFields.ALIAS);
		this.conference = columns.of(Table.AUTOMATIC_PARTICIPANT_RECORD, AdpFields.CONFERENCE);
	}

	@Override
	public void take(CsvRow row) {
		String text = Objects.requireNonNullElse(row.text(this.alias), "").strip();
		String name = Objects.requireNonNullElse(row.text(this.conference), "").strip();
		if (text.isEmpty()) {
			refuse(row, this.alias, "empty", "an alias");
			return;
		}
		CsvRow earlier = this.told.putIfAbsent(AliasList.key(text), row);
		if (earlier != null) {
			refuse(row, this.alias, text, "an alias that is not told before, as in row " + earlier.line());
			return;
		}
		this.now.conferenceNamed(name)
			.ifPresentOrElse((owner) -> put(text, owner, row), () -> refuse(row, this.conference,
					name.isEmpty() ? "empty" : name, "the name of a conference that is there already"));
	}

	private void refuse(CsvRow row, CsvColumn column, String value, String expected) {
		this.faults.add(Fault.error(RowOrigin.place(this.source, row, column), value, expected));
	}

	private void put(String text, Conference owner, CsvRow row) {
		Conference before = this.now.conferenceWithAlias(AliasList.key(text));
		if (before == null || before.id().equals(owner.id())) {
			touched(owner, row).list.put(text, row);
			return;
		}
		Touched loser = touched(before, row);
		loser.list.remove(text);
		loser.cells.note("It loses " + text + " to " + owner.name() + ".");
		Touched winner = touched(owner, row);
		winner.list.put(text, row, row(before, text));
		winner.cells.note("It takes " + text + " from " + before.name() + ".");
	}

	private static Document row(Conference conference, String text) {
		return conference.document()
			.rows(ConferenceFields.ALIASES)
			.stream()
			.filter((row) -> AliasList.key(row.text(ConferenceFields.ALIAS, "")).equals(AliasList.key(text)))
			.findFirst()
			.orElse(Document.empty());
	}

	private Touched touched(Conference conference, CsvRow row) {
		return this.touched.computeIfAbsent(conference.id(), (id) -> {
			CellReading cells = new CellReading(this.secrets, RecordKind.CONFERENCE, conference.document());
			cells.set(CommonFields.NAME, conference.name());
			return new Touched(cells, new RowOrigin(this.source, row, Table.CONFERENCE_RECORD),
					new AliasList(this.secrets, conference.document().rows(ConferenceFields.ALIASES)));
		});
	}

	@Override
	public List<Incoming> records(Progress progress) {
		return this.touched.values().stream().map(Touched::toIncoming).toList();
	}

	@Override
	public List<Fault> faults() {
		return this.faults;
	}

	/** A conference whose aliases rows tell. */
	private record Touched(CellReading cells, RowOrigin origin, AliasList list) {

		Incoming toIncoming() {
			this.list.writeTo(this.cells, this.origin);
			return this.cells.toIncoming(this.origin, null);
		}

	}

}
