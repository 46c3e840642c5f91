package io.usher.web.record;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.Format;
import io.usher.core.catalogue.Group;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.ProfileFields;
import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.Use;
import io.usher.core.catalogue.Violation;
import io.usher.core.catalogue.Violations;
import io.usher.core.configuration.Configuration;
import io.usher.core.record.Document;
import io.usher.core.record.Secret;
import io.usher.core.record.UniqueKey;
import io.usher.web.record.FormField.Widget;
import io.usher.web.record.ListView.Choice;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * Makes the inputs of a form from the catalogue, with what a document holds and what is
 * wrong with it: the opposite of {@link FormReading}.
 */
final class FormWriting {

	private static final Set<Field> SCRIPTS = Set.of(ProfileFields.INTERNAL_SERVICE_POLICY_TEMPLATE,
			ProfileFields.INTERNAL_PARTICIPANT_POLICY_TEMPLATE, ProfileFields.INTERNAL_MEDIA_LOCATION_POLICY_TEMPLATE);

	private final Configuration configuration;

	private final InfinityVersion version;

	private final List<Violation> errors;

	private final MultiValueMap<String, String> typed;

	private final Set<Violation> told = new HashSet<>();

	FormWriting(Configuration configuration, Violations violations, @Nullable MultiValueMap<String, String> typed) {
		this.configuration = configuration;
		this.version = configuration.settings().infinityVersion();
		this.errors = violations.errors();
		this.typed = (typed != null) ? typed : new LinkedMultiValueMap<>();
	}

	/** Returns the groups of the form. */
	List<FormGroup> groups(Table table, List<Field> fields, Document document) {
		Map<Group, List<FormField>> inputs = new EnumMap<>(Group.class);
		Map<Group, List<FormRows>> rows = new EnumMap<>(Group.class);
		for (Field field : fields) {
			if (field.kind() instanceof FieldKind.Rows kind) {
				rows.computeIfAbsent(field.group(), (group) -> new ArrayList<>()).add(rows(field, kind, document));
			}
			else if (field != ConferenceFields.AUTOMATIC_PARTICIPANTS) {
				inputs.computeIfAbsent(field.group(), (group) -> new ArrayList<>())
					.add(input(table, field, field.name(), document));
			}
		}
		List<FormGroup> groups = new ArrayList<>();
		for (Group group : Group.values()) {
			if (inputs.containsKey(group) || rows.containsKey(group)) {
				groups.add(new FormGroup(group, inputs.getOrDefault(group, List.of()),
						rows.getOrDefault(group, List.of())));
			}
		}
		return groups;
	}

	/** Returns one input by itself. */
	FormField input(Table table, Field field, String name, Document document) {
		Use use = Objects.requireNonNull(field.in(table));
		Widget widget = widget(field, table, use);
		List<String> values = (field.kind() instanceof FieldKind.References)
				? document.references(field).stream().map(String::valueOf).toList() : List.of();
		FieldKind.WholeNumber number = (field.kind() instanceof FieldKind.WholeNumber whole) ? whole : null;
		return new FormField(field, name, widget, text(field, name, document), values,
				choices(field, table, use, document.get(field)), standard(field, table, use), use.mandatory(),
				field.maxLength(table), (number != null) ? String.valueOf(number.min()) : "",
				(number != null && number.max() < Long.MAX_VALUE) ? String.valueOf(number.max()) : "",
				error(name, document.get(field)));
	}

	private static Widget widget(Field field, Table table, Use use) {
		FieldKind kind = field.kind();
		if (field.isSecret()) {
			return Widget.SECRET;
		}
		if (FormFields.isStated(field)) {
			return Widget.STATED;
		}
		if (SCRIPTS.contains(field)) {
			return Widget.SCRIPT;
		}
		if (kind instanceof FieldKind.Text text) {
			return (text.format() == Format.PICTURE) ? Widget.PICTURE
					: (field.maxLength(table) > FieldKind.text().maxLength() + 50) ? Widget.LINES : Widget.TEXT;
		}
		if (kind instanceof FieldKind.Choice choice) {
			return choice.open() ? Widget.SUGGEST : Widget.SELECT;
		}
		if (kind instanceof FieldKind.Flag || kind instanceof FieldKind.Reference) {
			return Widget.SELECT;
		}
		if (kind instanceof FieldKind.References) {
			return Widget.CHECKS;
		}
		return (kind instanceof FieldKind.WholeNumber) ? Widget.NUMBER : Widget.LINES;
	}

	private String text(Field field, String name, Document document) {
		Object value = document.get(field);
		if (field.isSecret()) {
			String entered = this.typed.getFirst(name);
			return (entered != null && !entered.isEmpty()) ? entered : "";
		}
		if (value == null || field.kind() instanceof FieldKind.References) {
			return "";
		}
		if (value instanceof Document object) {
			return FieldText.json(object);
		}
		if (value instanceof List<?> list) {
			return String.join("\n", list.stream().map(String::valueOf).toList());
		}
		return value.toString();
	}

