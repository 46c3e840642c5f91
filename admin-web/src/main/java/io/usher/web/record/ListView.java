package io.usher.web.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.configuration.Configuration;
import io.usher.core.record.ConfigurationRecord;
import org.jspecify.annotations.Nullable;

/**
 * A list as its page shows it.
 *
 * @param page the kind of record
 * @param request what was asked
 * @param rows the records of this page
 * @param found how many were found
 * @param total how many there are
 * @param filters what the list can be filtered by
 */
record ListView(RecordPage page, ListRequest request, List<Row> rows, int found, int total, List<Filter> filters) {

	private static final int OPTIONS = 200;

	static ListView of(RecordPage page, ListRequest asked, List<ConfigurationRecord> found,
			Configuration configuration) {
		int last = Math.max(1, (found.size() + ListRequest.ROWS - 1) / ListRequest.ROWS);
		ListRequest request = new ListRequest(asked.search(), asked.filters(), asked.sort(), asked.descending(),
				Math.min(asked.page(), last));
		int from = (request.page() - 1) * ListRequest.ROWS;
		List<Row> rows = found.subList(from, Math.min(found.size(), from + ListRequest.ROWS))
			.stream()
			.map((record) -> Row.of(page, record, configuration))
			.toList();
		return new ListView(page, request, rows, found.size(), configuration.count(page.kind()),
				filters(page, request, configuration));
	}

	private static List<Filter> filters(RecordPage page, ListRequest request, Configuration configuration) {
		List<Filter> filters = new ArrayList<>();
		page.filters().forEach((field) -> filters.add(filter(page, field, request, configuration)));
		if (page.hasSecrets()) {
			filters.add(new Filter(ListRequest.SECRETS, "Secrets",
					List.of(new Choice(ListRequest.UNKNOWN, "Unknown to Usher")),
					request.filters().getOrDefault(ListRequest.SECRETS, "")));
		}
		return filters;
	}

	private static Filter filter(RecordPage page, Field field, ListRequest request, Configuration configuration) {
		List<Choice> choices = new ArrayList<>();
		if (field.kind() instanceof FieldKind.Flag) {
			choices.add(new Choice("true", "Yes"));
			choices.add(new Choice("false", "No"));
		}
		else if (field.kind() instanceof FieldKind.Reference reference) {
			configuration.all(reference.target())
				.limit(OPTIONS)
				.forEach((record) -> choices.add(new Choice(String.valueOf(record.id().number()), record.name())));
		}
		else {
			field.options(page.table(), InfinityVersion.V35)
				.forEach((option) -> choices.add(new Choice(option.value(), option.label())));
		}
		return new Filter(field.name(), field.label(), choices, request.filters().getOrDefault(field.name(), ""));
	}

	/** Returns how many pages there are. */
	public int pages() {
		return Math.max(1, (this.found + ListRequest.ROWS - 1) / ListRequest.ROWS);
	}

	/** Returns how many were found, in words. */
	public String count() {
		String shown = String.format(Locale.ROOT, "%,d", this.found);
		return (this.found == this.total) ? shown : shown + String.format(Locale.ROOT, " of %,d", this.total);
	}

	/** Tells which rows of all that were found these are. */
	public String range() {
		int from = (this.request.page() - 1) * ListRequest.ROWS;
		return String.format(Locale.ROOT, "%,d to %,d of %,d", from + 1, from + this.rows.size(), this.found);
	}

	/** Returns how a column is sorted, in ARIA's words. */
	public @Nullable String sorting(Column column) {
		if (!column.id().equals(this.request.sort())) {
			return null;
		}
		return this.request.descending() ? "descending" : "ascending";
	}

	/**
	 * A record's row.
	 *
	 * @param number the record's number
	 * @param name the record's name
	 * @param path the path of its form
	 * @param cells what the columns after the name show
	 */
	record Row(long number, String name, String path, List<Cell> cells) {

		static Row of(RecordPage page, ConfigurationRecord record, Configuration configuration) {
			return new Row(record.id().number(), record.name(), page.path(record.id().number()),
					page.columns()
						.stream()
						.skip(1)
						.map((column) -> column.cell().apply(record, configuration))
						.toList());
		}

	}

	/**
	 * A filter.
	 *
	 * @param name its name in addresses
	 * @param label its words
	 * @param choices what may be chosen
	 * @param value what is chosen, empty for everything
	 */
	record Filter(String name, String label, List<Choice> choices, String value) {

	}

	/**
	 * Something to choose.
	 *
	 * @param value its value
	 * @param label its words
	 */
	record Choice(String value, String label) {

	}

}
