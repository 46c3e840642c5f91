package io.usher.web.management;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.usher.core.catalogue.AdpFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.InfinityFields;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.UnkeptField;
import io.usher.core.catalogue.Use;
import io.usher.core.conference.AutomaticParticipant;
import io.usher.core.conference.Conference;
import io.usher.core.configuration.Configuration;
import io.usher.core.record.Document;
import io.usher.core.record.Secret;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows objects as the Management API does: its names, its units, its mixture of nested
 * objects and addresses. The opposite of {@link Interpretation}.
 */
final class Presentation {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final Configuration configuration;

	private final boolean readsSecrets;

	/** The users of each theme by kind, gathered when the first theme asks. */
	private @Nullable ThemeUsers themeUsers;

	Presentation(Configuration configuration, boolean readsSecrets) {
		this.configuration = configuration;
		this.readsSecrets = readsSecrets;
	}

	/** Returns the whole object. */
	Map<String, @Nullable Object> show(Item item) {
		return show(item, item.uri(), false);
	}

	/**
	 * Returns the object as one of many: without pictures, of which a list would be too
	 * large to send.
	 */
	Map<String, @Nullable Object> showAmongMany(Item item) {
		Map<String, @Nullable Object> shown = show(item);
		item.resource()
			.fields()
			.values()
			.stream()
			.filter(ManagementField::isPicture)
			.forEach((field) -> shown.remove(field.name()));
		return shown;
	}

	private Map<String, @Nullable Object> show(Item item, String uri, boolean nested) {
		Map<String, @Nullable Object> shown = new LinkedHashMap<>();
		shown.put(ManagementResource.ID, item.number());
		shown.put(ManagementResource.URI, uri);
		for (ManagementField field : item.resource().fields().values()) {
			if (field.field().kind() instanceof FieldKind.Moment && item.document().get(field.field()) == null) {
				// Clients cannot read a moment that is null.
				continue;
			}
			if (field.isFile()) {
				continue;
			}
			shown.put(field.name(), (nested && isThemeUsers(field)) ? List.of() : value(field, item));
		}
		if (item.resource().isAlias()) {
			shown.put(ManagementResource.OWNER, Item.of(item.record()).uri());
		}
		return shown;
	}

	/**
	 * Returns a field's value where it is a text, a number, a flag or the number of
	 * another record; secrets and lists are not.
	 */
	static @Nullable Object plain(ManagementField field, Document document) {
		Object value = document.get(field.field());
		Object stated = (value != null) ? value : field.use().defaultValue();
		if (stated == null) {
			return absent(field);
		}
		return (stated instanceof Long number) ? (Long) field.shown(number) : stated;
	}

	private static @Nullable Object absent(ManagementField field) {
		if (field.kind() instanceof FieldKind.Flag) {
			return false;
		}
		return (field.kind() instanceof FieldKind.Text && !field.use().nullable()) ? "" : null;
	}

	/** Returns a PIN for those who may read it, else null. */
	@Nullable String pin(ManagementField field, Document document) {
		if (!this.readsSecrets || !field.isPin()) {
			return null;
		}
		Secret secret = document.secret(field.field());
		if (secret == null) {
			return "";
		}
		return (secret instanceof Secret.Known known) ? known.value() : null;
	}

	boolean readsSecrets() {
		return this.readsSecrets;
	}

	Configuration configuration() {
		return this.configuration;
	}

	private @Nullable Object value(ManagementField field, Item item) {
		Document document = item.document();
		FieldKind kind = field.kind();
		if (field.field().isSecret()) {
			return pin(field, document);
		}
		if (kind instanceof FieldKind.Reference reference) {
			return reference(reference.target(), document.number(field.field()));
		}
		if (kind instanceof FieldKind.References references) {
			return references(references.target(), field, item);
		}
		if (kind instanceof FieldKind.Texts) {
			return Kept.of(field.field()).shown(document.texts(field.field()));
		}
		if (kind instanceof FieldKind.Rows rows) {
			return rows(field, rows, item);
		}
		if (kind instanceof FieldKind.JsonObject) {
			Object stated = document.get(field.field());
			return (stated instanceof Document object) ? JSON.writeValueAsString(object.toMap()) : "";
		}
		Object plain = plain(field, document);
		return (plain instanceof String role && RoleAddress.isShown(item.resource(), field)) ? RoleAddress.of(role)
				: plain;
	}

	private @Nullable Object reference(RecordKind target, @Nullable Long number) {
		if (number == null) {
			return null;
		}
		if (target == RecordKind.THEME) {
			return Item.find(this.configuration, ManagementResource.of(target), number)
				.map((theme) -> show(theme, theme.uri(), true))
				.orElse(null);
		}
		return ManagementResource.of(target).uri(number);
	}

	private List<?> references(RecordKind target, ManagementField field, Item item) {
		if (target == RecordKind.AUTOMATIC_PARTICIPANT) {
			// Infinity leaves the address of an embedded participant empty.
			return this.configuration.automaticParticipants((Conference) item.record())
				.stream()
				.map((participant) -> show(Item.of(participant), "", true))
				.toList();
		}
		return numbers(field, item).map((number) -> ManagementResource.of(target).uri(number)).toList();
	}

	/** Returns the numbers that a field with references has, stored or derived. */
	Stream<Long> numbers(ManagementField field, Item item) {
		if (field.field() == AdpFields.CONFERENCE) {
			return this.configuration.conferencesOf((AutomaticParticipant) item.record()).stream();
		}
		if (isThemeUsers(field) && field.kind() instanceof FieldKind.References references) {
			return themeUsers().numbers(references.target(), item.number());
		}
		return item.document().references(field.field()).stream();
	}

	private static boolean isThemeUsers(ManagementField field) {
		return field.field() == InfinityFields.CONFERENCE || field.field() == UnkeptField.THEME_RULES.field();
	}

	private ThemeUsers themeUsers() {
		ThemeUsers users = this.themeUsers;
		if (users == null) {
			users = ThemeUsers.of(this.configuration);
			this.themeUsers = users;
		}
		return users;
	}

	private List<Map<String, @Nullable Object>> rows(ManagementField field, FieldKind.Rows kind, Item item) {
		if (field.field() == ConferenceFields.ALIASES) {
			return Item.aliases((Conference) item.record()).stream().map(this::show).toList();
		}
		List<Map<String, @Nullable Object>> rows = new ArrayList<>();
		for (Document row : item.document().rows(field.field())) {
			Map<String, @Nullable Object> shown = new LinkedHashMap<>();
			for (Field column : FieldCatalogue.of(kind.table(), InfinityVersion.V35).values()) {
				Use use = Objects.requireNonNull(column.in(kind.table()));
				ManagementField shownColumn = new ManagementField(column.managementName(kind.table()), column, use,
						ManagementField.Access.WRITABLE);
				shown.put(shownColumn.name(), plain(shownColumn, row));
			}
			rows.add(shown);
		}
		return rows;
	}

}
