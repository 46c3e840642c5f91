package io.usher.web.csv;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.usher.core.catalogue.AdpFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.Violation;
import io.usher.core.conference.AutomaticParticipant;
import io.usher.core.conference.Conference;
import io.usher.core.configuration.Configuration;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.transfer.Fault;
import io.usher.core.transfer.Incoming;
import io.usher.core.transfer.Link;
import io.usher.core.transfer.Matching;
import io.usher.core.transfer.Origin;
import io.usher.core.transfer.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Rows that tell Automatically Dialed Participants, and the conferences that call them.
 * Conferences hold the list of whom they call, so that rows change conferences too.
 */
final class ParticipantRows implements SheetReading {

	private final String source;

	private final Configuration now;

	private final CsvColumn alias;

	private final CsvColumn conference;

	private final CsvColumn number;

	private final CellSecrets secrets;

	private final List<Told> told = new ArrayList<>();

	private final Map<Long, CsvRow> numbers = new TreeMap<>();

	private final List<Fault> faults = new ArrayList<>();

	ParticipantRows(String source, Configuration now, CellSecrets secrets) {
		this.source = source;
		this.now = now;
		this.secrets = secrets;
		CsvColumns columns = CsvColumns.of(CsvSheet.AUTOMATIC_PARTICIPANTS);
		this.alias = columns.of(Table.AUTOMATIC_PARTICIPANT_RECORD, AdpFields.REMOTE_ALIAS);
		this.conference = columns.of(Table.AUTOMATIC_PARTICIPANT_RECORD, AdpFields.CONFERENCE);
		this.number = columns.of(Table.CONFERENCE_ALIAS_ROW, ConferenceFields.ID);
	}

	@Override
	public void take(CsvRow row) {
		String text = Objects.requireNonNullElse(row.text(this.alias), "").strip();
		if (text.isEmpty()) {
			this.faults.add(Fault.error(RowOrigin.place(this.source, row, this.alias), "empty",
					"the alias of the participant to call"));
			return;
		}
		List<Violation> violations = new ArrayList<>();
		List<Conference> conferences = conferences(row, violations);
		this.told.add(new Told(row, text, conferences, number(row, text, conferences, violations), violations));
	}

	/** Returns the conferences that are to call it, null when the file does not say. */
	private @Nullable List<Conference> conferences(CsvRow row, List<Violation> violations) {
		String cell = row.text(this.conference);
		if (cell == null) {
			return null;
		}
		List<Conference> found = new ArrayList<>();
		for (String name : CellValues.texts(cell.strip())) {
			this.now.conferenceNamed(name.strip())
				.ifPresentOrElse(found::add, () -> violations.add(Violation.error(AdpFields.CONFERENCE.name(), name,
						"the name of a conference that is there already, or a list such as [\"Sales\", \"Board\"]")));
		}
		return found.stream().distinct().toList();
	}

	/**
	 * A number may come from elsewhere: it says which participant is meant where that one
	 * is dialled by the same alias, or from one of the same conferences.
	 */
	private @Nullable Long number(CsvRow row, String text, @Nullable List<Conference> conferences,
			List<Violation> violations) {
		String cell = Objects.requireNonNullElse(row.text(this.number), "").strip();
		if (cell.isEmpty()) {
			return null;
		}
		if (!cell.matches("[1-9][0-9]{0,17}")) {
			violations
				.add(Violation.error(ConferenceFields.ID.name(), cell, "the number of a participant, or nothing"));
			return null;
		}
		Long told = Long.valueOf(cell);
		CsvRow earlier = this.numbers.putIfAbsent(told, row);
		if (earlier != null) {
			violations.add(Violation.error(ConferenceFields.ID.name(), cell,
					"a number that is not told before, as in row " + earlier.line()));
			return null;
		}
		boolean meant = this.now.record(RecordKind.AUTOMATIC_PARTICIPANT, told) instanceof AutomaticParticipant known
				&& (AliasList.key(known.document().text(AdpFields.REMOTE_ALIAS, "")).equals(AliasList.key(text))
						|| conferences != null && conferences.stream()
							.anyMatch((caller) -> caller.automaticParticipants().contains(told)));
		return meant ? told : null;
	}

	@Override
	public List<Incoming> records(Progress progress) {
		List<Incoming> records = new ArrayList<>();
		Matching matching = matching();
		Calls calls = new Calls();
		for (int i = 0; i < this.told.size(); i++) {
			Told participant = this.told.get(i);
			ConfigurationRecord known = matching.record(i);
			calls.tell(participant, known);
			records.add(incoming(participant, (known != null) ? known.document() : Document.empty(),
					(known != null) ? Long.valueOf(known.id().number()) : null));
		}
		records.addAll(calls.records());
		return records;
	}

