package io.usher.core.transfer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.usher.core.account.Role;
import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.administration.Examined;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.Violation;
import io.usher.core.configuration.Configuration;
import io.usher.core.history.HistoryReader;
import io.usher.core.infinity.GlobalSettings;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import io.usher.core.record.UniqueKey;
import io.usher.core.transfer.PlannedRecord.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a plan.
 */
final class Draft {

	private static final int STEP = 1000;

	private final Administration administration;

	private final Configuration before;

	private final Reading reading;

	private final ImportPlanner.Options options;

	private final Progress progress;

	private final Matching matching;

	private final RecordId[] ids;

	/** Where records that are there already are told. */
	private final Map<RecordId, Integer> told = new HashMap<>();

	private final List<List<Violation>> violations = new ArrayList<>();

	private final List<List<String>> notes = new ArrayList<>();

	Draft(Administration administration, Configuration before, Reading reading, ImportPlanner.Options options,
			Progress progress) {
		this.administration = administration;
		this.before = before;
		this.reading = reading;
		this.options = options;
		this.progress = progress;
		progress.at("Looking for what is there", 0, reading.records().size());
		this.matching = Matching.of(before, reading.records());
		this.ids = new RecordId[reading.records().size()];
	}

	ImportPlan plan() {
		identify();
		Map<RecordId, Integer> indexes = new HashMap<>();
		List<Edit> edits = new ArrayList<>();
		for (int i = 0; i < this.ids.length; i++) {
			Incoming record = record(i);
			this.violations.add(new ArrayList<>(record.faults()));
			this.notes.add(new ArrayList<>(record.notes()));
			step("Comparing", i, this.ids.length);
			if (record.skipped() == null && isSound(i)) {
				Document document = document(i);
				if (isSound(i)) {
					indexes.put(this.ids[i], i);
					edits.add(edit(i, document));
				}
			}
		}
		deletions(edits);
		Map<RecordId, Examined> examined = new LinkedHashMap<>();
		this.administration.examine(edits, (judged) -> step("Checking", judged, edits.size()))
			.forEach((item) -> examined.put(item.id(), item));
		return plan(edits, indexes, examined);
	}

	private ImportPlan plan(List<Edit> edits, Map<RecordId, Integer> indexes, Map<RecordId, Examined> examined) {
		List<PlannedRecord> planned = new ArrayList<>();
		Set<Long> unsound = unsound(indexes, examined);
		for (int i = 0; i < this.ids.length; i++) {
			planned.add(planned(i, examined.get(this.ids[i]), unsound));
		}
		examined.values().stream().filter((item) -> item.after() == null).forEach((item) -> planned.add(deleted(item)));
		List<Edit> wanted = edits.stream().filter((edit) -> changes(examined.get(edit.id()))).toList();
		return new ImportPlan(this.before.revision(), planned, this.reading.faults(), wanted);
	}

	private static boolean changes(@Nullable Examined item) {
		return item != null && item.changes();
	}

	/** Returns the numbers of records at fault: what refers to them is not to blame. */
	private Set<Long> unsound(Map<RecordId, Integer> indexes, Map<RecordId, Examined> examined) {
		Set<Long> unsound = new HashSet<>();
		for (int i = 0; i < this.ids.length; i++) {
			if (record(i).skipped() == null && !indexes.containsKey(this.ids[i])) {
				unsound.add(this.ids[i].number());
			}
		}
		examined.values()
			.stream()
			.filter((item) -> item.violations().hasErrors())
			.forEach((item) -> unsound.add(item.id().number()));
		return unsound;
	}

