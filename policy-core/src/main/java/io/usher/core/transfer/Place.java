package io.usher.core.transfer;

import org.jspecify.annotations.Nullable;

/**
 * Where in a source something is told.
 *
 * @param source the file or resource, such as {@code conferences.csv}
 * @param row the row in it, counted from 1 as editors do, or the number of the object; 0
 * for the source as a whole
 * @param column the column or field, null for the whole row
 */
public record Place(String source, long row, @Nullable String column) {

	/** Returns a place of a whole row. */
	public static Place row(String source, long row) {
		return new Place(source, row, null);
	}

	/** Returns the place in a column. */
	public Place at(String otherColumn) {
		return new Place(this.source, this.row, otherColumn);
	}

}
