package io.usher.core.administration;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.Violation;
import io.usher.core.catalogue.Violations;
import io.usher.core.catalogue.ViolationsException;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Configurations;
import io.usher.core.configuration.HeldRecord;
import io.usher.core.configuration.RecordEdit;
import io.usher.core.configuration.Records;
import io.usher.core.history.Actor;
import io.usher.core.history.Change;
import io.usher.core.history.ChangeChain;
import io.usher.core.history.ConfigurationStore;
import io.usher.core.history.Head;
import io.usher.core.history.RecordVersion;
import io.usher.core.history.StoreUnavailableException;
import io.usher.core.history.RecordVersion.Operation;
import io.usher.core.infinity.GlobalSettings;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.DocumentCodec;
import io.usher.core.record.RecordCheck;
import io.usher.core.record.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * The one door through which the configuration changes: checks the edits against the
 * newest configuration, takes the next revision, and writes records and history in one
 * transaction. The snapshot of this instance has the change when a call returns.
 */
public final class Administration {

	/** The greatest number that a record from outside may bring along. */
	public static final long MAX_CLAIMED_NUMBER = 1_000_000_000;

	private static final int STEP = 1000;

	private final ConfigurationStore store;

	private final Configurations configurations;

	private final DocumentCodec codec;

	private final ChangeChain chain;

	private final Clock clock;

	public Administration(ConfigurationStore store, Configurations configurations, DocumentCodec codec,
			ChangeChain chain, Clock clock) {
		this.store = store;
		this.configurations = configurations;
		this.codec = codec;
		this.chain = chain;
		this.clock = clock;
	}