	private PlannedRecord planned(int index, @Nullable Examined item, Set<Long> unsound) {
		Incoming record = record(index);
		ConfigurationRecord old = this.matching.record(index);
		Document now = (old != null) ? old.document() : null;
		List<String> told = this.notes.get(index);
		if (record.skipped() != null) {
			told.add(record.skipped());
			return new PlannedRecord(place(record), (old != null) ? old.id() : null, record.kind(), name(index, now),
					Outcome.SKIPPED, now, now, List.of(), told);
		}
		List<Violation> all = new ArrayList<>(this.violations.get(index));
		if (item != null) {
			item.violations()
				.all()
				.stream()
				.filter((violation) -> !isOthersFault(record.kind(), violation, unsound))
				.map((violation) -> item.changes() ? violation : forgiven(violation))
				.forEach(all::add);
			if (item.changes() && !this.options.mayChange().test(record.kind())) {
				all.add(Violation.error(Violation.WHOLE, record.kind().plural(), "a role that may change them"));
			}
		}
		Document then = (item != null) ? item.after() : now;
		List<Fault> faults = all.stream().map((violation) -> fault(record, violation, then)).toList();
		Outcome outcome = outcome(faults, old, item);
		if (outcome == Outcome.ADDED && then != null && isWithoutPassword(record.kind(), then)) {
			told.add("It is disabled until somebody sets its password or token.");
		}
		return new PlannedRecord(place(record), this.ids[index], record.kind(), name(index, then), outcome, now, then,
				faults, told);
	}

	/** What is there already, and stays as it is, was taken when other rules held. */
	private static Violation forgiven(Violation violation) {
		return Violation.warning(violation.field(), violation.value(), violation.expected());
	}

	private static Outcome outcome(List<Fault> faults, @Nullable ConfigurationRecord old, @Nullable Examined item) {
		if (item == null || faults.stream().anyMatch(Fault::isError)) {
			return Outcome.FAULTY;
		}
		if (!item.changes()) {
			return Outcome.UNCHANGED;
		}
		return (old != null) ? Outcome.CHANGED : Outcome.ADDED;
	}

	private PlannedRecord deleted(Examined item) {
		ConfigurationRecord old = this.before.find(item.id()).orElseThrow();
		Incoming nowhere = Incoming.of((path) -> Place.row("", 0), item.id().kind(), Map.of());
		List<Violation> all = new ArrayList<>(item.violations().all());
		if (!this.options.mayChange().test(item.id().kind())) {
			all.add(Violation.error(Violation.WHOLE, item.id().kind().plural(), "a role that may change them"));
		}
		List<Fault> faults = all.stream().map((violation) -> fault(nowhere, violation, null)).toList();
		return new PlannedRecord(place(nowhere), item.id(), item.id().kind(), old.name(),
				faults.stream().anyMatch(Fault::isError) ? Outcome.FAULTY : Outcome.DELETED, old.document(), null,
				faults, List.of());
	}

	private static boolean isOthersFault(RecordKind kind, Violation violation, Set<Long> unsound) {
		Field field = field(kind, violation.field());
		boolean refers = field != null
				&& (field.kind() instanceof FieldKind.Reference || field.kind() instanceof FieldKind.References);
		return refers && violation.value().matches("[1-9][0-9]{0,17}")
				&& unsound.contains(Long.valueOf(violation.value()));
	}

	private static Fault fault(Incoming record, Violation violation, @Nullable Document then) {
		String path = violation.field();
		if (record.kind() == RecordKind.CONFERENCE && path.equals(ConferenceFields.ALIAS.name()) && then != null) {
			List<Document> rows = then.rows(ConferenceFields.ALIASES);
			for (int i = rows.size() - 1; i >= 0; i--) {
				if (UniqueKey.normalise(rows.get(i).text(ConferenceFields.ALIAS, "")).equals(violation.value())) {
					path = ConferenceFields.ALIASES.name() + "[" + i + "]." + ConferenceFields.ALIAS.name();
				}
			}
		}
		return new Fault(record.origin().place(path), violation.value(), violation.expected(), violation.severity());
	}

	static Place place(Incoming record) {
		return record.origin().place(Violation.WHOLE);
	}

	private String name(int index, @Nullable Document document) {
		String name = Matching.name(record(index));
		if (name != null || document == null) {
			return Objects.requireNonNullElse(name, "");
		}
		return HistoryReader.nameOf(this.ids[index], document);
	}

