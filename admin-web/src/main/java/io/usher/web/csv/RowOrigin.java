package io.usher.web.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.Table;
import io.usher.core.transfer.Origin;
import io.usher.core.transfer.Place;
import org.jspecify.annotations.Nullable;

/**
 * Finds the row and column of a record that one row tells, or several: each row of a
 * conference may bring an alias.
 */
final class RowOrigin implements Origin {

	private static final Pattern ALIAS = Pattern.compile(ConferenceFields.ALIASES.name() + "\\[([0-9]{1,6})].(.+)");

	private static final Pattern HEAD = Pattern.compile("[^\\[.]+");

	private final String source;

	private final CsvRow row;

	private final Table table;

	/** The rows of the aliases that the record will have, null for those of no row. */
	private final List<@Nullable CsvRow> aliases = new ArrayList<>();

	private final Map<String, Place> others = new HashMap<>();

	RowOrigin(String source, CsvRow row, Table table) {
		this.source = source;
		this.row = row;
		this.table = table;
	}

	/** Says which row tells the next alias of the record. */
	void alias(@Nullable CsvRow telling) {
		this.aliases.add(telling);
	}

	/**
	 * Returns a path for faults of a cell in another row of the record.
	 */
	String path(CsvRow other, CsvColumn column) {
		String path = column.field().name() + "@" + other.line();
		this.others.put(path, place(this.source, other, column));
		return path;
	}

	static Place place(String source, CsvRow row, CsvColumn column) {
		return Place.row(source, row.line()).at(row.header().name(column));
	}

	@Override
	public Place place(String path) {
		Place whole = Place.row(this.source, this.row.line());
		if (path.startsWith("__")) {
			return whole;
		}
		Place other = this.others.get(path);
		if (other != null) {
			return other;
		}
		Matcher alias = ALIAS.matcher(path);
		if (alias.matches()) {
			int index = Integer.parseInt(alias.group(1));
			CsvRow telling = (index < this.aliases.size()) ? this.aliases.get(index) : null;
			return Place.row(this.source, (telling != null) ? telling.line() : this.row.line())
				.at(name(Table.CONFERENCE_ALIAS_ROW, alias.group(2)));
		}
		return whole.at(name(this.table, path));
	}

	/** Returns a path with the name of its column as the file has it. */
	private String name(Table ofTable, String path) {
		Matcher head = HEAD.matcher(path);
		if (!head.lookingAt()) {
			return path;
		}
		return this.row.header()
			.columns()
			.stream()
			.filter((column) -> column.table() == ofTable && column.field().name().equals(head.group()))
			.findFirst()
			.map((column) -> this.row.header().name(column) + path.substring(head.end()))
			.orElseGet(() -> managementName(ofTable, path));
	}

	private static String managementName(Table table, String path) {
		Field field = FieldCatalogue.find(table, InfinityVersion.V35, path).orElse(null);
		return (field != null) ? field.managementName(table) : path;
	}

}
