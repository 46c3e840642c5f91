package io.usher.web.record;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.usher.core.catalogue.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What somebody asks of a list.
 *
 * @param search the text to look for, empty for everything
 * @param filters the values asked of fields, by the field's name
 * @param sort the column to sort by
 * @param descending whether the greatest comes first
 * @param page the page, from 1
 */
record ListRequest(String search, Map<String, String> filters, String sort, boolean descending, int page) {

	/** How many rows a page has. */
	static final int ROWS = 50;

	static final String SEARCH = "q";

	/** The filter by what is known of secrets. */
	static final String SECRETS = "secrets";

	/** Those of which one is unknown. */
	static final String UNKNOWN = "unknown";

	private static final String SORT = "sort";

	private static final String PAGE = "page";

	private static final int LONGEST_SEARCH = 250;

	/** Reads an address's parameters; what makes no sense is left out. */
	static ListRequest read(RecordPage page, MultiValueMap<String, String> query) {
		String search = Objects.requireNonNullElse(query.getFirst(SEARCH), "").strip();
		Map<String, String> filters = new LinkedHashMap<>();
		for (Field field : page.filters()) {
			String value = query.getFirst(field.name());
			if (value != null && !value.isBlank()) {
				filters.put(field.name(), value.strip());
			}
		}
		if (page.hasSecrets() && UNKNOWN.equals(query.getFirst(SECRETS))) {
			filters.put(SECRETS, UNKNOWN);
		}
		String sort = Objects.requireNonNullElse(query.getFirst(SORT), "");
		boolean descending = sort.startsWith("-");
		String column = descending ? sort.substring(1) : sort;
		boolean known = page.columns().stream().anyMatch((one) -> one.isSortable() && one.id().equals(column));
		return new ListRequest(search.substring(0, Math.min(search.length(), LONGEST_SEARCH)), filters,
				known ? column : "", known && descending, number(query.getFirst(PAGE)));
	}

	private static int number(@Nullable String text) {
		try {
			return (text != null) ? Math.max(1, Math.min(Integer.parseInt(text.strip()), 1_000_000)) : 1;
		}
		catch (NumberFormatException ex) {
			return 1;
		}
	}

	/** Tells whether everything was asked for. */
	public boolean isUnfiltered() {
		return this.search.isEmpty() && this.filters.isEmpty();
	}

	/** Returns what to look for, as texts are compared. */
	String needle() {
		return this.search.toLowerCase(Locale.ROOT);
	}

	/** Returns the address's query with this sorting. */
	public String sorted(String column) {
		boolean down = column.equals(this.sort) && !this.descending;
		return query(down ? "-" + column : column, 1);
	}

	/** Returns the address's query with this page. */
	public String paged(int number) {
		return query(this.descending ? "-" + this.sort : this.sort, number);
	}

	/** Returns the query without a page, for what concerns everything found. */
	public String query() {
		return paged(1);
	}

	private String query(String sorting, int number) {
		Map<String, String> parameters = new LinkedHashMap<>();
		parameters.put(SEARCH, this.search);
		parameters.putAll(this.filters);
		parameters.put(SORT, sorting);
		parameters.put(PAGE, (number > 1) ? String.valueOf(number) : "");
		Stream<Map.Entry<String, String>> stated = parameters.entrySet()
			.stream()
			.filter((entry) -> !entry.getValue().isEmpty());
		return stated.map((entry) -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
			.collect(Collectors.joining("&"));
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