	private Incoming record(int index) {
		return this.reading.records().get(index);
	}

	private boolean isSound(int index) {
		return this.violations.get(index)
			.stream()
			.noneMatch((violation) -> violation.severity() == Violation.Severity.ERROR);
	}

	private void step(String stage, int done, int total) {
		if (done % STEP == 0) {
			this.progress.at(stage, done, total);
		}
	}

	/** Gives each record the identity that it has or will have. */
	private void identify() {
		Map<RecordKind, List<Integer>> fresh = new EnumMap<>(RecordKind.class);
		Set<RecordId> claimed = new HashSet<>();
		long greatest = 0;
		for (int i = 0; i < this.ids.length; i++) {
			Incoming record = record(i);
			ConfigurationRecord old = this.matching.record(i);
			if (old != null) {
				this.ids[i] = old.id();
				this.told.put(old.id(), i);
			}
			else if (record.kind() == RecordKind.GLOBAL) {
				this.ids[i] = GlobalSettings.ID;
			}
			else if (isFree(record, claimed)) {
				this.ids[i] = new RecordId(record.kind(), Objects.requireNonNull(record.number()));
				greatest = Math.max(greatest, this.ids[i].number());
			}
			else {
				fresh.computeIfAbsent(record.kind(), (kind) -> new ArrayList<>()).add(i);
			}
			greatest = Math.max(greatest, greatestAlias(record));
		}
		if (greatest > 0) {
			this.administration.passNumber(greatest);
		}
		fresh.forEach((kind, indexes) -> {
			List<RecordId> reserved = this.administration.reserve(kind, indexes.size());
			for (int i = 0; i < indexes.size(); i++) {
				this.ids[indexes.get(i)] = reserved.get(i);
			}
		});
	}

	private boolean isFree(Incoming record, Set<RecordId> claimed) {
		if (record.number() == null || record.number() > Administration.MAX_CLAIMED_NUMBER) {
			return false;
		}
		RecordId id = new RecordId(record.kind(), record.number());
		return this.before.find(id).isEmpty() && claimed.add(id);
	}

	private static long greatestAlias(Incoming record) {
		return aliases(record).stream()
			.map((row) -> row.number(ConferenceFields.ID))
			.filter((number) -> number != null && number <= Administration.MAX_CLAIMED_NUMBER)
			.mapToLong(Long::longValue)
			.max()
			.orElse(0);
	}

	private static List<Document> aliases(Incoming record) {
		return (record.kind() == RecordKind.CONFERENCE
				&& record.value(ConferenceFields.ALIASES) instanceof List<?> rows)
						? rows.stream().filter(Document.class::isInstance).map(Document.class::cast).toList()
						: List.of();
	}

	private Edit edit(int index, Document document) {
		ConfigurationRecord old = this.matching.record(index);
		return (old != null) ? new Edit.Update(old.id(), old.revision(), document)
				: new Edit.Create(this.ids[index], document);
	}

	private Document document(int index) {
		Incoming record = record(index);
		Incoming twin = this.matching.twin(index);
		if (twin != null) {
			Place place = place(twin);
			this.violations.get(index)
				.add(Violation.error(NaturalKeys.of(record.kind()).name(), String.valueOf(Matching.name(record)),
						"one that is not told before, as in " + place.source() + ", row " + place.row()));
			return Document.empty();
		}
		ConfigurationRecord old = this.matching.record(index);
		Map<String, Object> values = new HashMap<>(
				(old != null && !this.reading.whole()) ? old.document().values() : Map.of());
		record.values().forEach((name, value) -> set(index, values, name, value));
		Document document = Document.of(values);
		boolean locked = isWithoutPassword(record.kind(), document) && (old == null || !isEnabledWithoutPassword(old));
		return locked ? document.with(AccountFields.ENABLED, false) : document;
	}

