package io.usher.web.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Violation;
import io.usher.core.record.Document;
import io.usher.core.record.Secret;
import io.usher.core.transfer.Incoming;
import io.usher.core.transfer.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what the cells of one record say.
 */
final class CellReading {

	private static final String EMPTY = "empty";

	private final CellSecrets secrets;

	private final RecordKind kind;

	private final Document known;

	private final Map<String, @Nullable Object> values = new HashMap<>();

	private final List<Violation> faults = new ArrayList<>();

	private final List<String> notes = new ArrayList<>();

	/**
	 * Begins to read.
	 * @param known what is set of the record that is meant, empty for a new one
	 */
	CellReading(CellSecrets secrets, RecordKind kind, Document known) {
		this.secrets = secrets;
		this.kind = kind;
		this.known = known;
	}

	/** Reads the cell of a column, if the file has the column. */
	void read(CsvRow row, CsvColumn column) {
		String cell = row.text(column);
		if (cell == null) {
			return;
		}
		if (column.field().isSecret()) {
			readSecret(column, cell);
		}
		else if (column.field() == CommonFields.CREATION_TIME && this.known.has(CommonFields.CREATION_TIME)) {
			tellKept(column, cell);
		}
		else {
			Object value = CellValues.value(column, cell);
			Violation fault = CellValues.fault(column, value, cell);
			if (fault != null) {
				this.faults.add(fault);
			}
			this.values.put(column.field().name(), value);
		}
	}

	private void tellKept(CsvColumn column, String cell) {
		if (!cell.isBlank() && !cell.strip().equals(this.known.text(CommonFields.CREATION_TIME))) {
			this.faults.add(Violation.warning(column.field().name(), cell, "the time of creation, which stays"));
		}
	}

	private void readSecret(CsvColumn column, String cell) {
		String name = column.field().name();
		if (cell.isBlank()) {
			readNoSecret(column);
			return;
		}
		if (cell.strip().equals(Field.MASK)) {
			this.faults.add(Violation.error(name, Field.MASK, "a " + column.field().label() + " itself, "
					+ CellSecrets.UNKNOWN + " for one that nobody knows, or an empty cell for none"));
			return;
		}
		try {
			this.values.put(name, this.secrets.read(column, this.kind, cell));
		}
		catch (IllegalArgumentException ex) {
			this.faults
				.add(Violation.error(name, Field.MASK, "one in clear, or one that this deployment's key encrypted"));
		}
	}

	/**
	 * An empty cell says that there is none. What nobody knows does not become none by
	 * it: an empty PIN or password admits everybody.
	 */
	private void readNoSecret(CsvColumn column) {
		Secret now = this.known.secret(column.field());
		String name = column.field().name();
		if (now instanceof Secret.Unknown) {
			this.faults
				.add(Violation.warning(name, EMPTY, "the one that is set, which nobody knows and which stays so, or "
						+ CellSecrets.NONE + " to remove it"));
			return;
		}
		if (now != null) {
			this.faults.add(Violation.warning(name, EMPTY, "the one that is set; the empty cell removes it"));
		}
		this.values.put(name, null);
	}

	void set(Field field, @Nullable Object value) {
		this.values.put(field.name(), value);
	}

	void fault(Violation violation) {
		this.faults.add(violation);
	}

	void note(String note) {
		this.notes.add(note);
	}

	/** Returns the values that are set, as a row within a record. */
	Document toDocument() {
		Map<String, Object> set = new HashMap<>(this.known.values());
		this.values.forEach((name, value) -> {
			if (value != null) {
				set.put(name, value);
			}
			else {
				set.remove(name);
			}
		});
		return Document.of(set);
	}

	/** Returns the faults as those of a row within a record. */
	List<Violation> faultsWithin(String place) {
		return this.faults.stream().map((fault) -> fault.within(place)).toList();
	}

	Incoming toIncoming(Origin origin, @Nullable Long number) {
		return new Incoming(origin, this.kind, number, List.of(), this.values, this.notes, this.faults, null);
	}

}
