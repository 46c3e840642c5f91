package io.usher.core.catalogue;

import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Judges one value of one table's field: the only place where kinds meet values.
 */
final class ValueCheck {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	/** Texts that may be longer than this have lines. */
	private static final int LONGEST_LINE = 255;

	/** The most elements of a list in a record. */
	private static final int MAX_ELEMENTS = 1000;

	private final TableCheck tables;

	private final Field field;

	private final Use use;

	private final List<Violation> found = new ArrayList<>();

	private ValueCheck(TableCheck tables, Field field, Use use) {
		this.tables = tables;
		this.field = field;
		this.use = use;
	}

	/** Judges a value that is there, null included. */
	static List<Violation> judge(TableCheck tables, Field field, Use use, @Nullable Object value) {
		ValueCheck check = new ValueCheck(tables, field, use);
		check.judge(value);
		return check.found;
	}

	private void judge(@Nullable Object value) {
		if (value == null) {
			judgeNull();
			return;
		}
		if (this.tables.isRecord() && this.field.isSecret()) {
			judgeHidden(value);
			return;
		}
		FieldKind kind = this.field.kind();
		if (kind instanceof FieldKind.Text text) {
			judgeText(this.field.name(), value, text, Expectation.maxLength(text, this.use));
		}
		else if (kind instanceof FieldKind.WholeNumber number) {
			judgeNumber(value, number);
		}
		else if (kind instanceof FieldKind.Flag) {
			judgeFlag(value);
		}
		else if (kind instanceof FieldKind.Choice choice) {
			judgeChoice(value, choice);
		}
		else if (kind instanceof FieldKind.Reference) {
			judgeReference(this.field.name(), value);
		}
		else if (kind instanceof FieldKind.JsonObject) {
			judgeObject(value);
		}
		else if (kind instanceof FieldKind.Moment) {
			judgeMoment(value);
		}
		else {
			judgeList(value, kind);
		}
	}

	/**
	 * Infinity's own scripts hand null on where nothing is meant, so only a value that
	 * has to be there, a flag and a choice have none.
	 */
	private void judgeNull() {
		if (this.use.nullable()) {
			return;
		}
		boolean strict = this.use.mandatory() || this.tables.isRecord() || this.field.kind() instanceof FieldKind.Flag
				|| this.field.kind() instanceof FieldKind.Choice;
		if (strict) {
			error(null);
		}
		else {
			warning(null, expected() + "; leave the field out to set nothing");
		}
	}

	private void judgeHidden(Object value) {
		if (!(value instanceof HiddenText hidden)) {
			error(value);
		}
		else if (hidden.text() != null && this.field.kind() instanceof FieldKind.Text text) {
			judgeText(this.field.name(), hidden.text(), text, Expectation.maxLength(text, this.use));
		}
	}

	private void judgeText(String place, Object value, FieldKind.Text kind, int maxLength) {
		if (!(value instanceof String text)) {
			add(Violation.error(place, shown(value), expected()));
			return;
		}
		if (text.isBlank() && this.use.mandatory() && this.tables.isRecord()) {
			add(Violation.error(place, shown(value), expected() + ", not empty"));
			return;
		}
		if (text.codePointCount(0, text.length()) > maxLength) {
			add(Violation.error(place, text.codePointCount(0, text.length()) + " characters",
					(kind.format() == Format.PICTURE) ? expected() : "up to " + maxLength + " characters"));
			return;
		}
		if (kind.format() == Format.PIN && !text.isEmpty() && text.length() < this.tables.minPinLength()) {
			add(Violation.error(place, shown(value),
					this.tables.minPinLength() + " to 20 digits, of which the last may be #, or nothing for no PIN"));
			return;
		}
		boolean lines = maxLength > LONGEST_LINE || this.field == CommonFields.DESCRIPTION;
		String characters = Characters.fault(text, lines);
		if (characters != null) {
			judgeStrictly(place, value, characters);
			return;
		}
		String fault = text.isEmpty() && !this.use.mandatory() ? null : kind.format().fault(text);
		if (fault != null && kind.format() == Format.REGEX) {
			judgeStrictly(place, this.field.isSecret() ? value : "\"" + text + "\"", fault);
		}
		else if (fault != null) {
			add(Violation.error(place, shown(value), fault));
		}
	}

	/** What Infinity takes and a record must not hold. */
	private void judgeStrictly(String place, Object value, String expected) {
		add(this.tables.isRecord() ? Violation.error(place, shown(value), expected)
				: Violation.warning(place, shown(value), expected));
	}

	private void judgeNumber(Object value, FieldKind.WholeNumber kind) {
		boolean whole = this.tables.isRecord() ? value instanceof Long : value instanceof Long
				|| value instanceof Integer || value instanceof Short || value instanceof BigInteger;
		if (!whole) {
			error(value);
			return;
		}
		BigInteger number = new BigInteger(value.toString());
		if (number.compareTo(BigInteger.valueOf(kind.min())) < 0
				|| number.compareTo(BigInteger.valueOf(kind.max())) > 0) {
			error(value);
		}
	}