	/** Somebody decided to leave it so, since others are disabled when they come in. */
	private static boolean isEnabledWithoutPassword(ConfigurationRecord account) {
		return isWithoutPassword(account.id().kind(), account.document())
				&& account.document().flag(AccountFields.ENABLED, true);
	}

	private void set(int index, Map<String, Object> values, String name, @Nullable Object value) {
		if (value == null) {
			values.remove(name);
		}
		else if (value instanceof Secret.Unknown) {
			values.putIfAbsent(name, this.reading.whole() ? known(index, name, value) : value);
		}
		else {
			Object resolved = resolved(index, name, value);
			if (resolved != null) {
				values.put(name, resolved);
			}
		}
	}

	/**
	 * A record that merely has the number here may be another one, whose secret is not to
	 * become this one's.
	 */
	private Object known(int index, String name, Object unknown) {
		ConfigurationRecord old = this.matching.record(index);
		boolean same = old != null && NaturalKeys.isOf(old, Matching.name(record(index)));
		Object known = (old != null && same) ? old.document().values().get(name) : null;
		return (known != null) ? known : unknown;
	}

	private @Nullable Object resolved(int index, String name, Object value) {
		if (value instanceof Link link) {
			return number(index, name, link);
		}
		if (value instanceof List<?> list) {
			return list.stream()
				.map((element) -> (element instanceof Link link) ? number(index, name, link) : row(index, element))
				.filter(Objects::nonNull)
				.toList();
		}
		return value;
	}

	/**
	 * An alias keeps its number only where no other conference's alias has it, or will
	 * have it.
	 */
	private Object row(int index, Object element) {
		if (!(element instanceof Document row) || !row.has(ConferenceFields.ID)) {
			return element;
		}
		Long number = row.number(ConferenceFields.ID);
		ConfigurationRecord owner = (number != null) ? this.before.conferenceOfAlias(number) : null;
		boolean free = number != null && number <= Administration.MAX_CLAIMED_NUMBER
				&& (owner == null || owner.id().equals(this.ids[index]) || givesUp(owner.id(), number)
						|| this.reading.whole() && this.reading.complete().contains(RecordKind.CONFERENCE));
		return free ? row : row.with(ConferenceFields.ID, null);
	}

	private boolean givesUp(RecordId owner, Long number) {
		Integer told = this.told.get(owner);
		return told != null && record(told).values().containsKey(ConferenceFields.ALIASES.name())
				&& aliases(record(told)).stream().noneMatch((row) -> number.equals(row.number(ConferenceFields.ID)));
	}

	private @Nullable Long number(int index, String name, Link link) {
		Integer told = this.matching.told(link).orElse(null);
		if (told != null && (record(told).skipped() == null || this.matching.record(told) != null)) {
			return this.ids[told].number();
		}
		boolean byName = link.key().startsWith("=");
		ConfigurationRecord known = (byName && told == null && NaturalKeys.isUnique(link.kind()))
				? this.before.find(link.kind(), NaturalKeys.of(link.kind()), link.text().strip()).orElse(null) : null;
		if (known == null) {
			this.violations.get(index)
				.add(Violation.error(name, link.text(), (byName ? "the name of a " : "a ") + link.kind().title()
						+ " that is imported too, or is there already"));
			return null;
		}
		return known.id().number();
	}

	private static boolean isWithoutPassword(RecordKind kind, Document document) {
		return Role.isAccount(kind) && document.values().values().stream().anyMatch(Secret.Unknown.class::isInstance);
	}

	private void deletions(List<Edit> edits) {
		for (RecordKind kind : this.reading.complete()) {
			if (kind != RecordKind.GLOBAL) {
				this.before.all(kind)
					.filter((record) -> !this.matching.isTold(record.id()))
					.forEach((record) -> edits.add(new Edit.Delete(record.id(), record.revision())));
			}
		}
	}

	private static @Nullable Field field(RecordKind kind, String name) {
		return FieldCatalogue.find(Table.of(kind), InfinityVersion.V35, name).orElse(null);
	}

}
