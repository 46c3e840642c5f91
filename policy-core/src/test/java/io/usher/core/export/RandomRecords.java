package io.usher.core.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import io.usher.core.account.Role;
import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.Option;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.Violation;
import io.usher.core.catalogue.ViolationsException;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.infinity.GlobalSettings;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import io.usher.core.transfer.NaturalKeys;
import org.jspecify.annotations.Nullable;

/**
 * Records of every kind with any of their fields, as far as they can be saved.
 */
final class RandomRecords {

	private static final Actor SOMEBODY = Actor.system();

	private static final List<String> TEXTS = List.of("plain", "two\nlines", "\n", "ends\n", "crlf\r\nline", "$secret",
			"{\"$encrypted\": \"x\"}", "quote \" backslash \\", "Zoë 会議室 😀", "\u2028separator", "a\ttab", "0", "true",
			"-", "https://example.com/a?b=c&d=é");

	private static final List<String> NAMES = List.of("Sales", "Zoë 会議室 😀", "$secret", "a \"b\" \\ c", "{}");

	private final Random random;

	private final Administration administration;

	private final Configurations configurations;

	private int names;

	RandomRecords(long seed, Administration administration, Configurations configurations) {
		this.random = new Random(seed);
		this.administration = administration;
		this.configurations = configurations;
	}

	/** Saves some records of every kind. */
	void save(int ofEach) {
		this.administration.create(RecordKind.ADMINISTRATOR,
				Document.empty()
					.with(AccountFields.USERNAME, "root")
					.with(AccountFields.ACCOUNT_ROLE, "administrator")
					.with(AccountFields.PASSWORD_HASH, Secret.of("hash")),
				SOMEBODY, null);
		for (RecordKind kind : RecordKind.values()) {
			for (int i = 0; i < ((kind == RecordKind.GLOBAL) ? 1 : ofEach); i++) {
				save(kind);
			}
		}
	}

	private void save(RecordKind kind) {
		RecordId id = (kind == RecordKind.GLOBAL) ? GlobalSettings.ID : this.administration.reserve(kind, 1).get(0);
		Document document = document(Table.of(kind));
		String key = NaturalKeys.of(kind).name();
		if (kind != RecordKind.GLOBAL) {
			document = document.with(key, NAMES.get(this.random.nextInt(NAMES.size())) + " " + this.names++);
		}
		if (kind == RecordKind.PERSON) {
			document = document.with(key, "user" + this.names++ + "@example.com");
		}
		if (Role.isAccount(kind) && document.values().containsValue(Secret.unknown())) {
			document = document.with(AccountFields.ENABLED, false);
		}
		for (int attempt = 0; attempt < 20; attempt++) {
			try {
				this.administration.save(List.of(new Edit.Create(id, document)), SOMEBODY, null);
				return;
			}
			catch (ViolationsException ex) {
				Violation fault = ex.violations().errors().get(0);
				String name = fault.field().split("[.\\[]", 2)[0];
				Field field = FieldCatalogue.of(Table.of(kind), InfinityVersion.V35).get(name);
				boolean needed = field != null && field.in(Table.of(kind)).mandatory();
				Document before = document;
				document = document.with(name, needed ? "plain " + this.names++ : null);
				if (before.equals(document)) {
					throw new IllegalStateException(kind + ": " + fault.message(), ex);
				}
			}
		}
	}

	private Document document(Table table) {
		Map<String, Object> values = new HashMap<>();
		FieldCatalogue.of(table, InfinityVersion.V35).forEach((name, field) -> {
			boolean wanted = field.in(table).mandatory() || this.random.nextInt(3) > 0;
			Object value = (wanted && field != ConferenceFields.ID) ? value(table, field) : null;
			if (value != null) {
				values.put(name, value);
			}
		});
		return Document.of(values);
	}

	private @Nullable Object value(Table table, Field field) {
		FieldKind kind = field.kind();
		if (field.isSecret()) {
			return (this.random.nextInt(4) == 0) ? Secret.unknown()
					: Secret.of(String.valueOf(1000 + this.random.nextInt(9000)));
		}
		if (kind instanceof FieldKind.WholeNumber number) {
			return number.min()
					+ Math.floorMod(this.random.nextLong(), Math.min(1000, number.max() - number.min() + 1));
		}
		if (kind instanceof FieldKind.Flag) {
			return this.random.nextBoolean();
		}
		if (kind instanceof FieldKind.Choice) {
			List<Option> options = field.options(table, InfinityVersion.V35);
			return options.get(this.random.nextInt(options.size())).value();
		}
		if (kind instanceof FieldKind.Reference reference) {
			return number(reference.target());
		}
		if (kind instanceof FieldKind.References references) {
			Long number = number(references.target());
			return (number != null) ? List.of(number) : null;
		}
		if (kind instanceof FieldKind.Texts texts) {
			return List.of(text(texts.element()), text(texts.element()));
		}
		if (kind instanceof FieldKind.Rows rows) {
			List<Document> all = new ArrayList<>();
			for (int i = this.random.nextInt(3); i >= 0; i--) {
				Document row = document(rows.table());
				all.add((field == ConferenceFields.ALIASES) ? row.with(ConferenceFields.ALIAS, "alias " + this.names++)
						: row);
			}
			return all;
		}
		if (kind instanceof FieldKind.JsonObject) {
			return Document.of(Map.of("transfer", Document.of(Map.of("conference", "sales", "role", "auto"))));
		}
		if (kind instanceof FieldKind.Moment) {
			return "2026-01-02T03:04:05.12345" + this.random.nextInt(10);
		}
		return text((FieldKind.Text) kind);
	}

	private @Nullable Long number(RecordKind target) {
		List<Long> numbers = this.configurations.current().all(target).map((record) -> record.id().number()).toList();
		return numbers.isEmpty() ? null : numbers.get(this.random.nextInt(numbers.size()));
	}

	private String text(FieldKind.Text text) {
		return switch (text.format()) {
			case UUID -> new UUID(this.random.nextLong(), this.random.nextLong()).toString();
			case REGEX -> ".*@example\\.com";
			case URL -> "https://policy.example.com/" + this.random.nextInt(100);
			case EMAIL -> "user" + this.random.nextInt(100) + "@example.com";
			case NETWORK -> "10.0." + this.random.nextInt(256) + ".0/24";
			case JSON_OBJECT -> "{\n\"action\": \"reject\"}";
			default -> TEXTS.get(this.random.nextInt(TEXTS.size()));
		};
	}

}
