package io.usher.web.migration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.usher.core.catalogue.AdpFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Violation;
import io.usher.core.record.Document;
import io.usher.core.transfer.Incoming;
import io.usher.core.transfer.Link;
import io.usher.core.transfer.Origin;
import io.usher.core.transfer.Place;
import io.usher.web.management.ShownObject;
import org.jspecify.annotations.Nullable;

/**
 * An object that a source tells.
 *
 * @param record what an import takes of it
 * @param number its number in the source, null for none
 * @param aliases a conference's aliases, null when it tells none
 * @param participants a conference's Automatically Dialed Participants as they are told,
 * null when it tells none
 * @param conferences the conferences that dial an Automatically Dialed Participant
 */
record ToldObject(Incoming record, @Nullable Long number, @Nullable List<AliasRow> aliases,
		@Nullable List<?> participants, Set<Long> conferences) {

	private static final String PASSWORD_NOTE = "Infinity does not tell its password: one that Usher has stays; "
			+ "without one it is unknown until somebody enters it.";

	private static final String PIN_NOTE = "Its PINs are not told: those that Usher has stay; without them they are "
			+ "unknown, and it is not served until somebody enters them.";

	/**
	 * Reads an object.
	 * @param number its number, null for none
	 * @param source what tells it
	 * @param row its place there
	 */
	static ToldObject read(RecordKind kind, ShownObject shown, @Nullable Long number, String source, long row) {
		ShownObject.Values read = shown.values();
		Map<String, @Nullable Object> values = new LinkedHashMap<>(read.values());
		ShownSecrets secrets = ShownSecrets.read(kind, shown, values);
		List<Violation> faults = new ArrayList<>(read.faults());
		faults.addAll(secrets.faults());
		List<AliasRow> aliases = null;
		List<?> participants = null;
		Set<Long> conferences = Set.of();
		if (kind == RecordKind.CONFERENCE) {
			aliases = aliases(list(shown, ConferenceFields.ALIASES, faults));
			participants = list(shown, ConferenceFields.AUTOMATIC_PARTICIPANTS, faults);
		}
		else if (kind == RecordKind.AUTOMATIC_PARTICIPANT) {
			conferences = Set.copyOf(shown.references(AdpFields.CONFERENCE));
		}
		List<String> notes = Stream
			.of(secrets.isPasswordUnknown() ? PASSWORD_NOTE : "", secrets.isPinUnknown() ? PIN_NOTE : "")
			.filter((note) -> !note.isEmpty())
			.toList();
		Incoming record = new Incoming(origin(source, row, shown), kind, null,
				(number != null) ? List.of(Link.numbered(kind, number)) : List.of(), values, notes, faults, null);
		return new ToldObject(record, number, aliases, participants, conferences);
	}

	private static Origin origin(String source, long row, ShownObject shown) {
		Place place = Place.row(source, row);
		return (path) -> path.startsWith("__") ? place : place.at(shown.name(path));
	}

	private static @Nullable List<?> list(ShownObject shown, Field field, List<Violation> faults) {
		Object told = shown.told(field);
		if (told == null || told instanceof List<?>) {
			return (List<?>) told;
		}
		faults.add(Violation.error(field.name(), ShownObject.shown(told), "a list of objects"));
		return null;
	}

	/** Reads the aliases that are told as objects; addresses come by themselves. */
	private static @Nullable List<AliasRow> aliases(@Nullable List<?> told) {
		return (told != null) ? told.stream()
			.filter(Map.class::isInstance)
			.map((object) -> AliasRow.read(ShownObject.alias((Map<?, ?>) object)))
			.toList() : null;
	}

	boolean isPinUnknown() {
		return this.record.notes().contains(PIN_NOTE);
	}

	RecordKind kind() {
		return this.record.kind();
	}

	/**
	 * An alias of a conference.
	 *
	 * @param row what is stored of it
	 * @param faults what cannot be read
	 */
	record AliasRow(Document row, List<Violation> faults) {

		static AliasRow read(ShownObject alias) {
			ShownObject.Values read = alias.values();
			Map<String, Object> row = new HashMap<>();
			read.values().forEach((name, value) -> {
				if (value != null) {
					row.put(name, value);
				}
			});
			return new AliasRow(Document.of(row), read.faults());
		}

	}

}
