package io.usher.web.csv;

import java.util.Arrays;
import java.util.Optional;

import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.RecordKind;

/**
 * The sheets that can be imported and exported as CSV.
 */
public enum CsvSheet {

	/** Conferences of every type, with their aliases. */
	CONFERENCES("conferences", "Conferences", RecordKind.CONFERENCE),

	/** The aliases of conferences. */
	ALIASES("aliases", "Aliases", RecordKind.CONFERENCE),

	/** Automatically Dialed Participants, with the conferences that call them. */
	AUTOMATIC_PARTICIPANTS(ConferenceFields.AUTOMATIC_PARTICIPANTS.name(), "Automatically Dialed Participants",
			RecordKind.AUTOMATIC_PARTICIPANT),

	/** Call Routing Rules. */
	CALL_ROUTING_RULES("call_routing_rules", "Call Routing Rules", RecordKind.CALL_ROUTING_RULE),

	/** Devices. */
	DEVICES("devices", "Devices", RecordKind.DEVICE),

	/** People. */
	PEOPLE("people", "People", RecordKind.PERSON);

	private final String path;

	private final String title;

	private final RecordKind kind;

	CsvSheet(String path, String title, RecordKind kind) {
		this.path = path;
		this.title = title;
		this.kind = kind;
	}

	/** Returns its name in paths, such as {@code call_routing_rules}. */
	public String path() {
		return this.path;
	}

	/** Returns what people call it. */
	public String title() {
		return this.title;
	}

	/** Returns the kind of records that it changes. */
	public RecordKind kind() {
		return this.kind;
	}

	/** Returns the name of the file that an export makes. */
	public String fileName() {
		return this.path + ".csv";
	}

	/** Finds a sheet by its name in paths. */
	public static Optional<CsvSheet> named(String path) {
		return Arrays.stream(values()).filter((sheet) -> sheet.path.equals(path)).findFirst();
	}

}
