package io.usher.core.administration;

import java.util.List;
import java.util.Objects;

import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * What an undo or a restore would make of the configuration as it is now.
 *
 * @param reason why, as the history will tell it
 * @param steps what becomes of each record
 */
public record RestorePlan(String reason, List<Step> steps) {

	public RestorePlan {
		steps = List.copyOf(steps);
	}

	/** Returns the edits that carry it out. */
	public List<Edit> edits() {
		return this.steps.stream().map(Step::edit).filter(Objects::nonNull).toList();
	}

	/** Tells whether something was changed since, and stands in the way. */
	public boolean hasConflicts() {
		return this.steps.stream().anyMatch((step) -> !step.conflicts().isEmpty());
	}

	/** Returns the kinds of record that it concerns. */
	public List<RecordKind> kinds() {
		return this.steps.stream().map((step) -> step.id().kind()).distinct().toList();
	}

	/**
	 * Returns a text that changes when one of the records does: what somebody agreed to
	 * is what is done.
	 */
	public String seen() {
		return Long.toHexString(this.steps.stream().map(Step::revision).toList().hashCode() & 0xffffffffL);
	}

	/**
	 * What becomes of one record.
	 *
	 * @param id the record
	 * @param name what it is called
	 * @param revision the revision in which it was last changed, 0 when it is not there
	 * @param now its document now, null when it is not there
	 * @param then its document afterwards, null when it will not be there
	 * @param edit the edit, null when nothing is to be done
	 * @param conflicts what was changed since
	 * @param notes what people should know
	 */
	public record Step(RecordId id, String name, long revision, @Nullable Document now, @Nullable Document then,
			@Nullable Edit edit, List<Conflict> conflicts, List<String> notes) {

		public Step {
			conflicts = List.copyOf(conflicts);
			notes = List.copyOf(notes);
		}

	}

	/**
	 * Something that was changed after the change that is to be undone.
	 *
	 * @param field the field, null for the whole record
	 * @param wanted what the field held before, null when it was not set
	 * @param words what happened, in a sentence
	 * @param overwritten whether the plan goes over it
	 */
	public record Conflict(@Nullable Field field, @Nullable Object wanted, String words, boolean overwritten) {

	}

}
