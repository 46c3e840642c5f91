package io.usher.web.migration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.usher.core.catalogue.AdpFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Violation;
import io.usher.core.record.Document;
import io.usher.core.record.UniqueKey;
import io.usher.core.transfer.Incoming;
import io.usher.core.transfer.Link;
import io.usher.web.management.ShownObject;
import io.usher.web.migration.ToldObject.AliasRow;
import org.jspecify.annotations.Nullable;

/**
 * Gives conferences their aliases and Automatically Dialed Participants, wherever the
 * source tells them: within the conference, by themselves, or both. Infinity leaves the
 * address of a participant within a conference empty.
 */
final class ConferenceLists {

	private static final String WITHIN = RecordKind.AUTOMATIC_PARTICIPANT.resource() + " within conferences";

	private final Map<Link, List<AliasRow>> aliases;

	private final boolean aliasesAreTold;

	private final boolean participantsAreTold;

	private final boolean participantsAreWanted;

	private final Map<Long, ToldObject> participants = new LinkedHashMap<>();

	private final Map<Long, List<ToldObject>> byConference = new HashMap<>();

	private final List<Incoming> toldWithin = new ArrayList<>();

	/**
	 * Begins.
	 * @param aliases the aliases that are told by themselves, by conference
	 * @param told all objects
	 * @param heard the resources that are told
	 * @param wanted the kinds that are wanted
	 */
	ConferenceLists(Map<Link, List<AliasRow>> aliases, List<ToldObject> told, Set<String> heard,
			Set<RecordKind> wanted) {
		this.aliases = aliases;
		this.aliasesAreTold = heard.contains(ShownObject.aliasResource());
		this.participantsAreTold = heard.contains(RecordKind.AUTOMATIC_PARTICIPANT.resource());
		this.participantsAreWanted = wanted.contains(RecordKind.AUTOMATIC_PARTICIPANT);
		told.stream().filter((object) -> object.kind() == RecordKind.AUTOMATIC_PARTICIPANT).forEach((participant) -> {
			if (participant.number() != null) {
				this.participants.put(participant.number(), participant);
				participant.conferences()
					.forEach((number) -> this.byConference.computeIfAbsent(number, (key) -> new ArrayList<>())
						.add(participant));
			}
		});
	}

	/** Returns a conference with its lists. */
	Incoming whole(ToldObject conference) {
		Incoming record = conference.record();
		Map<String, @Nullable Object> values = new LinkedHashMap<>(record.values());
		List<Violation> faults = new ArrayList<>(record.faults());
		List<Document> rows = aliases(conference, faults);
		if (rows != null) {
			values.put(ConferenceFields.ALIASES.name(), rows);
		}
		List<Link> links = this.participantsAreWanted ? participants(conference, faults) : null;
		if (links != null) {
			values.put(ConferenceFields.AUTOMATIC_PARTICIPANTS.name(), links);
		}
		return new Incoming(record.origin(), record.kind(), record.number(), record.identities(), values,
				record.notes(), faults, record.skipped());
	}

	/** Returns the participants that conferences tell and nothing else does. */
	List<Incoming> toldWithin() {
		return this.toldWithin;
	}

	private @Nullable List<Document> aliases(ToldObject conference, List<Violation> faults) {
		List<AliasRow> others = (conference.number() != null)
				? this.aliases.getOrDefault(Link.numbered(RecordKind.CONFERENCE, conference.number()), List.of())
				: List.of();
		if (conference.aliases() == null && !this.aliasesAreTold) {
			return null;
		}
		List<AliasRow> all = new ArrayList<>(Objects.requireNonNullElse(conference.aliases(), List.of()));
		Set<String> known = new HashSet<>();
		all.forEach((alias) -> known.add(key(alias)));
		others.stream().filter((alias) -> !known.contains(key(alias))).forEach(all::add);
		for (int i = 0; i < all.size(); i++) {
			String place = ConferenceFields.ALIASES.name() + "[" + i + "]";
			all.get(i).faults().forEach((fault) -> faults.add(fault.within(place)));
		}
		return all.stream().map(AliasRow::row).toList();
	}

	private static String key(AliasRow alias) {
		return UniqueKey.normalise(alias.row().text(ConferenceFields.ALIAS, ""));
	}

	private @Nullable List<Link> participants(ToldObject conference, List<Violation> faults) {
		List<ToldObject> dialled = (conference.number() != null)
				? this.byConference.getOrDefault(conference.number(), List.of()) : List.of();
		if (conference.participants() == null) {
			return this.participantsAreTold ? dialled.stream().map(ConferenceLists::link).toList() : null;
		}
		List<Link> links = new ArrayList<>();
		for (Object element : conference.participants()) {
			Link link = link(element, dialled, links);
			if (link != null) {
				links.add(link);
			}
			else {
				faults.add(Violation.error(ConferenceFields.AUTOMATIC_PARTICIPANTS.name(), ShownObject.shown(element),
						"an Automatically Dialed Participant, or its address"));
			}
		}
		return links.stream().distinct().toList();
	}

	private static Link link(ToldObject participant) {
		return participant.record().identities().get(0);
	}

	private @Nullable Link link(@Nullable Object element, List<ToldObject> dialled, List<Link> taken) {
		Long number = ShownObject.reference(RecordKind.AUTOMATIC_PARTICIPANT, element).orElse(null);
		if (number != null && (this.participants.containsKey(number) || !(element instanceof Map<?, ?>))) {
			return Link.numbered(RecordKind.AUTOMATIC_PARTICIPANT, number);
		}
		if (!(element instanceof Map<?, ?> object)) {
			return null;
		}
		ShownObject shown = ShownObject.of(RecordKind.AUTOMATIC_PARTICIPANT, object);
		Optional<ToldObject> same = (number != null) ? Optional.empty()
				: dialled.stream()
					.filter((participant) -> !taken.contains(link(participant)) && isSame(participant, shown))
					.findFirst();
		return same.map(ConferenceLists::link).orElseGet(() -> add(shown, number));
	}

	private static boolean isSame(ToldObject participant, ShownObject shown) {
		Map<String, @Nullable Object> values = shown.values().values();
		for (Field field : List.of(AdpFields.REMOTE_ALIAS, AdpFields.PROTOCOL, AdpFields.ROLE)) {
			if (values.containsKey(field.name())
					&& !Objects.equals(values.get(field.name()), participant.record().values().get(field.name()))) {
				return false;
			}
		}
		return shown.told(AdpFields.REMOTE_ALIAS) != null;
	}

	/** Makes a record of a participant that is told within a conference alone. */
	private Link add(ShownObject shown, @Nullable Long number) {
		long own = (number != null) ? number : -1L - this.toldWithin.size();
		ToldObject told = ToldObject.read(RecordKind.AUTOMATIC_PARTICIPANT, shown, own, WITHIN, Math.abs(own));
		this.toldWithin.add(told.record());
		if (number != null) {
			this.participants.put(number, told);
		}
		return link(told);
	}

}
