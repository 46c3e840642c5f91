package io.usher.web.record;

import java.util.Locale;
import java.util.function.BiFunction;

import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.Table;
import io.usher.core.configuration.Configuration;
import io.usher.core.record.ConfigurationRecord;
import org.jspecify.annotations.Nullable;

/**
 * A column of a list.
 *
 * @param id its name in addresses
 * @param title its heading
 * @param cell what it shows
 * @param order what it is sorted by, null when it is not
 * @param narrow whether it stays on narrow screens
 */
record Column(String id, String title, BiFunction<ConfigurationRecord, Configuration, Cell> cell,
		@Nullable BiFunction<ConfigurationRecord, Configuration, String> order, boolean narrow) {

	/** Returns a column that shows a field as text. */
	static Column of(Field field, Table table) {
		BiFunction<ConfigurationRecord, Configuration, String> text = (record, configuration) -> FieldText.of(field,
				table, record.document(), configuration);
		return new Column(field.name(), field.label(),
				(record, configuration) -> Cell.of(text.apply(record, configuration)), lower(text), false);
	}

	/** Returns a column with a cell of its own, sorted by the cell's text. */
	static Column of(String id, String title, BiFunction<ConfigurationRecord, Configuration, Cell> cell) {
		return new Column(id, title, cell, null, false);
	}

	/** Returns the column sorted by this. */
	Column sortedBy(BiFunction<ConfigurationRecord, Configuration, String> order) {
		return new Column(this.id, this.title, this.cell, lower(order), this.narrow);
	}

	/** Returns the column under another heading. */
	Column titled(String heading) {
		return new Column(this.id, heading, this.cell, this.order, this.narrow);
	}

	/** Returns the column with its text to be read letter by letter. */
	Column asCode() {
		return new Column(this.id, this.title,
				(record, configuration) -> Cell.code(this.cell.apply(record, configuration).text()), this.order,
				this.narrow);
	}

	/** Returns the column that stays on narrow screens. */
	Column always() {
		return new Column(this.id, this.title, this.cell, this.order, true);
	}

	boolean isSortable() {
		return this.order != null;
	}

	private static BiFunction<ConfigurationRecord, Configuration, String> lower(
			BiFunction<ConfigurationRecord, Configuration, String> order) {
		return (record, configuration) -> order.apply(record, configuration).toLowerCase(Locale.ROOT);
	}

}
