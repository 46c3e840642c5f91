package io.usher.web.account;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.Violation;
import io.usher.core.catalogue.Violations;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What somebody entered for an account, and what is wrong with it.
 *
 * @param number the account's number, 0 for a new one
 * @param revision the account's revision that the form was filled from
 * @param values the texts entered, by the field's name
 * @param errors what is wrong, by the field's name
 * @param problem what is wrong with the whole, null when nothing is
 */
record AccountForm(long number, long revision, Map<String, List<String>> values, Map<String, String> errors,
		@Nullable String problem) {

	/** Why a change is made; no field of a record. */
	static final String REASON = "reason";

	static final String REVISION = "revision";

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS");

	private static final String TRUE = "true";

	/** Returns the form of a new account. */
	static AccountForm empty(AccountKind kind) {
		return of(kind, 0, 0, Document.empty());
	}

	/** Returns the form that shows an account. */
	static AccountForm of(AccountKind kind, ConfigurationRecord record) {
		return of(kind, record.id().number(), record.revision(), record.document());
	}

	private static AccountForm of(AccountKind kind, long number, long revision, Document document) {
		Map<String, List<String>> values = new LinkedHashMap<>();
		for (Field field : kind.fields()) {
			Object value = document.get(field);
			Object shown = (value != null) ? value : Objects.requireNonNull(field.in(kind.table())).defaultValue();
			values.put(field.name(), texts(field, shown));
		}
		return new AccountForm(number, revision, values, Map.of(), null);
	}

	private static List<String> texts(Field field, @Nullable Object value) {
		if (value == null || value.equals(false)) {
			return List.of();
		}
		if (value instanceof List<?> list) {
			return list.stream().map(String::valueOf).toList();
		}
		String text = value.toString();
		return List.of((field.kind() instanceof FieldKind.Moment) ? text.substring(0, 16) : text);
	}

	/** Reads what was sent. */
	static AccountForm read(AccountKind kind, long number, MultiValueMap<String, String> sent) {
		Map<String, List<String>> values = new LinkedHashMap<>();
		for (Field field : kind.fields()) {
			values.put(field.name(), sent.getOrDefault(field.name(), List.of()));
		}
		values.put(REASON, sent.getOrDefault(REASON, List.of()));
		return new AccountForm(number, revision(sent), values, Map.of(), null);
	}

	static long revision(MultiValueMap<String, String> sent) {
		String text = sent.getFirst(REVISION);
		return (text != null && text.matches("[0-9]{1,18}")) ? Long.parseLong(text) : 0;
	}

	static @Nullable String reason(MultiValueMap<String, String> sent) {
		String text = sent.getFirst(REASON);
		return (text == null || text.isBlank()) ? null : text.strip();
	}

	/** Returns the document with what was entered. */
	Document in(AccountKind kind, Document document) {
		Document result = document;
		for (Field field : kind.fields()) {
			Object value = stored(field);
			Object usual = Objects.requireNonNull(field.in(kind.table())).defaultValue();
			result = result.with(field, Objects.equals(value, usual) ? null : value);
		}
		return result;
	}

	private @Nullable Object stored(Field field) {
		if (field.kind() instanceof FieldKind.Flag) {
			return has(field.name(), TRUE);
		}
		if (field.kind() instanceof FieldKind.References) {
			List<Long> numbers = values(field.name()).stream()
				.filter((text) -> text.matches("[1-9][0-9]{0,17}"))
				.map(Long::valueOf)
				.toList();
			return numbers.isEmpty() ? null : numbers;
		}
		if (field.kind() instanceof FieldKind.Texts) {
			List<String> texts = values(field.name()).stream()
				.flatMap((text) -> Arrays.stream(text.split("[\\s,;]+")))
				.filter((text) -> !text.isEmpty())
				.toList();
			return texts.isEmpty() ? null : texts;
		}
		String text = value(field.name()).strip();
		if (text.isEmpty()) {
			return null;
		}
		return (field.kind() instanceof FieldKind.Moment) ? moment(text) : text;
	}

	private static String moment(String text) {
		try {
			return MOMENT.format(LocalDateTime.parse(text));
		}
		catch (DateTimeParseException ex) {
			return text;
		}
	}

	/** Returns the same with what is wrong. */
	AccountForm with(AccountKind kind, Violations violations) {
		Map<String, String> found = new HashMap<>();
		List<String> problems = new ArrayList<>();
		for (Violation violation : violations.errors()) {
			String name = violation.field().replaceAll("[\\[.].*", "");
			if (this.values.containsKey(name)) {
				found.putIfAbsent(name, sentence(kind, name, violation));
			}
			else if (violation.field().equals(Violation.WHOLE)) {
				problems.add("Nobody could administer Usher then: this is the last enabled account with the role "
						+ "Administrator. Create or promote another one first.");
			}
			else {
				problems.add(violation.message());
			}
		}
		return new AccountForm(this.number, this.revision, this.values, found,
				problems.isEmpty() ? null : String.join(" ", problems));
	}

	/** Returns the same with a problem of the whole. */
	AccountForm withProblem(String text) {
		return new AccountForm(this.number, this.revision, this.values, this.errors, text);
	}

	private String sentence(AccountKind kind, String name, Violation violation) {
		if (violation.isTaken()) {
			return "Another " + kind.word() + " has this name.";
		}
		boolean empty = values(name).stream().allMatch(String::isBlank);
		return empty ? "This is needed."
				: violation.value() + " cannot be taken (expected: " + violation.expected() + ").";
	}

	/** Returns the text entered for a field, the first of several. */
	public String value(String name) {
		return values(name).isEmpty() ? "" : values(name).get(0);
	}

	/** Returns all texts entered for a field. */
	public List<String> values(String name) {
		return this.values.getOrDefault(name, List.of());
	}

	/** Returns several texts, a line each. */
	public String lines(String name) {
		return String.join("\n", values(name));
	}

	/** Tells whether a text is among those entered for a field. */
	public boolean has(String name, String value) {
		return values(name).contains(value);
	}

	/** Returns what is wrong with a field, null when nothing is. */
	public @Nullable String error(String name) {
		return this.errors.get(name);
	}

	/** Tells whether it is that of a new account. */
	public boolean isNew() {
		return this.number == 0;
	}

	/** Tells whether something is wrong. */
	public boolean isWrong() {
		return this.problem != null || !this.errors.isEmpty();
	}

}
