package io.usher.web.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.usher.core.catalogue.AdpFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.Option;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.Violations;
import io.usher.core.configuration.Configuration;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.web.record.ListView.Choice;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * A form as its page shows it.
 *
 * @param page the kind of record
 * @param number the record's number, null for a new one
 * @param name the record's name, as it is kept
 * @param revision the record's revision that is edited, 0 for a new one
 * @param copyOf the number of the record that is copied, null when none is
 * @param conference the number of the conference that the new record is for, null when
 * there is none
 * @param type the conference's type, null for other kinds
 * @param types the types to choose from
 * @param groups the inputs
 * @param secrets what is kept of secrets, by field name: {@code set}, {@code unknown}
 * @param participants the conference's Automatically Dialed Participants
 * @param faults what is wrong with no input of its own
 * @param reason why, as it was entered
 * @param differences what somebody else changed meanwhile
 */
record RecordForm(RecordPage page, @Nullable Long number, String name, long revision, @Nullable Long copyOf,
		@Nullable Long conference, @Nullable String type, List<Choice> types, List<FormGroup> groups,
		Map<String, String> secrets, List<Participant> participants, List<String> faults, String reason,
		List<Difference> differences) {

	/** The name of the input that says why. */
	static final String REASON = "reason";

	/** Returns the form of a document. */
	static RecordForm of(Origin origin, Document document, Configuration configuration, Violations violations,
			@Nullable MultiValueMap<String, String> typed) {
		RecordPage page = origin.page();
		List<Field> fields = FormFields.of(page, document, configuration)
			.stream()
			.filter((field) -> !isElsewhere(page, field))
			.toList();
		FormWriting writing = new FormWriting(configuration, violations, typed);
		List<FormGroup> groups = writing.groups(page.table(), fields, document);
		Map<String, String> secrets = new HashMap<>();
		fields.stream()
			.filter(Field::isSecret)
			.forEach((field) -> secrets.put(field.name(), FormWriting.kept(document, field)));
		boolean conference = page.kind() == RecordKind.CONFERENCE;
		String reason = (typed != null) ? Objects.requireNonNullElse(typed.getFirst(REASON), "") : "";
		return new RecordForm(page, origin.number(), origin.name(), origin.revision(), origin.copyOf(),
				origin.conference(), conference ? FormFields.type(document) : null,
				conference ? everyType() : List.of(), groups, secrets, participantsOf(document, configuration),
				writing.others(), reason, List.of());
	}

	/**
	 * Tells whether a field has no input: it follows from others, or has its own place.
	 */
	private static boolean isElsewhere(RecordPage page, Field field) {
		if (page.kind() == RecordKind.CONFERENCE) {
			return field == ServiceFields.SERVICE_TYPE;
		}
		return field == AdpFields.CONFERENCE
				|| page.kind() == RecordKind.THEME && field.kind() instanceof FieldKind.References;
	}

	private static List<Choice> everyType() {
		return ServiceFields.SERVICE_TYPE.options(Table.CONFERENCE_RECORD, InfinityVersion.V35)
			.stream()
			.map((Option option) -> new Choice(option.value(), option.label()))
			.toList();
	}

	private static List<Participant> participantsOf(Document document, Configuration configuration) {
		List<Participant> participants = new ArrayList<>();
		for (Long number : document.references(ConferenceFields.AUTOMATIC_PARTICIPANTS)) {
			ConfigurationRecord record = configuration.record(RecordKind.AUTOMATIC_PARTICIPANT, number);
			if (record != null) {
				Document row = record.document();
				Table table = Table.AUTOMATIC_PARTICIPANT_RECORD;
				participants.add(new Participant(number, record.name(), row.text(AdpFields.REMOTE_DISPLAY_NAME, ""),
						FieldText.of(AdpFields.ROLE, table, row, configuration),
						FieldText.of(AdpFields.PROTOCOL, table, row, configuration)));
			}
		}
		return participants;
	}

	RecordForm withDifferences(List<Difference> found) {
		return new RecordForm(this.page, this.number, this.name, this.revision, this.copyOf, this.conference, this.type,
				this.types, this.groups, this.secrets, this.participants, this.faults, this.reason, found);
	}

	/** Tells whether the conference's type may have participants of its own. */
	public boolean hasParticipants() {
		return this.type != null && this.groups.stream().anyMatch((group) -> !group.rows().isEmpty())
				&& Table.ofService(this.type)
					.filter((table) -> FieldCatalogue.of(table, InfinityVersion.V35)
						.containsKey(ConferenceFields.AUTOMATIC_PARTICIPANTS.name()))
					.isPresent();
	}

	/** Returns how many inputs are wrong. */
	public int wrong() {
		long inputs = this.groups.stream()
			.flatMap((group) -> Stream.concat(group.fields().stream(),
					group.rows()
						.stream()
						.flatMap((rows) -> rows.rows().stream())
						.flatMap((row) -> row.fields().stream())))
			.filter((field) -> field.error() != null)
			.count();
		return (int) inputs + this.faults.size();
	}

	/** Returns the title of the page. */
	public String title() {
		return (this.number == null) ? "New " + this.page.one() : this.name;
	}

	/** Returns where the form is sent to. */
	public String action() {
		return (this.number != null) ? this.page.path(this.number) : this.page.path() + "/new";
	}

	/**
	 * Where a form comes from.
	 *
	 * @param page the kind of record
	 * @param number the record's number, null for a new one
	 * @param name the record's name
	 * @param revision the record's revision that is edited, 0 for a new one
	 * @param copyOf the number of the record that is copied, or null
	 * @param conference the number of the conference that the new record is for, or null
	 */
	record Origin(RecordPage page, @Nullable Long number, String name, long revision, @Nullable Long copyOf,
			@Nullable Long conference) {

		static Origin ofNew(RecordPage page, @Nullable Long copyOf, @Nullable Long conference) {
			return new Origin(page, null, "", 0, copyOf, conference);
		}

		static Origin of(RecordPage page, ConfigurationRecord record) {
			return new Origin(page, record.id().number(), record.name(), record.revision(), null, null);
		}

		Origin asOf(long seenRevision) {
			return new Origin(this.page, this.number, this.name, seenRevision, this.copyOf, this.conference);
		}

		@Nullable RecordId id() {
			return (this.number != null) ? new RecordId(this.page.kind(), this.number) : null;
		}

	}

	/**
	 * An Automatically Dialed Participant of the conference.
	 *
	 * @param number its number
	 * @param alias whom Infinity calls
	 * @param name the participant's display name
	 * @param role the participant's role
	 * @param protocol how Infinity calls
	 */
	record Participant(long number, String alias, String name, String role, String protocol) {

		public String path() {
			return RecordPage.BASE + "participants/" + this.number;
		}

	}

	/**
	 * A field in which two edits of a record differ.
	 *
	 * @param label the field's words
	 * @param theirs what somebody else saved
	 * @param mine what was entered here
	 */
	record Difference(String label, String theirs, String mine) {

	}

}
