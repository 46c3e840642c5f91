package io.usher.core.conference;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.usher.core.catalogue.BreakoutFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.Violation;
import io.usher.core.catalogue.Violations;
import io.usher.core.catalogue.ViolationsException;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.UniqueKey;

/**
 * A Virtual Meeting Room, Virtual Auditorium, Virtual Reception, Media Playback or Test
 * Call service.
 *
 * @param id its identity
 * @param revision the revision in which it was last changed
 * @param document what was set
 * @param name its name, unique
 * @param table the table of its service type
 * @param aliases the aliases under which it is dialled, in the order of display
 */
public record Conference(RecordId id, long revision, Document document, String name, Table table,
		List<ConferenceAlias> aliases) implements ConfigurationRecord {

	public Conference {
		aliases = List.copyOf(aliases);
		refuseSameBreakouts(document.rows(ConferenceFields.BREAKOUTS));
	}

	/** Reads a record. */
	public static Conference of(RecordId id, long revision, Document document) {
		String type = document.text(ServiceFields.SERVICE_TYPE, "conference");
		Table table = Table.ofService(type)
			.filter((candidate) -> candidate != Table.GATEWAY)
			.orElseThrow(() -> new IllegalArgumentException("service_type: " + type
					+ " (expected: conference, lecture, two_stage_dialing, media_playback or test_call)"));
		return new Conference(id, revision, document, document.requiredText(CommonFields.NAME), table,
				document.rows(ConferenceFields.ALIASES).stream().map(ConferenceAlias::of).toList());
	}

	/** Returns the numbers of its Automatically Dialed Participants, in order. */
	public List<Long> automaticParticipants() {
		return this.document.references(ConferenceFields.AUTOMATIC_PARTICIPANTS);
	}

	/** Returns the rows of its breakout rooms, in order. */
	public List<Document> breakouts() {
		return this.document.rows(ConferenceFields.BREAKOUTS);
	}

	/** Tells whether it is of a type that has breakout rooms, and has some. */
	public boolean hasBreakouts() {
		return (this.table == Table.CONFERENCE || this.table == Table.LECTURE) && !breakouts().isEmpty();
	}

	private static void refuseSameBreakouts(List<Document> rooms) {
		Set<String> seen = new HashSet<>();
		for (Document room : rooms) {
			String uuid = room.text(BreakoutFields.BREAKOUT_UUID, "");
			if (!seen.add(uuid.toLowerCase(Locale.ROOT))) {
				throw new ViolationsException(Violations.of(Violation.error(ConferenceFields.BREAKOUTS.name(), uuid,
						"a UUID that no other breakout room of the conference has")));
			}
		}
	}

	/** Finds a breakout room by its UUID, in any case of letters. */
	public Optional<Document> breakout(String uuid) {
		return breakouts().stream()
			.filter((room) -> uuid.equalsIgnoreCase(room.text(BreakoutFields.BREAKOUT_UUID)))
			.findFirst();
	}

	@Override
	public List<UniqueKey> uniqueKeys() {
		return Stream
			.concat(Stream.of(UniqueKey.of(RecordKind.CONFERENCE, CommonFields.NAME, this.name)),
					this.aliases.stream()
						.map((alias) -> UniqueKey.of(RecordKind.CONFERENCE, ConferenceFields.ALIAS, alias.alias())))
			.toList();
	}

}
