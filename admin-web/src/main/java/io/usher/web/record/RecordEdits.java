package io.usher.web.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.administration.Saved;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RuleFields;
import io.usher.core.catalogue.Violations;
import io.usher.core.conference.AutomaticParticipant;
import io.usher.core.conference.Conference;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.infinity.GlobalSettings;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes edits of what people do on pages. Conferences list their Automatically Dialed
 * Participants, so that one act may edit several records, in one revision.
 */
@Component
class RecordEdits {

	private final Administration administration;

	private final Configurations configurations;

	RecordEdits(Administration administration, Configurations configurations) {
		this.administration = administration;
		this.configurations = configurations;
	}

	/** Creates a record, and puts a participant into its conference. */
	Saved create(RecordKind kind, Document document, @Nullable Long conference, Actor actor, @Nullable String reason) {
		RecordId id = this.administration.reserve(kind, 1).get(0);
		List<Edit> edits = new ArrayList<>(List.of(new Edit.Create(id, document)));
		if (conference != null && kind == RecordKind.AUTOMATIC_PARTICIPANT) {
			this.configurations.current()
				.find(new RecordId(RecordKind.CONFERENCE, conference))
				.ifPresent((record) -> edits.add(attached(record, id.number())));
		}
		return this.administration.save(edits, actor, reason);
	}

	private static Edit attached(ConfigurationRecord conference, Long participant) {
		List<Long> participants = new ArrayList<>(
				conference.document().references(ConferenceFields.AUTOMATIC_PARTICIPANTS));
		participants.add(participant);
		return new Edit.Update(conference.id(), conference.revision(),
				conference.document().with(ConferenceFields.AUTOMATIC_PARTICIPANTS, participants));
	}

	/** Changes a record as of a revision. */
	Saved update(RecordId id, long seenRevision, Document document, Actor actor, @Nullable String reason) {
		boolean first = id.equals(GlobalSettings.ID) && this.configurations.current().find(id).isEmpty();
		if (first && document.values().isEmpty()) {
			return new Saved(this.configurations.current(), List.of(id), Violations.none());
		}
		Edit edit = first ? new Edit.Create(id, document) : new Edit.Update(id, seenRevision, document);
		return this.administration.save(List.of(edit), actor, reason);
	}

	/** Changes many records in the same way, in one revision. */
	Saved updateAll(List<ConfigurationRecord> records, UnaryOperator<Document> change, Actor actor,
			@Nullable String reason) {
		return this.administration.save(records.stream()
			.map((record) -> (Edit) new Edit.Update(record.id(), record.revision(), change.apply(record.document())))
			.toList(), actor, reason);
	}

	/** Gives rules other priorities, in one revision. */
	void reprioritise(List<ConfigurationRecord> rules, Map<Long, Long> priorities, Actor actor, String reason) {
		this.administration.save(rules.stream()
			.map((rule) -> (Edit) new Edit.Update(rule.id(), rule.revision(),
					rule.document().with(RuleFields.PRIORITY, priorities.get(rule.id().number()))))
			.toList(), actor, reason);
	}

	/**
	 * Deletes records in one revision. Conferences take the participants with them that
	 * nobody else has, if that is wanted; conferences let participants go.
	 */
	Saved delete(List<ConfigurationRecord> records, boolean withParticipants, Actor actor, @Nullable String reason) {
		Configuration configuration = this.configurations.current();
		Map<RecordId, Edit> edits = new LinkedHashMap<>();
		records.forEach((record) -> edits.put(record.id(), new Edit.Delete(record.id(), record.revision())));
		for (ConfigurationRecord record : records) {
			if (record instanceof AutomaticParticipant participant) {
				detach(configuration, participant, edits);
			}
			if (withParticipants && record instanceof Conference conference) {
				ownParticipants(configuration, conference)
					.forEach((own) -> edits.put(own.id(), new Edit.Delete(own.id(), own.revision())));
			}
		}
		return this.administration.save(List.copyOf(edits.values()), actor, reason);
	}

	private static void detach(Configuration configuration, AutomaticParticipant participant,
			Map<RecordId, Edit> edits) {
		for (Long number : configuration.conferencesOf(participant)) {
			ConfigurationRecord conference = Objects
				.requireNonNull(configuration.record(RecordKind.CONFERENCE, number));
			Edit before = edits.get(conference.id());
			if (before instanceof Edit.Delete) {
				continue;
			}
			Document document = (before instanceof Edit.Update update) ? update.document() : conference.document();
			List<Long> others = document.references(ConferenceFields.AUTOMATIC_PARTICIPANTS)
				.stream()
				.filter((other) -> other != participant.id().number())
				.toList();
			edits.put(conference.id(), new Edit.Update(conference.id(), conference.revision(),
					document.with(ConferenceFields.AUTOMATIC_PARTICIPANTS, others.isEmpty() ? null : others)));
		}
	}

	/** Returns the participants that no other conference has. */
	static List<AutomaticParticipant> ownParticipants(Configuration configuration, Conference conference) {
		return configuration.automaticParticipants(conference)
			.stream()
			.filter((participant) -> configuration.conferencesOf(participant).size() == 1)
			.collect(Collectors.toList());
	}

	/** Returns the records with these numbers that there are. */
	static List<ConfigurationRecord> present(Configuration configuration, RecordKind kind, Set<Long> numbers) {
		return numbers.stream().map((number) -> configuration.record(kind, number)).filter(Objects::nonNull).toList();
	}

}
