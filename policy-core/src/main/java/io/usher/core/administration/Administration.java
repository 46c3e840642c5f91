package io.usher.core.administration;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Violation;
import io.usher.core.catalogue.Violations;
import io.usher.core.catalogue.ViolationsException;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Configurations;
import io.usher.core.configuration.RecordEdit;
import io.usher.core.configuration.Records;
import io.usher.core.configuration.Snapshot;
import io.usher.core.history.Actor;
import io.usher.core.history.Change;
import io.usher.core.history.ChangeChain;
import io.usher.core.history.ConfigurationStore;
import io.usher.core.history.Head;
import io.usher.core.history.StoreUnavailableException;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.DocumentCodec;
import io.usher.core.record.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * The one door through which the configuration changes: checks and encrypts the edits
 * without a lock, then takes the next revision, and writes records and history in one
 * transaction, when the configuration is still the one that they were checked against.
 * The snapshot of this instance has the change when a call returns.
 */
public final class Administration {

	/** The greatest number that a record from outside may bring along. */
	public static final long MAX_CLAIMED_NUMBER = 1_000_000_000;

	/** After so many tries beside others, a save is prepared while they wait. */
	private static final int TRIES = 4;

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
	 * @param progress hears how far it is; a save that somebody else came between checks
	 * again
	 * @see #save(List, Actor, String)
	 */
	public Saved save(List<Edit> edits, Actor actor, @Nullable String reason, SaveProgress progress) {
		PreparedSave save = new PreparedSave(this.store, this.codec, edits, this.clock.instant(), progress);
		boolean[] moved = new boolean[1];
		for (int tries = 1;; tries++) {
			Snapshot seen = this.configurations.snapshot();
			RuntimeException refusal = prepare(save, seen);
			boolean patient = tries < TRIES;
			Change change = this.store.publish((head) -> {
				moved[0] = patient && !head.equals(seen.head());
				return moved[0] ? null : change(save, seen, refusal, head, actor, reason);
			});
			if (!moved[0]) {
				Configuration after = (change != null) ? this.configurations.adopt(change, save.after())
						: this.configurations.catchUp();
				return new Saved(after, edits.stream().map(Edit::id).toList(), save.warnings());
			}
			this.configurations.catchUp();
		}
	}

	/**
	 * Returns why it is refused, should the snapshot be the newest; null when it is not.
	 */
	private static @Nullable RuntimeException prepare(PreparedSave save, Snapshot seen) {
		try {
			save.prepare(seen.configuration());
			return null;
		}
		catch (ViolationsException | RecordNotFoundException | StaleEditException | RecordInUseException
				| IllegalArgumentException ex) {
			return ex;
		}
	}

	/**
	 * Makes the change, under the head's lock: of what was prepared, where the head is
	 * still the one that it was prepared for.
	 */
	private @Nullable Change change(PreparedSave save, Snapshot seen, @Nullable RuntimeException refusal, Head head,
			Actor actor, @Nullable String reason) {
		if (!head.equals(seen.head())) {
			this.configurations.catchUp();
			Snapshot newest = this.configurations.snapshot();
			if (!newest.head().equals(head)) {
				throw new StoreUnavailableException("snapshot of revision " + newest.head().revision() + " (expected: "
						+ head.revision() + " of the same history)");
			}
			save.prepare(newest.configuration());
		}
		else if (refusal != null) {
			throw refusal;
		}
		if (save.versions().isEmpty()) {
			return null;
		}
		save.writing();
		return this.chain.append(head, this.clock.instant(), actor, reason, save.versions());
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
		Violations violations = RecordValues.check(before, wanted);
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
		int minPinLength = RecordValues.minPinLength(before, all);
		int count = 0;
		for (RecordEdit edit : all) {
			judged.accept(count++);
			found.put(edit.id(), recordOf(edit, RecordValues.check(before, edit, minPinLength)));
		}
		List<RecordEdit> sound = all.stream()
			.filter((edit) -> !found.getOrDefault(edit.id(), Violations.none()).hasErrors())
			.filter((edit) -> !PreparedSave.isVain(before, edit))
			.toList();
		BetweenRecords between = new BetweenRecords(before, before.with(before.revision() + 1, sound), sound);
		between.findings().forEach((id, list) -> found.merge(id, new Violations(list), Violations::and));
		between.inUse().forEach((id, referrers) -> found.merge(id, Violations.of(inUse(referrers)), Violations::and));
		return all.stream()
			.map((edit) -> new Examined(edit.id(), edit.after(), !PreparedSave.isVain(before, edit),
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
		return readAll(before, edits, now).stream().filter((edit) -> !PreparedSave.isVain(before, edit)).toList();
	}

	private List<RecordEdit> readAll(Configuration before, List<Edit> edits, Instant now) {
		EditReading reading = new EditReading(before, now, new AliasNumbers(this.store, edits));
		return OwnedRecords.along(before, edits.stream().map(reading::read).toList());
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

}
