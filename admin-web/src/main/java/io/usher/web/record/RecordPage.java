package io.usher.web.record;

import java.util.List;
import java.util.Optional;

import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Table;

/**
 * How a kind of record is kept in the console.
 *
 * @param kind the kind
 * @param slug its name in addresses
 * @param title the heading of its list
 * @param one what one of its records is called
 * @param icon the name of its icon
 * @param intro what the records are for, in a sentence
 * @param columns the columns of its list, the first of which is the name
 * @param filters the fields that its list can be filtered by
 */
record RecordPage(RecordKind kind, String slug, String title, String one, String icon, String intro,
		List<Column> columns, List<Field> filters) {

	/** The path under which all lists stand. */
	static final String BASE = "/configuration/";

	/** Finds the page with a name in addresses. */
	static Optional<RecordPage> named(String slug) {
		return RecordPages.all().stream().filter((page) -> page.slug.equals(slug)).findFirst();
	}

	/** Finds the page of a kind of record. */
	static Optional<RecordPage> of(RecordKind kind) {
		return RecordPages.all().stream().filter((page) -> page.kind == kind).findFirst();
	}

	Table table() {
		return Table.of(this.kind);
	}

	/** Tells whether its records have secrets, which may be unknown. */
	boolean hasSecrets() {
		return FieldCatalogue.of(table(), InfinityVersion.V35).values().stream().anyMatch(Field::isSecret);
	}

	/** Returns the path of the list. */
	public String path() {
		return BASE + this.slug;
	}

	/** Returns the path of a record's form. */
	public String path(long number) {
		return path() + "/" + number;
	}

	/** Tells whether people order its records themselves. */
	public boolean isOrdered() {
		return this.kind == RecordKind.CALL_ROUTING_RULE;
	}

	/** Tells whether its records are names of Infinity's own objects. */
	public boolean isInfinity() {
		return RecordPages.infinity().contains(this);
	}

}