	/** Returns what a secret's input says of what is kept. */
	static String kept(Document document, Field field) {
		Secret secret = document.secret(field);
		if (secret == null) {
			return "";
		}
		return (secret instanceof Secret.Known) ? "set" : "unknown";
	}

	private List<Choice> choices(Field field, Table table, Use use, @Nullable Object present) {
		List<Choice> choices = new ArrayList<>();
		if (field.kind() instanceof FieldKind.Flag) {
			choices.add(new Choice("true", "Yes"));
			choices.add(new Choice("false", "No"));
		}
		RecordKindTarget.of(field)
			.ifPresent((target) -> this.configuration.all(target)
				.map((record) -> new Choice(String.valueOf(record.id().number()), record.name()))
				.sorted((one, other) -> one.label().compareToIgnoreCase(other.label()))
				.forEach(choices::add));
		if (field.kind() instanceof FieldKind.Choice) {
			field.options(table, InfinityVersion.V35)
				.stream()
				.filter((option) -> this.version.isAtLeast(option.since()) || option.value().equals(present))
				.forEach((option) -> choices.add(new Choice(option.value(), option.label())));
		}
		String value = (present != null && !(present instanceof List<?>)) ? present.toString() : "";
		boolean select = widget(field, table, use) == Widget.SELECT;
		if (select && !value.isEmpty() && choices.stream().noneMatch((choice) -> choice.value().equals(value))) {
			choices.add(new Choice(value, value + " (not known)"));
		}
		return choices;
	}

	private String standard(Field field, Table table, Use use) {
		if (use.defaultValue() != null) {
			return FieldText.of(field, table, use.defaultValue(), this.configuration);
		}
		if (use.mandatory()) {
			return "";
		}
		return (field.kind() instanceof FieldKind.Flag) ? "No" : "";
	}

	private FormRows rows(Field field, FieldKind.Rows kind, Document document) {
		List<FormRows.Row> rows = new ArrayList<>();
		for (Document row : document.rows(field)) {
			rows.add(row(field, kind.table(), String.valueOf(rows.size()), row));
		}
		return new FormRows(field, rows, row(field, kind.table(), "9999", Document.empty()), error(field.name(), null));
	}

	private FormRows.Row row(Field field, Table table, String place, Document row) {
		String start = field.name() + "[" + place + "]";
		List<FormField> inputs = FormFields.ofRow(table)
			.stream()
			.map((column) -> input(table, column, start + "." + column.name(), row))
			.toList();
		Long number = row.number(ConferenceFields.ID);
		return new FormRows.Row(table.title(), (number != null) ? number.toString() : "", start, inputs);
	}

	private @Nullable String error(String name, @Nullable Object value) {
		List<String> sentences = new ArrayList<>();
		for (Violation violation : this.errors) {
			boolean ofElement = violation.field().startsWith(name + "[") && violation.field().endsWith("]");
			if (violation.field().equals(name) || ofElement || isRowsTaken(violation, name, value)) {
				this.told.add(violation);
				sentences.add(sentence(violation));
			}
		}
		return sentences.isEmpty() ? null : String.join(" ", sentences);
	}

	/** A value of a row that another record has is told without its row. */
	private static boolean isRowsTaken(Violation violation, String name, @Nullable Object value) {
		return violation.isTaken() && name.endsWith("]." + violation.field()) && value instanceof String text
				&& UniqueKey.normalise(text).equals(UniqueKey.normalise(violation.value()));
	}

	/** Returns what is wrong with no input that the form has. */
	List<String> others() {
		return this.errors.stream()
			.filter((violation) -> !this.told.contains(violation))
			.map((violation) -> violation.field().equals(Violation.WHOLE) ? sentence(violation)
					: label(violation.field()) + ": " + sentence(violation))
			.toList();
	}

	private static String label(String name) {
		return name.replace('_', ' ');
	}

	/** Says what is wrong with a value that stands beside its input. */
	static String sentence(Violation violation) {
		if (violation.value().equals("missing")) {
			return "This is needed: " + violation.expected() + ".";
		}
		if (violation.isTaken()) {
			return "“" + violation.value() + "” is taken: choose " + violation.expected() + ".";
		}
		String found = violation.value();
		String start = found.isEmpty() ? "" : found.substring(0, 1).toUpperCase(Locale.ROOT) + found.substring(1);
		boolean sentence = found.startsWith("line ") || violation.field().equals(Violation.WHOLE);
		return (sentence ? start : "“" + found + "” cannot be used") + ". Expected: " + violation.expected() + ".";
	}

}
