package io.usher.web.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Table;
import io.usher.core.record.Document;
import io.usher.core.record.UniqueKey;
import org.jspecify.annotations.Nullable;

/**
 * The aliases that a conference will have: those that it has, with what rows say of them,
 * then new ones.
 */
final class AliasList {

	private final CellSecrets secrets;

	private final Map<String, Document> aliases = new LinkedHashMap<>();

	private final Map<String, CsvRow> told = new HashMap<>();

	private final Map<String, CellReading> readings = new HashMap<>();

	AliasList(CellSecrets secrets, List<Document> known) {
		this.secrets = secrets;
		known.forEach((row) -> this.aliases.put(key(row.text(ConferenceFields.ALIAS, "")), row));
	}

	static String key(String alias) {
		return UniqueKey.normalise(alias.strip());
	}

	/**
	 * Adds or changes an alias.
	 * @return the row that told the alias before, null when none did
	 */
	@Nullable CsvRow put(String alias, CsvRow row) {
		return put(alias, row, this.aliases.getOrDefault(key(alias), Document.empty()));
	}

	/**
	 * Adds or changes an alias.
	 * @param known what is known of it
	 */
	@Nullable CsvRow put(String alias, CsvRow row, Document known) {
		String key = key(alias);
		CsvRow earlier = this.told.putIfAbsent(key, row);
		if (earlier != null) {
			return earlier;
		}
		CellReading cells = new CellReading(this.secrets, RecordKind.CONFERENCE, known);
		row.header()
			.columns()
			.stream()
			.filter((column) -> column.table() == Table.CONFERENCE_ALIAS_ROW)
			.forEach((column) -> cells.read(row, column));
		cells.set(ConferenceFields.ALIAS, alias.strip());
		this.aliases.put(key, cells.toDocument());
		this.readings.put(key, cells);
		return null;
	}

	void remove(String alias) {
		this.aliases.remove(key(alias));
	}

	/** Returns the aliases that no row tells. */
	List<String> untold() {
		return this.aliases.entrySet()
			.stream()
			.filter((entry) -> !this.told.containsKey(entry.getKey()))
			.map((entry) -> entry.getValue().text(ConferenceFields.ALIAS, ""))
			.toList();
	}

	/** Sets the aliases of a conference. */
	void writeTo(CellReading conference, RowOrigin origin) {
		List<Document> rows = new ArrayList<>();
		this.aliases.forEach((key, row) -> {
			CellReading reading = this.readings.get(key);
			if (reading != null) {
				reading.faultsWithin(ConferenceFields.ALIASES.name() + "[" + rows.size() + "]")
					.forEach(conference::fault);
			}
			origin.alias(this.told.get(key));
			rows.add(row);
		});
		conference.set(ConferenceFields.ALIASES, rows);
	}

}
