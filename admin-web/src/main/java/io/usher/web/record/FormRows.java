package io.usher.web.record;

import java.util.List;

import io.usher.core.catalogue.Field;
import org.jspecify.annotations.Nullable;

/**
 * Rows of another table within a form.
 *
 * @param field the field that holds them
 * @param rows the rows
 * @param blank an empty row, to be copied
 * @param error what is wrong with all of them together, null when nothing is
 */
record FormRows(Field field, List<Row> rows, Row blank, @Nullable String error) {

	/** Returns what one row is called. */
	public String one() {
		return this.blank.title();
	}

	/**
	 * A row.
	 *
	 * @param title what it is called
	 * @param number its own number, empty when it has none yet
	 * @param place its name in the form
	 * @param fields its inputs
	 */
	record Row(String title, String number, String place, List<FormField> fields) {

	}

}
