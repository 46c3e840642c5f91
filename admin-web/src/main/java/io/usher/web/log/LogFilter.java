package io.usher.web.log;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;

import io.usher.web.decision.EnteredMoment;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What somebody looks for on a page of the logs, as the page's address has it: without
 * what was left empty, times by RFC 3339.
 */
final class LogFilter {

	/** Entries before this one: how the next page is asked for. */
	static final String BEFORE = "before";

	/** Entries of this time or later. */
	static final String FROM = "from";

	private static final String UNTIL = "until";

	private static final String OFFSET = "_offset";

	private static final Set<String> FIRST = Set.of("q", "text", "kind", "outcome", BEFORE);

	private final Map<String, String> values;

	private final boolean canonical;

	private LogFilter(Map<String, String> values, boolean canonical) {
		this.values = values;
		this.canonical = canonical;
	}

	/** Reads what came with the page's address, but for the names that are left out. */
	static LogFilter read(MultiValueMap<String, String> query, Set<String> leftOut) {
		Map<String, String> values = new LinkedHashMap<>();
		boolean canonical = true;
		for (Map.Entry<String, List<String>> entry : query.entrySet()) {
			String name = entry.getKey();
			String value = Objects.requireNonNullElse(entry.getValue().get(0), "").strip();
			canonical &= !value.isEmpty() && !name.endsWith(OFFSET);
			if (!value.isEmpty() && !name.endsWith(OFFSET) && !leftOut.contains(name)) {
				values.put(name, name.equals(FROM) || name.equals(UNTIL)
						? moment(value, Objects.requireNonNullElse(query.getFirst(name + OFFSET), "")) : value);
			}
		}
		return new LogFilter(values, canonical);
	}

	/** A time that cannot be read stays, and is complained of where it is used. */
	private static String moment(String text, String offset) {
		try {
			return DateTimeFormatter.ISO_INSTANT.format(EnteredMoment.read(text, offset));
		}
		catch (DateTimeException ex) {
			return text;
		}
	}

	/** Tells whether the address is as short as it can be. */
	boolean isCanonical() {
		return this.canonical;
	}

	/** Tells whether everything is wanted. */
	public boolean isEmpty() {
		return this.values.isEmpty() || this.values.keySet().equals(Set.of(BEFORE));
	}

	/** Tells whether the newest entries are wanted. */
	public boolean isNewest() {
		return !this.values.containsKey(BEFORE) && !this.values.containsKey(UNTIL);
	}

	/** Tells whether more is asked than the first line of the form offers. */
	public boolean hasMore() {
		return !FIRST.containsAll(this.values.keySet());
	}

	/** Returns a value, empty when it is not asked for. */
	public String get(String name) {
		return this.values.getOrDefault(name, "");
	}

	/** Returns a time for an input of browsers, in UTC. */
	public String local(String name) {
		OffsetDateTime moment = when(name);
		return (moment != null) ? EnteredMoment.local(moment) : "";
	}

	private @Nullable OffsetDateTime when(String name) {
		try {
			return get(name).isEmpty() ? null : EnteredMoment.read(get(name), "");
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	/** Returns it as the query of an address. */
	public String query() {
		return query(this.values);
	}

	/** Returns the query of the page that comes after an entry. */
	public String queryBefore(String id) {
		Map<String, String> other = new LinkedHashMap<>(this.values);
		other.put(BEFORE, id);
		return query(other);
	}

	/** Returns the query of the newest entries. */
	public String queryNewest() {
		Map<String, String> other = new LinkedHashMap<>(this.values);
		other.remove(BEFORE);
		return query(other);
	}

	private static String query(Map<String, String> values) {
		StringJoiner query = new StringJoiner("&");
		values.forEach((name, value) -> query.add(URLEncoder.encode(name, StandardCharsets.UTF_8) + "="
				+ URLEncoder.encode(value, StandardCharsets.UTF_8)));
		return query.toString();
	}

	/** Returns the conditions. */
	QueryParameters parameters() {
		Map<String, String[]> given = new LinkedHashMap<>();
		this.values.forEach((name, value) -> given.put(name, new String[] { value }));
		return new QueryParameters(given);
	}

	/** Returns the conditions, of which others hold for time and number. */
	QueryParameters parameters(Map<String, String> others) {
		Map<String, String[]> given = new LinkedHashMap<>();
		this.values.forEach((name, value) -> given.put(name, new String[] { value }));
		others.forEach((name, value) -> given.put(name, new String[] { value }));
		return new QueryParameters(given);
	}

}
