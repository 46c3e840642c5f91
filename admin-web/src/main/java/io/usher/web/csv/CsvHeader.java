package io.usher.web.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.usher.core.script.syntax.Suggestions;
import io.usher.core.transfer.Fault;
import io.usher.core.transfer.Place;
import org.jspecify.annotations.Nullable;

/**
 * Which column stands where in a file, as its first row says, or as Infinity's files
 * without such a row have it.
 */
final class CsvHeader {

	private final Map<CsvColumn, Integer> indexes = new LinkedHashMap<>();

	private final List<String> names;

	private final boolean written;

	private final List<Fault> faults = new ArrayList<>();

	private CsvHeader(List<String> names, boolean written) {
		this.names = names;
		this.written = written;
	}

	/**
	 * Reads the first row.
	 * @param place where it is
	 */
	static CsvHeader of(CsvColumns columns, List<String> first, Place place) {
		List<String> names = first.stream().map(CsvHeader::name).toList();
		if (columns.fixed().isEmpty() || isHeader(columns, names)) {
			CsvHeader header = new CsvHeader(first.stream().map(String::strip).toList(), true);
			header.readNames(columns, names, place);
			return header;
		}
		List<CsvColumn> fixed = columns.fixed().subList(0, Math.min(first.size(), columns.fixed().size()));
		CsvHeader header = new CsvHeader(fixed.stream().map(CsvColumn::name).toList(), false);
		fixed.forEach((column) -> header.indexes.put(column, header.indexes.size()));
		header.tellOrder(columns, first.size(), place);
		return header;
	}

	/** A row of values may hold a word that is also the name of a column. */
	private static boolean isHeader(CsvColumns columns, List<String> names) {
		long known = known(columns, names);
		return known > 0 && (columns.required().stream().anyMatch((column) -> names.contains(column.name()))
				|| 2 * known >= names.stream().filter((name) -> !name.isEmpty()).count());
	}

	/** Returns how many cells hold the name of a column. */
	static long known(CsvColumns columns, List<String> cells) {
		return cells.stream().filter((cell) -> columns.named(name(cell)).isPresent()).count();
	}

	private static String name(String cell) {
		return cell.strip().toLowerCase(Locale.ROOT);
	}

	private void readNames(CsvColumns columns, List<String> known, Place place) {
		Map<CsvColumn, String> seen = new HashMap<>();
		for (int i = 0; i < known.size(); i++) {
			String told = this.names.get(i);
			CsvColumn column = columns.named(known.get(i)).orElse(null);
			if (column != null) {
				String earlier = seen.putIfAbsent(column, told);
				if (earlier != null) {
					this.faults.add(Fault.error(place.at(told), told, "each column once; " + earlier + " is the same"));
				}
				this.indexes.putIfAbsent(column, i);
			}
			else if (!told.isEmpty()) {
				this.faults.add(Fault.error(place.at(told), told,
						"a column of this sheet" + Suggestions.nearest(known.get(i), columns.names())));
			}
		}
		columns.required()
			.stream()
			.filter((column) -> !this.indexes.containsKey(column))
			.forEach((column) -> this.faults.add(Fault.error(place.at(column.name()), "missing",
					"a first row with the names of the columns, " + column.name() + " among them")));
	}

	private void tellOrder(CsvColumns columns, int cells, Place place) {
		String order = columns.fixed().stream().map(CsvColumn::name).collect(Collectors.joining(", "));
		if (cells > columns.fixed().size()) {
			this.faults.add(Fault.error(place, cells + " cells", "a first row with the names of the columns; "
					+ "without one the columns are those of Infinity's own files: " + order));
		}
		else {
			this.faults.add(Fault.warning(place, "no names of columns",
					"a first row with the names of the columns; this file is read in the order of Infinity's own: "
							+ order));
		}
	}

	/** Tells whether the first row is one of names. */
	boolean isWritten() {
		return this.written;
	}

	List<Fault> faults() {
		return List.copyOf(this.faults);
	}

	boolean isFaulty() {
		return this.faults.stream().anyMatch(Fault::isError);
	}

	/** Returns how many cells each row has. */
	int size() {
		return this.names.size();
	}

	/** Returns the columns that the file has. */
	Set<CsvColumn> columns() {
		return this.indexes.keySet();
	}

	boolean has(CsvColumn column) {
		return this.indexes.containsKey(column);
	}

	@Nullable Integer index(CsvColumn column) {
		return this.indexes.get(column);
	}

	/** Returns a column's name as the file has it. */
	String name(CsvColumn column) {
		Integer index = this.indexes.get(column);
		return (index != null) ? this.names.get(index) : column.name();
	}

	/** Returns the name above a cell. */
	String name(int index) {
		return this.names.get(index);
	}

	/** Returns the place of a cell that belongs to no column, -1 when there is none. */
	int nameless(List<String> cells) {
		for (int i = 0; i < cells.size(); i++) {
			if (this.names.get(i).isEmpty() && !cells.get(i).isBlank()) {
				return i;
			}
		}
		return -1;
	}

}