	private void judgeFlag(Object value) {
		if (value instanceof Boolean) {
			return;
		}
		boolean loose = !this.tables.isRecord() && value instanceof String text
				&& (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"));
		if (loose) {
			warning(value, expected() + ", without quotation marks");
		}
		else {
			error(value);
		}
	}

	private void judgeChoice(Object value, FieldKind.Choice kind) {
		if (!(value instanceof String text) || text.length() > FieldKind.text().maxLength()) {
			error(value);
			return;
		}
		List<Option> options = Expectation.options(kind, this.use, this.tables.version());
		if (options.stream().anyMatch((option) -> option.value().equals(text))) {
			return;
		}
		String expected = kind.options().stream().anyMatch((option) -> option.value().equals(text) && isLater(option))
				? expected() + "; Infinity has " + text + " from version 35 on" : expected();
		if (kind.open() && !text.isEmpty() && Characters.fault(text, false) == null) {
			warning(value, expected + ", or the name of a custom layout");
		}
		else {
			add(Violation.error(this.field.name(), shown(value), expected));
		}
	}

	private boolean isLater(Option option) {
		return !this.tables.version().isAtLeast(option.since());
	}

	private void judgeReference(String place, Object value) {
		if (this.tables.isRecord()) {
			if (!(value instanceof Long number) || number < 1) {
				add(Violation.error(place, shown(value), expected()));
			}
			return;
		}
		judgeText(place, value, FieldKind.text(), FieldKind.text().maxLength());
	}

	private void judgeObject(Object value) {
		if (value instanceof Map<?, ?> object) {
			judgeShape(object);
			return;
		}
		if (!this.tables.isRecord() && value instanceof String text) {
			Map<?, ?> object = jsonObject(text);
			if (object != null) {
				judgeShape(object);
			}
			if (text.isEmpty() || object != null) {
				warning(value, expected() + " rather than its text");
				return;
			}
		}
		error(value);
	}

	private void judgeShape(Map<?, ?> object) {
		if (this.field == PlaybackFields.ON_COMPLETION && !Completion.fits(object)) {
			add(Violation.error(this.field.name(), shown(JSON.writeValueAsString(object)), Completion.EXPECTED));
		}
	}

	private static @Nullable Map<?, ?> jsonObject(String text) {
		try {
			return (JSON.readValue(text, Object.class) instanceof Map<?, ?> object) ? object : null;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private void judgeMoment(Object value) {
		try {
			if (value instanceof String text) {
				LocalDateTime.parse(text);
				return;
			}
		}
		catch (DateTimeParseException ex) {
			// Told below, as any other value that is no moment.
		}
		error(value);
	}

	private void judgeList(Object value, FieldKind kind) {
		if (!(value instanceof List<?> list)) {
			error(value);
			return;
		}
		if (this.tables.isRecord() && list.size() > MAX_ELEMENTS) {
			add(Violation.error(this.field.name(), "a list of " + list.size(),
					"at most " + MAX_ELEMENTS + " elements"));
			return;
		}
		int index = 0;
		for (Object element : list) {
			judgeElement(this.field.name() + "[" + index++ + "]", element, kind);
		}
	}

	private void judgeElement(String place, @Nullable Object element, FieldKind kind) {
		if (element == null) {
			add(Violation.error(place, "null", expected()));
		}
		else if (kind instanceof FieldKind.Texts texts) {
			judgeText(place, element, texts.element(), texts.element().maxLength());
		}
		else if (kind instanceof FieldKind.References) {
			judgeReference(place, element);
		}
		else if (kind instanceof FieldKind.Rows rows) {
			judgeRow(place, element, rows.table());
		}
	}

	@SuppressWarnings("unchecked")
	private void judgeRow(String place, Object element, Table table) {
		if (!(element instanceof Map<?, ?> row)) {
			add(Violation.error(place, shown(element), "an object, " + Expectation.withArticle(table.title())));
			return;
		}
		this.tables.check(table, (Map<String, @Nullable Object>) row)
			.all()
			.forEach((violation) -> add(violation.within(place)));
	}

	private String expected() {
		return Expectation.of(this.field, this.use, this.tables.version(), this.tables.isRecord());
	}

	private String shown(@Nullable Object value) {
		return ValueText.of(this.field, value);
	}

	private void error(@Nullable Object value) {
		add(Violation.error(this.field.name(), shown(value), expected()));
	}

	private void warning(@Nullable Object value, String expected) {
		add(Violation.warning(this.field.name(), shown(value), expected));
	}

	private void add(Violation violation) {
		this.found.add(violation);
	}

}
