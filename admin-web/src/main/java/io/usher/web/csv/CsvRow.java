package io.usher.web.csv;

import java.util.List;

import io.usher.core.transfer.Formulas;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file below its header.
 *
 * @param header which cell belongs to which column
 * @param line the line in which it begins, counted from 1
 * @param cells the cells, as many as the header has
 */
record CsvRow(CsvHeader header, long line, List<String> cells) {

	/** Returns what the cell of a column means, null when the file has no such column. */
	@Nullable String text(CsvColumn column) {
		Integer index = this.header.index(column);
		return (index != null) ? Formulas.plain(this.cells.get(index)) : null;
	}

	/** Tells whether nothing stands in any cell. */
	static boolean isBlank(List<String> cells) {
		return cells.stream().allMatch(String::isBlank);
	}

}
