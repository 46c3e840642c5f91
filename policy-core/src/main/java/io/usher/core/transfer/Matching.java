package io.usher.core.transfer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

import io.usher.core.catalogue.AdpFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ScriptTestFields;
import io.usher.core.conference.AutomaticParticipant;
import io.usher.core.configuration.Configuration;
import io.usher.core.infinity.GlobalSettings;
import io.usher.core.profile.ScriptTest;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * Finds for each record of a source the one that is meant among those that are there: by
 * its name, alias or address; Automatically Dialed Participants, which have none, by whom
 * they dial and from which conferences; what is left by the number that it had here.
 */
public final class Matching {

	private final Configuration before;

	private final List<Incoming> records;

	private final @Nullable ConfigurationRecord[] matched;

	private final @Nullable Integer[] twins;

	private final Set<RecordId> taken = new HashSet<>();

	private final Map<Link, Integer> told = new HashMap<>();

	private Matching(Configuration before, List<Incoming> records) {
		this.before = before;
		this.records = records;
		this.matched = new ConfigurationRecord[records.size()];
		this.twins = new Integer[records.size()];
	}

	/** Finds what the records of a source mean. */
	public static Matching of(Configuration before, List<Incoming> records) {
		Matching matching = new Matching(before, records);
		matching.byName();
		matching.participants();
		matching.scriptTests();
		matching.byNumber();
		return matching;
	}

	/**
	 * Returns the record that is meant, or null when it is a new one.
	 * @param index the place among the records of the source
	 */
	public @Nullable ConfigurationRecord record(int index) {
		return this.matched[index];
	}

	/** Returns the earlier record of the source with the same name, or null. */
	@Nullable Incoming twin(int index) {
		Integer twin = this.twins[index];
		return (twin != null) ? this.records.get(twin) : null;
	}

	/** Tells whether the source tells this record. */
	boolean isTold(RecordId id) {
		return this.taken.contains(id);
	}

	/** Finds the record of the source that a link means. */
	Optional<Integer> told(Link link) {
		return Optional.ofNullable(this.told.get(link));
	}

	private void byName() {
		for (int i = 0; i < this.records.size(); i++) {
			Incoming record = this.records.get(i);
			for (Link identity : record.identities()) {
				this.told.putIfAbsent(identity, i);
			}
			if (record.kind() == RecordKind.GLOBAL) {
				match(i, this.before.find(GlobalSettings.ID));
			}
			String name = name(record);
			if (NaturalKeys.isUnique(record.kind()) && name != null) {
				this.twins[i] = this.told.putIfAbsent(Link.named(record.kind(), name), i);
				match(i, this.before.find(record.kind(), NaturalKeys.of(record.kind()), name.strip()));
			}
		}
	}

	static @Nullable String name(Incoming record) {
		return (record.value(NaturalKeys.of(record.kind())) instanceof String text && !text.isBlank()) ? text : null;
	}

	private void match(int index, Optional<? extends ConfigurationRecord> found) {
		found.filter((record) -> this.taken.add(record.id())).ifPresent((record) -> this.matched[index] = record);
	}

	private void byNumber() {
		for (int i = 0; i < this.records.size(); i++) {
			Long number = this.records.get(i).number();
			if (this.matched[i] == null && number != null) {
				match(i, this.before.find(new RecordId(this.records.get(i).kind(), number)));
			}
		}
	}

	private void scriptTests() {
		each(RecordKind.SCRIPT_TEST, (index, record) -> {
			Object link = record.value(ScriptTestFields.PROFILE);
			RecordId profile = (link instanceof Link wanted) ? existing(wanted) : null;
			if (profile != null) {
				match(index, this.before.scriptTests(profile)
					.stream()
					.filter((test) -> Objects.equals(test.name(), record.value(CommonFields.NAME)) && Objects
						.equals(test.document().text(ScriptTestFields.KIND), record.value(ScriptTestFields.KIND)))
					.map(ScriptTest.class::cast)
					.findFirst());
			}
		});
	}

	private @Nullable RecordId existing(Link link) {
		Integer index = this.told.get(link);
		ConfigurationRecord record = (index != null) ? this.matched[index] : null;
		return (record != null) ? record.id() : null;
	}