	/** Returns identities for new records, which nobody else will get. */
	public List<RecordId> reserve(RecordKind kind, int count) {
		long first = this.store.reserveNumbers(count);
		List<RecordId> ids = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			ids.add(new RecordId(kind, first + i));
		}
		return ids;
	}

	/**
	 * Makes sure that no new record gets a number up to this one, so that records from
	 * outside can keep theirs.
	 * @param number at most {@link #MAX_CLAIMED_NUMBER}
	 */
	public void passNumber(long number) {
		if (number > MAX_CLAIMED_NUMBER) {
			throw new IllegalArgumentException("number: " + number + " (expected: at most " + MAX_CLAIMED_NUMBER + ")");
		}
		long next = this.store.reserveNumbers(1) + 1;
		if (next <= number) {
			this.store.reserveNumbers(Math.toIntExact(number - next + 1));
		}
	}

	/**
	 * Creates a record.
	 * @see #save(List, Actor, String)
	 */
	public Saved create(RecordKind kind, Document document, Actor actor, @Nullable String reason) {
		return save(List.of(new Edit.Create(reserve(kind, 1).get(0), document)), actor, reason);
	}

	/**
	 * Makes all of the edits in one revision, or none. Edits that change nothing are
	 * dropped; when none is left, there is no revision. A policy profile that is deleted
	 * takes the tests of its scripts along.
	 * @param edits what is to become of which record, each record once
	 * @param actor who wants it
	 * @param reason why, null when nobody said
	 * @throws io.usher.core.catalogue.ViolationsException when values are wrong
	 * @throws RecordNotFoundException when a record to change is not there
	 * @throws StaleEditException when somebody else changed a record meanwhile
	 * @throws RecordInUseException when a record to delete is referred to
	 * @throws io.usher.core.history.StoreUnavailableException when the store cannot be
	 * reached
	 */
	public Saved save(List<Edit> edits, Actor actor, @Nullable String reason) {
		return save(edits, actor, reason, SaveProgress.NONE);
	}

	/**
	 * Makes all of many edits in one revision, or none.
	 * @param progress hears how far it is; a save that another instance came between
	 * begins again
	 * @see #save(List, Actor, String)
	 */
	public Saved save(List<Edit> edits, Actor actor, @Nullable String reason, SaveProgress progress) {
		List<Violations> warnings = new ArrayList<>();
		this.store.publish((head) -> {
			warnings.clear();
			Configuration before = this.configurations.catchUp();
			if (!this.configurations.head().equals(head)) {
				throw new StoreUnavailableException("snapshot of revision " + before.revision() + " (expected: "
						+ head.revision() + " of the same history)");
			}
			return change(head, before, edits, actor, reason, warnings, progress);
		});
		Configuration after = this.configurations.catchUp();
		return new Saved(after, edits.stream().map(Edit::id).toList(),
				warnings.stream().reduce(Violations.none(), Violations::and));
	}

	/**
	 * Judges edits against the present configuration, without making them.
	 * @return what is wrong with them, and warnings
	 * @throws RecordNotFoundException when a record to change is not there
	 * @throws StaleEditException when somebody else changed a record meanwhile
	 * @throws RecordInUseException when a record to delete is referred to
	 */
	public Violations check(List<Edit> edits) {
		Configuration before = this.configurations.current();
		List<RecordEdit> wanted = read(before, edits, this.clock.instant());
		Violations violations = values(before, wanted);
		if (violations.hasErrors()) {
			return violations;
		}
		Configuration after = before.with(before.revision() + 1, wanted);
		return violations.and(new BetweenRecords(before, after, wanted).check());
	}

	/**
	 * Judges many edits one by one, without making them: what each would do, and what is
	 * wrong with it. Others than those that were asked about are there when they go with
	 * a record that is deleted.
	 * @param judged hears how many of them were judged by themselves
	 * @throws RecordNotFoundException when a record to change is not there
	 * @throws StaleEditException when somebody else changed a record meanwhile
	 */
	public List<Examined> examine(List<Edit> edits, IntConsumer judged) {
		Configuration before = this.configurations.current();
		List<RecordEdit> all = readAll(before, edits, this.clock.instant());
		Map<RecordId, Violations> found = new HashMap<>();
		int minPinLength = minPinLength(before, all);
		int count = 0;
		for (RecordEdit edit : all) {
			judged.accept(count++);
			found.put(edit.id(), recordOf(edit, values(before, edit, minPinLength)));
		}
		List<RecordEdit> sound = all.stream()
			.filter((edit) -> !found.getOrDefault(edit.id(), Violations.none()).hasErrors())
			.filter((edit) -> !isVain(before, edit))
			.toList();
		BetweenRecords between = new BetweenRecords(before, before.with(before.revision() + 1, sound), sound);
		between.findings().forEach((id, list) -> found.merge(id, new Violations(list), Violations::and));
		between.inUse().forEach((id, referrers) -> found.merge(id, Violations.of(inUse(referrers)), Violations::and));
		return all.stream()
			.map((edit) -> new Examined(edit.id(), edit.after(), !isVain(before, edit),
					found.getOrDefault(edit.id(), Violations.none())))
			.toList();
	}

	private static Violation inUse(List<ConfigurationRecord> referrers) {
		String names = referrers.stream()
			.limit(3)
			.map((record) -> record.id().kind().title() + " " + record.name())
			.collect(Collectors.joining(", "));
		String others = (referrers.size() > 3) ? " and " + (referrers.size() - 3) + " more" : "";
		return Violation.error(Violation.WHOLE, "used by " + names + others, "a record that no other refers to");
	}

	private List<RecordEdit> read(Configuration before, List<Edit> edits, Instant now) {
		return readAll(before, edits, now).stream().filter((edit) -> !isVain(before, edit)).toList();
	}

	private List<RecordEdit> readAll(Configuration before, List<Edit> edits, Instant now) {
		EditReading reading = new EditReading(before, now, new AliasNumbers(this.store, edits));
		return OwnedRecords.along(before, edits.stream().map(reading::read).toList());
	}

	private @Nullable Change change(Head head, Configuration before, List<Edit> edits, Actor actor,
			@Nullable String reason, List<Violations> warnings, SaveProgress progress) {
		progress.at("Checking", 0, edits.size());
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		List<RecordEdit> wanted = read(before, edits, now);
		if (wanted.isEmpty()) {
			return null;
		}
		Violations violations = values(before, wanted);
		violations.throwIfErrors();
		Configuration after = before.with(head.revision() + 1, wanted);
		violations = violations.and(new BetweenRecords(before, after, wanted).check());
		violations.throwIfErrors();
		warnings.add(violations);
		List<RecordVersion> versions = versions(before, after, wanted, progress);
		progress.at("Writing", 0, wanted.size());
		return this.chain.append(head, now, actor, reason, versions);
	}

	private static boolean isVain(Configuration before, RecordEdit edit) {
		Document old = before.find(edit.id()).map(ConfigurationRecord::document).orElse(null);
		return old != null && old.equals(edit.after());
	}

	private static Violations values(Configuration before, List<RecordEdit> edits) {
		int minPinLength = minPinLength(before, edits);
		List<Violation> violations = new ArrayList<>();
		edits.forEach((edit) -> violations.addAll(values(before, edit, minPinLength).all()));
		return new Violations(violations);
	}

	/** PINs that come with another limit may keep to the one or the other. */
	private static int minPinLength(Configuration before, List<RecordEdit> edits) {
		int now = before.settings().minPinLength();
		Document settings = edits.stream()
			.filter((edit) -> edit.id().equals(GlobalSettings.ID))
			.map(RecordEdit::after)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
		if (settings == null || RecordCheck.check(Table.GLOBAL_RECORD, settings, now).hasErrors()) {
			return now;
		}
		return Math.min(now, GlobalSettings.of(GlobalSettings.ID, 0, settings).minPinLength());
	}

	private static Violations values(Configuration before, RecordEdit edit, int minPinLength) {
		HeldRecord held = before.held(edit.id()).orElse(null);
		if (held != null) {
			return Violations.of(Violation.error(Violation.WHOLE,
					"changed by a newer version of Usher (" + held.why() + ")", "a change by that version"));
		}
		if (edit.after() == null) {
			return Violations.none();
		}
		Table table = Table.of(edit.id().kind());
		Document old = before.find(edit.id()).map(ConfigurationRecord::document).orElse(null);
		return RecordCheck.check(table, NewerFields.without(table, edit.after(), old), minPinLength)
			.and(NewerFields.lost(table, edit.after(), old));
	}

	private List<RecordVersion> versions(Configuration before, Configuration after, List<RecordEdit> edits,
			SaveProgress progress) {
		List<RecordVersion> versions = new ArrayList<>(edits.size());
		for (RecordEdit edit : edits) {
			if (versions.size() % STEP == 0) {
				progress.at("Encrypting", versions.size(), edits.size());
			}
			versions.add(version(before, after, edit));
		}
		return versions;
	}

	/** Adds what the constructor of the record says, where the values are right. */
	private static Violations recordOf(RecordEdit edit, Violations values) {
		if (edit.after() == null || values.hasErrors()) {
			return values;
		}
		try {
			Records.read(edit.id(), 0, edit.after());
			return values;
		}
		catch (ViolationsException ex) {
			return values.and(ex.violations());
		}
	}

	private RecordVersion version(Configuration before, Configuration after, RecordEdit edit) {
		if (edit.after() == null) {
			return new RecordVersion(edit.id(), Operation.DELETED, null, List.of());
		}
		ConfigurationRecord record = after.find(edit.id()).orElseThrow();
		Operation operation = before.find(edit.id()).isPresent() ? Operation.CHANGED : Operation.CREATED;
		return new RecordVersion(edit.id(), operation, this.codec.encode(edit.id(), edit.after()), record.uniqueKeys());
	}

}
