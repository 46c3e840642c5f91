package io.usher.web.csv;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.Use;
import org.jspecify.annotations.Nullable;

/**
 * A column of a sheet.
 *
 * @param name its name in a header
 * @param names its name and the others that are taken for it
 * @param field the field that it tells
 * @param table the table of which it tells the field
 */
record CsvColumn(String name, Set<String> names, Field field, Table table) {

	/** What Infinity calls a column that names another record. */
	private static final String BY_NAME = "_name";

	private static final String KILO = "bps";

	/** Returns the column of a field under the Management API's name. */
	static CsvColumn of(Table table, Field field) {
		return prefixed("", table, field);
	}

	/** Returns the column of a field of a row within the record. */
	static CsvColumn prefixed(String prefix, Table table, Field field) {
		String name = prefix + field.managementName(table);
		Set<String> names = new LinkedHashSet<>(Set.of(name));
		names.add(prefix + field.name());
		if (isLink(field.kind())) {
			names.add(name + BY_NAME);
		}
		return new CsvColumn(name, names, field, table);
	}

	/** Returns this column under another name too. */
	CsvColumn alsoNamed(String other) {
		Set<String> all = new LinkedHashSet<>(this.names);
		all.add(other);
		return new CsvColumn(this.name, all, this.field, this.table);
	}

	private static boolean isLink(FieldKind kind) {
		return kind instanceof FieldKind.Reference || kind instanceof FieldKind.References;
	}

	FieldKind kind() {
		return this.field.kind();
	}

	Use use() {
		return Objects.requireNonNull(this.field.in(this.table));
	}

	/** Tells whether the sheet has bits in thousands, as the Management API has. */
	boolean isInThousands() {
		return KILO.equals(this.field.unit());
	}

	/**
	 * Returns what an encrypted secret of the column is bound to: no other column takes
	 * it.
	 */
	String secretPlace(RecordKind kind) {
		return "csv/" + kind.resource() + "/" + this.name;
	}

	/** There is one of each: rows ask for their cells very often. */
	@Override
	public boolean equals(@Nullable Object other) {
		return this == other;
	}

	@Override
	public int hashCode() {
		return this.name.hashCode();
	}

}
