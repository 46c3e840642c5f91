package io.usher.core.administration;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.usher.core.account.OAuth2Client;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.AdpFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.DeviceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.InfinityFields;
import io.usher.core.catalogue.PersonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Table;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.RecordEdit;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import io.usher.core.record.UniqueKey;
import org.jspecify.annotations.Nullable;

/**
 * Turns edits into what is stored: checks that they meet the record that they were made
 * for, and fills in what the program itself sets: numbers of alias rows and times of
 * creation. Texts that are empty count as not set.
 */
final class EditReading {

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS");

	/** Texts by which records are found, so that blanks around them would hide them. */
	private static final Set<String> LOOKED_UP = Stream
		.of(CommonFields.NAME, ConferenceFields.ALIAS, DeviceFields.ALIAS, PersonFields.PRIMARY_EMAIL_ADDRESS,
				AdpFields.REMOTE_ALIAS, AccountFields.USERNAME)
		.map(Field::name)
		.collect(Collectors.toUnmodifiableSet());

	private final Configuration before;

	private final String now;

	private final LongSupplier numbers;

	/**
	 * Begins to read.
	 * @param before what the edits were made for
	 * @param now the time of new records
	 * @param numbers numbers for new alias rows
	 */
	EditReading(Configuration before, Instant now, LongSupplier numbers) {
		this.before = before;
		this.now = MOMENT.format(LocalDateTime.ofInstant(now, ZoneOffset.UTC));
		this.numbers = numbers;
	}

	RecordEdit read(Edit edit) {
		if (edit instanceof Edit.Create create) {
			if (this.before.find(create.id()).isPresent()) {
				throw new IllegalArgumentException(create.id() + ": exists (expected: a number that was reserved)");
			}
			return new RecordEdit(create.id(), complete(create.id(), create.document(), null));
		}
		ConfigurationRecord current = this.before.find(edit.id())
			.orElseThrow(() -> new RecordNotFoundException(edit.id()));
		if (edit instanceof Edit.Update update) {
			refuseStale(current, update.seenRevision());
			return new RecordEdit(update.id(), complete(update.id(), update.document(), current.document()));
		}
		refuseStale(current, ((Edit.Delete) edit).seenRevision());
		return new RecordEdit(edit.id(), null);
	}

	private static void refuseStale(ConfigurationRecord current, long seenRevision) {
		if (seenRevision != Edit.ANY_REVISION && seenRevision != current.revision()) {
			throw new StaleEditException(current, seenRevision);
		}
	}

	private Document complete(RecordId id, Document document, @Nullable Document old) {
		RecordKind kind = id.kind();
		Document complete = withoutEmpties(document);
		if (kind == RecordKind.CONFERENCE && complete.has(ConferenceFields.ALIASES)) {
			List<Document> known = (old != null) ? old.rows(ConferenceFields.ALIASES) : List.of();
			complete = complete.with(ConferenceFields.ALIASES, aliases(complete.rows(ConferenceFields.ALIASES), known));
		}
		Document kept = NewerFields.keep(Table.of(kind), complete, old);
		return stamped(Table.of(kind), identified(id, kept, old), old);
	}

	/**
	 * Gives a person a UUID and a theme a time of its upload where nobody told one, and
	 * an OAuth2 client its ID and the version of its credential.
	 */
	private Document identified(RecordId id, Document document, @Nullable Document old) {
		return switch (id.kind()) {
			case OAUTH2_CLIENT -> document.with(AccountFields.CLIENT_ID, String.valueOf(id.number()))
				.with(AccountFields.CREDENTIAL_VERSION, OAuth2Client.credentialVersion(document, old));
			case PERSON -> filled(document, PersonFields.UUID, old, UUID.randomUUID().toString());
			case THEME -> filled(document, InfinityFields.LAST_UPDATED, old, this.now);
			default -> document;
		};
	}

	private static Document filled(Document document, Field field, @Nullable Document old, String otherwise) {
		if (document.has(field)) {
			return document;
		}
		Object known = (old != null) ? old.get(field) : null;
		return document.with(field, Objects.requireNonNullElse(known, otherwise));
	}

	private List<Document> aliases(List<Document> rows, List<Document> known) {
		List<Document> complete = new ArrayList<>();
		for (Document row : rows) {
			Document old = known.stream().filter((candidate) -> isSame(row, candidate)).findFirst().orElse(null);
			Long number = row.number(ConferenceFields.ID);
			if (number == null) {
				number = (old != null) ? old.number(ConferenceFields.ID) : Long.valueOf(this.numbers.getAsLong());
			}
			Document kept = NewerFields.keep(Table.CONFERENCE_ALIAS_ROW, row, old);
			complete.add(stamped(Table.CONFERENCE_ALIAS_ROW, kept.with(ConferenceFields.ID, number), old));
		}
		return complete;
	}

	/** A row is the one with its number, or without a number the one with its alias. */
	private static boolean isSame(Document row, Document known) {
		if (row.has(ConferenceFields.ID)) {
			return Objects.equals(row.number(ConferenceFields.ID), known.number(ConferenceFields.ID));
		}
		return UniqueKey.normalise(row.text(ConferenceFields.ALIAS, ""))
			.equals(UniqueKey.normalise(known.text(ConferenceFields.ALIAS, "")));
	}

	private Document stamped(Table table, Document document, @Nullable Document old) {
		if (CommonFields.CREATION_TIME.in(table) == null) {
			return document;
		}
		Object created = (old != null) ? old.get(CommonFields.CREATION_TIME) : document.get(CommonFields.CREATION_TIME);
		return document.with(CommonFields.CREATION_TIME, Objects.requireNonNullElse(created, this.now));
	}

	private static Document withoutEmpties(Document document) {
		Map<String, Object> kept = new HashMap<>();
		document.values().forEach((name, value) -> {
			if (!isEmpty(value)) {
				kept.put(name, tidy(name, value));
			}
		});
		return Document.of(kept);
	}

	private static Object tidy(String name, Object value) {
		if (value instanceof List<?> list) {
			return list.stream().map(EditReading::row).toList();
		}
		return (value instanceof String text && LOOKED_UP.contains(name)) ? text.strip() : value;
	}

	private static Object row(Object element) {
		return (element instanceof Document row) ? withoutEmpties(row) : element;
	}

	private static boolean isEmpty(Object value) {
		return value instanceof String text && text.isBlank() || value.equals(List.of()) || value.equals(Secret.of(""));
	}

}
