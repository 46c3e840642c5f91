package io.usher.core.record;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.usher.core.catalogue.Field;

/**
 * What was set of a record, by field name. Immutable. Values are {@link String},
 * {@link Boolean}, {@link Long}, {@link Secret} (of secret fields), {@link Document} (of
 * JSON objects) and {@link List}s of {@link String}, {@link Long} (references) or
 * {@link Document} (rows). Absent means: not set.
 */
public final class Document {

	private static final Document EMPTY = new Document(Map.of());

	private final Map<String, Object> values;

	private Document(Map<String, Object> values) {
		this.values = values;
	}

	/** Returns the document in which nothing is set. */
	public static Document empty() {
		return EMPTY;
	}

	/** Returns a document of values as they are described above. */
	public static Document of(Map<String, Object> values) {
		return values.isEmpty() ? EMPTY : new Document(Map.copyOf(values));
	}

	/** Returns what was set, by field name. */
	public Map<String, Object> values() {
		return this.values;
	}

	/** Tells whether the field is set. */
	public boolean has(Field field) {
		return this.values.containsKey(field.name());
	}

	/** Returns the field's value, or null when it is not set. */
	public @Nullable Object get(Field field) {
		return this.values.get(field.name());
	}

	/** Returns a text or a choice, or null when it is not set. */
	public @Nullable String text(Field field) {
		return (String) this.values.get(field.name());
	}

	/** Returns a text or a choice, or what to take when it is not set. */
	public String text(Field field, String otherwise) {
		return Objects.requireNonNullElse(text(field), otherwise);
	}

	/** Returns a text that a record of this kind must have. */
	public String requiredText(Field field) {
		String text = text(field);
		if (text == null) {
			throw new IllegalStateException(field.name() + ": missing (expected: a text)");
		}
		return text;
	}

	/** Returns a flag, or what to take when it is not set. */
	public boolean flag(Field field, boolean otherwise) {
		Object value = this.values.get(field.name());
		return (value != null) ? (Boolean) value : otherwise;
	}

	/**
	 * Returns a whole number or the number of a reference, or null when it is not set.
	 */
	public @Nullable Long number(Field field) {
		return (Long) this.values.get(field.name());
	}

	/** Returns a secret, or null when it is not set. */
	public @Nullable Secret secret(Field field) {
		return (Secret) this.values.get(field.name());
	}

	/** Tells whether a secret that is set, here or in a row, is unknown. */
	public boolean hasUnknownSecret() {
		return this.values.values().stream().anyMatch(Document::isUnknownSecret);
	}

	private static boolean isUnknownSecret(Object value) {
		if (value instanceof Document document) {
			return document.hasUnknownSecret();
		}
		return (value instanceof List<?> list) ? list.stream().anyMatch(Document::isUnknownSecret)
				: value instanceof Secret.Unknown;
	}

	/** Returns the numbers of the records referred to, in order; empty when not set. */
	@SuppressWarnings("unchecked")
	public List<Long> references(Field field) {
		return (List<Long>) this.values.getOrDefault(field.name(), List.of());
	}

	/** Returns texts, in order; empty when not set. */
	@SuppressWarnings("unchecked")
	public List<String> texts(Field field) {
		return (List<String>) this.values.getOrDefault(field.name(), List.of());
	}

	/** Returns rows, in order; empty when not set. */
	@SuppressWarnings("unchecked")
	public List<Document> rows(Field field) {
		return (List<Document>) this.values.getOrDefault(field.name(), List.of());
	}

	/** Returns what was set as JSON has it, documents as maps. */
	public Map<String, Object> toMap() {
		Map<String, Object> map = new TreeMap<>();
		this.values.forEach((name, value) -> map.put(name, plain(value)));
		return map;
	}

	private static Object plain(Object value) {
		if (value instanceof Document document) {
			return document.toMap();
		}
		return (value instanceof List<?> list) ? list.stream().map(Document::plain).toList() : value;
	}

	/**
	 * Returns a copy in which the field has this value, or is not set when it is null.
	 */
	public Document with(Field field, @Nullable Object value) {
		return with(field.name(), value);
	}

	/** Returns a copy in which the key has this value, or is not set when it is null. */
	public Document with(String key, @Nullable Object value) {
		Map<String, Object> copy = new HashMap<>(this.values);
		if (value == null) {
			copy.remove(key);
		}
		else {
			copy.put(key, value);
		}
		return of(copy);
	}

	/**
	 * Returns a copy in which the field's value went through the function, if it is set.
	 */
	public Document mapping(Field field, UnaryOperator<Object> function) {
		return Optional.ofNullable(get(field)).map((value) -> with(field, function.apply(value))).orElse(this);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Document that && this.values.equals(that.values);
	}

	@Override
	public int hashCode() {
		return this.values.hashCode();
	}

	/** Returns the fields, secrets masked. */
	@Override
	public String toString() {
		return this.values.toString();
	}

}