	private void participants() {
		if (this.records.stream().noneMatch((record) -> record.kind() == RecordKind.AUTOMATIC_PARTICIPANT)) {
			return;
		}
		Map<String, List<AutomaticParticipant>> byAlias = new HashMap<>();
		this.before.all(RecordKind.AUTOMATIC_PARTICIPANT)
			.map(AutomaticParticipant.class::cast)
			.forEach((known) -> byAlias
				.computeIfAbsent(folded(known.document().get(AdpFields.REMOTE_ALIAS)), (alias) -> new ArrayList<>())
				.add(known));
		Map<Link, Set<String>> owners = owners();
		numbered(byAlias);
		likeness(byAlias, owners, Set::equals, true);
		likeness(byAlias, owners, Set::equals, false);
		likeness(byAlias, owners, (a, b) -> a.stream().anyMatch(b::contains), false);
		likeness(byAlias, owners, (a, b) -> a.isEmpty() || b.isEmpty(), false);
	}

	/** One that was exported from here and dials the same is the same. */
	private void numbered(Map<String, List<AutomaticParticipant>> byAlias) {
		each(RecordKind.AUTOMATIC_PARTICIPANT,
				(index, record) -> byAlias.getOrDefault(folded(record.value(AdpFields.REMOTE_ALIAS)), List.of())
					.stream()
					.filter((known) -> record.number() != null && known.id().number() == record.number())
					.findFirst()
					.ifPresent((known) -> match(index, Optional.of(known))));
	}

	private void likeness(Map<String, List<AutomaticParticipant>> byAlias, Map<Link, Set<String>> owners,
			BiPredicate<Set<String>, Set<String>> fits, boolean exactly) {
		each(RecordKind.AUTOMATIC_PARTICIPANT, (index, record) -> {
			Set<String> conferences = new TreeSet<>();
			record.identities().forEach((link) -> conferences.addAll(owners.getOrDefault(link, Set.of())));
			byAlias.getOrDefault(folded(record.value(AdpFields.REMOTE_ALIAS)), List.of())
				.stream()
				.filter((known) -> !this.taken.contains(known.id()))
				.filter((known) -> fits.test(conferences, ownersOf(known)))
				.filter((known) -> !exactly || isAlike(record, known))
				.findFirst()
				.ifPresent((known) -> match(index, Optional.of(known)));
		});
	}

	private static boolean isAlike(Incoming record, AutomaticParticipant known) {
		return Stream.of(AdpFields.PROTOCOL, AdpFields.ROLE)
			.allMatch((field) -> !record.values().containsKey(field.name())
					|| Objects.equals(record.value(field), known.document().get(field)));
	}

	private Set<String> ownersOf(AutomaticParticipant known) {
		Set<String> names = new TreeSet<>();
		this.before.conferencesOf(known)
			.forEach((number) -> names.add(folded(this.before.nameOf(RecordKind.CONFERENCE, number))));
		return names;
	}

	private Map<Link, Set<String>> owners() {
		Map<Link, Set<String>> owners = new HashMap<>();
		for (Incoming record : this.records) {
			if (record.kind() == RecordKind.CONFERENCE
					&& record.value(ConferenceFields.AUTOMATIC_PARTICIPANTS) instanceof Collection<?> participants) {
				participants.stream()
					.filter(Link.class::isInstance)
					.forEach((link) -> owners.computeIfAbsent((Link) link, (key) -> new TreeSet<>())
						.add(folded(name(record))));
			}
		}
		return owners;
	}

	private void each(RecordKind kind, Visitor visitor) {
		for (int i = 0; i < this.records.size(); i++) {
			if (this.records.get(i).kind() == kind && this.matched[i] == null) {
				visitor.visit(i, this.records.get(i));
			}
		}
	}

	private static String folded(@Nullable Object value) {
		return String.valueOf(value).strip().toLowerCase(Locale.ROOT);
	}

	/** Looks at a record that has no match yet. */
	private interface Visitor {

		void visit(int index, Incoming record);

	}

}
