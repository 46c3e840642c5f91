package io.usher.core.administration;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.Violation;
import io.usher.core.catalogue.Violations;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Configurations;
import io.usher.core.configuration.RecordEdit;
import io.usher.core.history.Actor;
import io.usher.core.history.Change;
import io.usher.core.history.ChangeChain;
import io.usher.core.history.ConfigurationStore;
import io.usher.core.history.Head;
import io.usher.core.history.RecordVersion;
import io.usher.core.history.RecordVersion.Operation;
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
		List<Violations> warnings = new ArrayList<>();
		this.store.publish((head) -> {
			warnings.clear();
			Configuration before = this.configurations.catchUp();
			if (before.revision() != head.revision()) {
				throw new IllegalStateException(
						"snapshot of revision " + before.revision() + " (expected: " + head.revision() + ")");
			}
			return change(head, before, edits, actor, reason, warnings);
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

	private List<RecordEdit> read(Configuration before, List<Edit> edits, Instant now) {
		EditReading reading = new EditReading(before, now, this.store);
		return OwnedRecords.along(before, edits.stream().map(reading::read).toList())
			.stream()
			.filter((edit) -> !isVain(before, edit))
			.toList();
	}

	private @Nullable Change change(Head head, Configuration before, List<Edit> edits, Actor actor,
			@Nullable String reason, List<Violations> warnings) {
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
		List<RecordVersion> versions = wanted.stream().map((edit) -> version(before, after, edit)).toList();
		return this.chain.append(head, now, actor, reason, versions);
	}

	private static boolean isVain(Configuration before, RecordEdit edit) {
		Document old = before.find(edit.id()).map(ConfigurationRecord::document).orElse(null);
		return old != null && old.equals(edit.after());
	}

	private static Violations values(Configuration before, List<RecordEdit> edits) {
		int minPinLength = before.settings().minPinLength();
		List<Violation> violations = new ArrayList<>();
		for (RecordEdit edit : edits) {
			if (edit.after() != null) {
				violations.addAll(RecordCheck.check(Table.of(edit.id().kind()), edit.after(), minPinLength).all());
			}
		}
		return new Violations(violations);
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
