package io.usher.web.management;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.usher.core.administration.Administration;
import io.usher.core.administration.StaleEditException;
import io.usher.core.catalogue.AdpFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Violations;
import io.usher.core.conference.AutomaticParticipant;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Turns the API's writes into edits of records. Aliases live in their conferences, and
 * conferences list their Automatically Dialed Participants, so one write may edit several
 * records.
 */
@Component
class ManagementWrites {

	private static final int ATTEMPTS = 5;

	/** The most accounts of one bulk change: each costs a slow hash. */
	private static final int MAX_ACCOUNTS = 50;

	private final Administration administration;

	private final Configurations configurations;

	private final AccountPasswords passwords;

	ManagementWrites(Administration administration, Configurations configurations, AccountPasswords passwords) {
		this.administration = administration;
		this.configurations = configurations;
		this.passwords = passwords;
	}

	/**
	 * Gives a new object the secret that Usher makes for it.
	 * @return what the client is told once, by name; empty when nothing was made
	 */
	Map<String, String> generate(ManagementResource resource, Map<String, @Nullable Object> given) {
		return this.passwords.generate(resource, given);
	}

	/** Creates an object. */
	Written create(ManagementResource resource, Map<String, @Nullable Object> given, Actor actor) {
		Map<String, @Nullable Object> stored = this.passwords.hashed(resource, given);
		long number = this.administration.reserve(resource.kind(), 1).get(0).number();
		Violations warnings = change(actor, true, (batch) -> create(batch, resource, number, stored));
		return new Written(number, warnings);
	}

	/** Changes an object as the client's verb says, and returns the warnings. */
	Violations update(ManagementResource resource, long number, Map<String, @Nullable Object> given, Verb verb,
			@Nullable Long expectedRevision, Actor actor) {
		Map<String, @Nullable Object> stored = this.passwords.hashed(resource, given);
		return change(actor, expectedRevision == null, (batch) -> {
			Item item = find(batch, resource, number, expectedRevision);
			return update(batch, item, stored, verb);
		});
	}

	/** Deletes an object. */
	void delete(ManagementResource resource, long number, @Nullable Long expectedRevision, Actor actor) {
		change(actor, expectedRevision == null,
				(batch) -> delete(batch, find(batch, resource, number, expectedRevision)));
	}

	/**
	 * Creates, changes and deletes objects of a resource, all or none.
	 * @param given the objects, those with an address to change, the others to create
	 * @param deleted the addresses of those to delete
	 * @return the warnings
	 */
	Violations bulk(ManagementResource resource, List<Map<String, @Nullable Object>> given, List<String> deleted,
			Actor actor) {
		if (resource.isAccount() && given.size() > MAX_ACCOUNTS) {
			throw new MalformedRequestException("Invalid data sent: " + given.size()
					+ " accounts at once (expected: at most " + MAX_ACCOUNTS + ", because hashing takes time)");
		}
		List<Map<String, @Nullable Object>> objects = given.stream()
			.map((object) -> this.passwords.hashed(resource, object))
			.toList();
		int created = (int) objects.stream().filter((object) -> !isAddressed(object)).count();
		List<RecordId> reserved = (created > 0) ? this.administration.reserve(resource.kind(), created) : List.of();
		return change(actor, true, (batch) -> {
			int next = 0;
			for (Map<String, @Nullable Object> object : objects) {
				if (isAddressed(object)) {
					update(batch, addressed(batch, resource, object.get(ManagementResource.URI)), object, Verb.PATCH);
				}
				else {
					create(batch, resource, reserved.get(next++).number(), object);
				}
			}
			deleted.forEach((uri) -> delete(batch, addressed(batch, resource, uri)));
			return batch;
		});
	}

	private static boolean isAddressed(Map<String, @Nullable Object> object) {
		return object.get(ManagementResource.URI) instanceof String uri && !uri.isEmpty();
	}

	private static Item addressed(EditBatch batch, ManagementResource resource, @Nullable Object uri) {
		return Optional.ofNullable(uri)
			.map((address) -> resource.number(address.toString()))
			.flatMap((number) -> Item.find(batch.before(), resource, number))
			.orElseThrow(() -> MalformedRequestException.unresolved(String.valueOf(uri)));
	}

	private Violations change(Actor actor, boolean again, Function<EditBatch, EditBatch> work) {
		for (int attempt = 1;; attempt++) {
			EditBatch batch = work.apply(new EditBatch(this.configurations.catchUp()));
			try {
				return this.administration.save(batch.edits(), actor, null).warnings();
			}
			catch (StaleEditException ex) {
				if (!again || attempt == ATTEMPTS) {
					throw ex;
				}
			}
		}
	}

	private static Item find(EditBatch batch, ManagementResource resource, long number,
			@Nullable Long expectedRevision) {
		Item item = Item.find(batch.before(), resource, number)
			.orElseThrow(() -> new ObjectGoneException(resource.uri(number)));
		if (expectedRevision != null && expectedRevision != item.record().revision()) {
			throw new ChangedMeanwhileException(item.uri());
		}
		return item;
	}

	private static EditBatch create(EditBatch batch, ManagementResource resource, long number,
			Map<String, @Nullable Object> given) {
		Document document = Interpretation.create(resource, given);
		if (resource.isAlias()) {
			RecordId owner = owner(given)
				.orElseThrow(() -> MalformedRequestException.missing(ManagementResource.OWNER));
			addAlias(batch, owner, document.with(ConferenceFields.ID, number));
			return batch;
		}
		RecordId id = new RecordId(resource.kind(), number);
		batch.put(id, document);
		attach(batch, id, given);
		return batch;
	}

