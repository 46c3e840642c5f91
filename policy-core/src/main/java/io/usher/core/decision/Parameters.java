package io.usher.core.decision;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

import io.usher.core.catalogue.RequestParameter;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a policy request, known ones or not, in the order in which they came.
 * A name is found in any case of letters and whether its words are joined by {@code -} or
 * {@code _}, since SIP headers are spelled in several ways.
 */
public final class Parameters {

	private static final Parameters NONE = new Parameters(Map.of(), null);

	private final Map<String, List<String>> values;

	private final Map<String, List<String>> byKey;

	private final @Nullable String query;

	private Parameters(Map<String, List<String>> values, @Nullable String query) {
		this.values = values;
		this.query = query;
		Map<String, List<String>> byKey = new LinkedHashMap<>();
		values.forEach((name, all) -> byKey.putIfAbsent(key(name), all));
		this.byKey = byKey;
	}

	/** Returns no parameter. */
	public static Parameters none() {
		return NONE;
	}

	/** Returns parameters by name; several values of a name are kept in order. */
	public static Parameters of(Map<String, List<String>> values) {
		return of(values, null);
	}

	/**
	 * Returns parameters by name.
	 * @param query the encoded query that they were read from, null when there was none
	 */
	public static Parameters of(Map<String, List<String>> values, @Nullable String query) {
		Map<String, List<String>> copy = new LinkedHashMap<>();
		values.forEach((name, all) -> copy.put(name, List.copyOf(all)));
		return new Parameters(Collections.unmodifiableMap(copy), query);
	}

	/**
	 * Reads {@code name=value} pairs that follow each other.
	 * @param namesAndValues a name, its value, and so on
	 */
	public static Parameters of(String... namesAndValues) {
		Map<String, List<String>> values = new LinkedHashMap<>();
		for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
			values.computeIfAbsent(namesAndValues[i], (name) -> new ArrayList<>()).add(namesAndValues[i + 1]);
		}
		return of(values);
	}

	/** Returns every parameter as it came. */
	public Map<String, List<String>> all() {
		return this.values;
	}

	/** Returns the query as it came, or one that says the same; encoded. */
	public String query() {
		if (this.query != null) {
			return this.query;
		}
		StringJoiner pairs = new StringJoiner("&");
		this.values.forEach((name, all) -> all.forEach((value) -> pairs.add(encoded(name) + "=" + encoded(value))));
		return pairs.toString();
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	/** Tells whether the request has the parameter, with a value or without. */
	public boolean has(RequestParameter parameter) {
		return this.byKey.containsKey(key(parameter.wireName()));
	}

	/**
	 * Returns a parameter's value, or null when it is absent, empty, {@code None} or
	 * {@code null}, which are alike.
	 */
	public @Nullable String text(RequestParameter parameter) {
		List<String> all = this.byKey.get(key(parameter.wireName()));
		if (all == null || all.isEmpty()) {
			return null;
		}
		String value = all.get(0);
		return (value.isBlank() || value.equalsIgnoreCase("none") || value.equalsIgnoreCase("null")) ? null : value;
	}

	/** Returns a parameter's value as it came, or nothing when it is absent. */
	public String value(RequestParameter parameter) {
		List<String> all = this.byKey.get(key(parameter.wireName()));
		return (all == null || all.isEmpty()) ? "" : all.get(0);
	}

	/** Tells whether a parameter says {@code True}, in any case of letters. */
	public boolean flag(RequestParameter parameter) {
		return "true".equalsIgnoreCase(text(parameter));
	}

	private static String key(String name) {
		return name.toLowerCase(Locale.ROOT).replace('-', '_');
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Parameters that && this.values.equals(that.values);
	}

	@Override
	public int hashCode() {
		return this.values.hashCode();
	}

	@Override
	public String toString() {
		return this.values.keySet().toString();
	}

}
