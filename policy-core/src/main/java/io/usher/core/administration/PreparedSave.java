package io.usher.core.administration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

import io.usher.core.catalogue.Violation;
import io.usher.core.catalogue.Violations;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.HeldRecord;
import io.usher.core.configuration.RecordEdit;
import io.usher.core.history.ConfigurationStore;
import io.usher.core.history.RecordVersion;
import io.usher.core.history.RecordVersion.Operation;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.DocumentCodec;
import io.usher.core.record.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * A save on its way: its edits read, checked and encrypted for a snapshot, which takes no
 * lock. Prepared again for a later snapshot, it keeps what was read, found of single
 * values and encrypted of records that nobody changed meanwhile, and checks everything
 * between records again.
 */
final class PreparedSave {

	private static final int STEP = 1000;

	private final ConfigurationStore store;

	private final DocumentCodec codec;

	private final List<Edit> edits;

	private final Instant now;

	private final SaveProgress progress;

	private final Map<RecordId, Read> read = new HashMap<>();

	private final Map<RecordId, Stored> stored = new HashMap<>();

	/** By the edit itself: equal ones would have to be compared value by value. */
	private final Map<RecordEdit, Violations> checkedValues = new IdentityHashMap<>();

	private int checkedMinPinLength = -1;

	private List<RecordVersion> versions = List.of();

	private Violations warnings = Violations.none();

	private Configuration after = Configuration.empty();

	/**
	 * Begins a save.
	 * @param now the time of new records
	 */
	PreparedSave(ConfigurationStore store, DocumentCodec codec, List<Edit> edits, Instant now, SaveProgress progress) {
		this.store = store;
		this.codec = codec;
		this.edits = edits;
		this.now = now;
		this.progress = progress;
	}

	/**
	 * Prepares it for a snapshot.
	 * @throws io.usher.core.catalogue.ViolationsException when values are wrong
	 * @throws RecordNotFoundException when a record to change is not there
	 * @throws StaleEditException when somebody else changed a record meanwhile
	 * @throws RecordInUseException when a record to delete is referred to
	 */
	void prepare(Configuration before) {
		this.progress.at("Checking", 0, this.edits.size());
		List<RecordEdit> wanted = read(before).stream().filter((edit) -> !isVain(before, edit)).toList();
		Violations violations = values(before, wanted);
		violations.throwIfErrors();
		this.after = before.with(before.revision() + 1, wanted);
		violations = violations.and(new BetweenRecords(before, this.after, wanted).check());
		violations.throwIfErrors();
		this.warnings = violations;
		this.versions = versions(before, wanted);
	}

	/** Tells who hears how far it is that it is written. */
	void writing() {
		this.progress.at("Writing", 0, this.versions.size());
	}

	/** Returns what is to be written, empty when the edits change nothing. */
	List<RecordVersion> versions() {
		return this.versions;
	}

	/** Returns what is odd of it. */
	Violations warnings() {
		return this.warnings;
	}

	/** Returns the configuration with it. */
	Configuration after() {
		return this.after;
	}

	static boolean isVain(Configuration before, RecordEdit edit) {
		ConfigurationRecord current = current(before, edit.id());
		return current != null && current.document().equals(edit.after());
	}

	/** Reads the edits of records that are not what they were the last time. */
	private List<RecordEdit> read(Configuration before) {
		this.read.values().removeIf((kept) -> !kept.isOf(before));
		LongSupplier numbers = new AliasNumbers(this.store,
				this.edits.stream().filter((edit) -> !this.read.containsKey(edit.id())).toList());
		EditReading reading = new EditReading(before, this.now, numbers);
		List<RecordEdit> all = new ArrayList<>(this.edits.size());
		for (Edit edit : this.edits) {
			Read kept = this.read.get(edit.id());
			if (kept == null) {
				kept = new Read(current(before, edit.id()), before.held(edit.id()).orElse(null), reading.read(edit));
				this.read.put(edit.id(), kept);
			}
			all.add(kept.edit());
		}
		return OwnedRecords.along(before, all);
	}

	private static @Nullable ConfigurationRecord current(Configuration before, RecordId id) {
		return before.find(id).orElse(null);
	}

	private Violations values(Configuration before, List<RecordEdit> wanted) {
		int minPinLength = RecordValues.minPinLength(before, wanted);
		if (minPinLength != this.checkedMinPinLength) {
			this.checkedValues.clear();
			this.checkedMinPinLength = minPinLength;
		}
		List<Violation> all = new ArrayList<>();
		for (RecordEdit edit : wanted) {
			all.addAll(this.checkedValues.computeIfAbsent(edit, (key) -> RecordValues.check(before, key, minPinLength))
				.all());
		}
		return new Violations(all);
	}

	private List<RecordVersion> versions(Configuration before, List<RecordEdit> wanted) {
		List<RecordVersion> all = new ArrayList<>(wanted.size());
		for (RecordEdit edit : wanted) {
			if (all.size() % STEP == 0) {
				this.progress.at("Encrypting", all.size(), wanted.size());
			}
			all.add(version(before, edit.id(), edit.after()));
		}
		return all;
	}

	private RecordVersion version(Configuration before, RecordId id, @Nullable Document document) {
		if (document == null) {
			return new RecordVersion(id, Operation.DELETED, null, List.of());
		}
		Stored kept = this.stored.get(id);
		if (kept == null || kept.document() != document) {
			kept = new Stored(document, this.codec.encode(id, document));
			this.stored.put(id, kept);
		}
		return new RecordVersion(id, before.find(id).isPresent() ? Operation.CHANGED : Operation.CREATED, kept.text(),
				this.after.find(id).orElseThrow().uniqueKeys());
	}

	/**
	 * An edit as it was read.
	 *
	 * @param current the record as it was then, null when it was not there
	 * @param held what a newer version had made of it, null for nothing
	 * @param edit what becomes of it
	 */
	private record Read(@Nullable ConfigurationRecord current, @Nullable HeldRecord held, RecordEdit edit) {

		/** Tells whether the record is still the same, so that it would be read alike. */
		boolean isOf(Configuration before) {
			return this.current == PreparedSave.current(before, this.edit.id())
					&& this.held == before.held(this.edit.id()).orElse(null);
		}

	}

	/**
	 * A document as it is stored.
	 *
	 * @param document the document
	 * @param text the text of it, secrets encrypted
	 */
	private record Stored(Document document, String text) {

	}

}