	private static EditBatch update(EditBatch batch, Item item, Map<String, @Nullable Object> given, Verb verb) {
		RecordId id = item.record().id();
		if (item.resource().isAlias()) {
			return updateAlias(batch, item, given, verb);
		}
		Document old = Objects.requireNonNullElse(batch.document(id), item.document());
		batch.put(id, verb.read(item.resource(), given, old));
		attach(batch, id, given);
		return batch;
	}

	private static EditBatch updateAlias(EditBatch batch, Item item, Map<String, @Nullable Object> given, Verb verb) {
		RecordId from = item.record().id();
		RecordId to = owner(given).orElse(from);
		Document row = verb.read(item.resource(), given, item.document());
		if (to.equals(from)) {
			mapAliases(batch, from,
					(rows) -> rows.stream().map((old) -> isNumbered(old, item.number()) ? row : old).toList());
			return batch;
		}
		removeAlias(batch, from, item.number());
		addAlias(batch, to, row);
		return batch;
	}

	private static EditBatch delete(EditBatch batch, Item item) {
		RecordId id = item.record().id();
		if (item.resource().isAlias()) {
			removeAlias(batch, id, item.number());
			return batch;
		}
		if (item.record() instanceof AutomaticParticipant participant) {
			batch.before()
				.conferencesOf(participant)
				.forEach((conference) -> attach(batch, new RecordId(RecordKind.CONFERENCE, conference), id.number(),
						false));
		}
		batch.delete(id);
		return batch;
	}

	private static Optional<RecordId> owner(Map<String, @Nullable Object> given) {
		return Optional.ofNullable(given.get(ManagementResource.OWNER))
			.map((reference) -> Interpretation.reference(RecordKind.CONFERENCE, reference))
			.map((number) -> new RecordId(RecordKind.CONFERENCE, number));
	}

	private static void addAlias(EditBatch batch, RecordId conference, Document row) {
		mapAliases(batch, conference, (rows) -> {
			List<Document> longer = new ArrayList<>(rows);
			longer.add(row);
			return longer;
		});
	}

	private static void removeAlias(EditBatch batch, RecordId conference, long number) {
		mapAliases(batch, conference, (rows) -> rows.stream().filter((row) -> !isNumbered(row, number)).toList());
	}

	private static boolean isNumbered(Document row, long number) {
		return Objects.equals(row.number(ConferenceFields.ID), number);
	}

	private static void mapAliases(EditBatch batch, RecordId conference, Function<List<Document>, List<Document>> map) {
		Document document = conference(batch, conference);
		batch.put(conference,
				document.with(ConferenceFields.ALIASES, map.apply(document.rows(ConferenceFields.ALIASES))));
	}

	private static Document conference(EditBatch batch, RecordId id) {
		Document document = batch.document(id);
		if (document == null) {
			throw MalformedRequestException.unresolved(ManagementResource.of(RecordKind.CONFERENCE).uri(id.number()));
		}
		return document;
	}

	/**
	 * Brings the conferences in line with a participant's list of them; no list leaves
	 * them alone.
	 */
	private static void attach(EditBatch batch, RecordId participant, Map<String, @Nullable Object> given) {
		Object told = given.get(AdpFields.CONFERENCE.name());
		if (participant.kind() != RecordKind.AUTOMATIC_PARTICIPANT || told == null) {
			return;
		}
		List<Long> wanted = Interpretation.references(RecordKind.CONFERENCE, told);
		Set<Long> touched = new LinkedHashSet<>(wanted);
		batch.before()
			.find(participant)
			.ifPresent((record) -> touched.addAll(batch.before().conferencesOf((AutomaticParticipant) record)));
		touched.forEach((number) -> attach(batch, new RecordId(RecordKind.CONFERENCE, number), participant.number(),
				wanted.contains(number)));
	}

	private static void attach(EditBatch batch, RecordId conference, long participant, boolean wanted) {
		if (!wanted && batch.document(conference) == null) {
			return;
		}
		Document document = conference(batch, conference);
		List<Long> participants = new ArrayList<>(document.references(ConferenceFields.AUTOMATIC_PARTICIPANTS));
		if (wanted == participants.contains(participant)) {
			return;
		}
		if (wanted) {
			participants.add(participant);
		}
		else {
			participants.remove(Long.valueOf(participant));
		}
		batch.put(conference, document.with(ConferenceFields.AUTOMATIC_PARTICIPANTS, participants));
	}

	/**
	 * An object that was created.
	 *
	 * @param number its number
	 * @param warnings what was taken, but is probably not what was meant
	 */
	record Written(long number, Violations warnings) {
	}

	/** How a client changes an object. */
	enum Verb {

		/** All of it. */
		PUT {
			@Override
			Document read(ManagementResource resource, Map<String, @Nullable Object> given, Document old) {
				return Interpretation.replace(resource, given, old);
			}
		},

		/** What it names. */
		PATCH {
			@Override
			Document read(ManagementResource resource, Map<String, @Nullable Object> given, Document old) {
				return Interpretation.patch(resource, given, old);
			}
		};

		abstract Document read(ManagementResource resource, Map<String, @Nullable Object> given, Document old);

	}

}