	/** Finds out which rows tell participants that are there. */
	private Matching matching() {
		Map<Conference, List<Link>> callers = new LinkedHashMap<>();
		List<Incoming> records = new ArrayList<>();
		for (Told participant : this.told) {
			records.add(incoming(participant, Document.empty(), participant.number));
			if (participant.conferences != null) {
				participant.conferences.forEach((caller) -> callers.computeIfAbsent(caller, (key) -> new ArrayList<>())
					.add(participant.link()));
			}
		}
		callers
			.forEach((caller, links) -> records.add(Incoming.of(Origin.row(this.source, 1), RecordKind.CONFERENCE, Map
				.of(CommonFields.NAME.name(), caller.name(), ConferenceFields.AUTOMATIC_PARTICIPANTS.name(), links))));
		return Matching.of(this.now, records);
	}

	private Incoming incoming(Told participant, Document known, @Nullable Long meant) {
		CellReading cells = new CellReading(this.secrets, RecordKind.AUTOMATIC_PARTICIPANT, known);
		for (CsvColumn column : participant.row.header().columns()) {
			if (column != this.conference && column != this.number) {
				cells.read(participant.row, column);
			}
		}
		cells.set(AdpFields.REMOTE_ALIAS, participant.alias);
		participant.violations.forEach(cells::fault);
		return cells.toIncoming(new RowOrigin(this.source, participant.row, Table.AUTOMATIC_PARTICIPANT_RECORD), meant)
			.identified(participant.link());
	}

	@Override
	public List<Fault> faults() {
		return this.faults;
	}

	/** A participant as its row tells it. */
	private record Told(CsvRow row, String alias, @Nullable List<Conference> conferences, @Nullable Long number,
			List<Violation> violations) {

		/** Returns how conferences refer to it. */
		Link link() {
			return Link.numbered(RecordKind.AUTOMATIC_PARTICIPANT, this.row.line());
		}

	}

	/** Whom conferences will call. */
	private final class Calls {

		private final Map<RecordId, List<Object>> lists = new LinkedHashMap<>();

		private final Map<RecordId, Incoming> changed = new LinkedHashMap<>();

		void tell(Told participant, @Nullable ConfigurationRecord known) {
			if (participant.conferences == null) {
				return;
			}
			Object element = (known != null) ? Long.valueOf(known.id().number()) : participant.link();
			Set<RecordId> callers = participant.conferences.stream().map(Conference::id).collect(Collectors.toSet());
			Set<RecordId> before = (known instanceof AutomaticParticipant old)
					? ParticipantRows.this.now.conferencesOf(old)
						.stream()
						.map((caller) -> new RecordId(RecordKind.CONFERENCE, caller))
						.collect(Collectors.toSet())
					: Set.of();
			before.stream().filter((id) -> !callers.contains(id)).forEach((id) -> {
				list(id).remove(element);
				note(id, participant, "It does not call " + participant.alias + " any more.");
			});
			participant.conferences.stream().map(Conference::id).filter((id) -> !before.contains(id)).forEach((id) -> {
				list(id).add(element);
				note(id, participant, "It calls " + participant.alias + ".");
			});
		}

		private List<Object> list(RecordId id) {
			return this.lists.computeIfAbsent(id, (key) -> new ArrayList<>(caller(key).automaticParticipants()));
		}

		private Conference caller(RecordId id) {
			return (Conference) ParticipantRows.this.now.find(id).orElseThrow();
		}

		private void note(RecordId id, Told participant, String note) {
			Incoming record = this.changed.computeIfAbsent(id, (key) -> Incoming.of(origin(participant.row),
					RecordKind.CONFERENCE, Map.of(CommonFields.NAME.name(), caller(key).name())));
			this.changed.put(id, record.noted(note));
		}

		private Origin origin(CsvRow row) {
			return (path) -> RowOrigin.place(ParticipantRows.this.source, row, ParticipantRows.this.conference);
		}

		List<Incoming> records() {
			return this.changed.entrySet().stream().map((entry) -> {
				Incoming record = entry.getValue();
				Map<String, @Nullable Object> values = new LinkedHashMap<>(record.values());
				values.put(ConferenceFields.AUTOMATIC_PARTICIPANTS.name(), list(entry.getKey()));
				return new Incoming(record.origin(), record.kind(), null, List.of(), values, record.notes(), List.of(),
						null);
			}).toList();
		}

	}

}
