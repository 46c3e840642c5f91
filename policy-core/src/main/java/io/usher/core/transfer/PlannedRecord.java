package io.usher.core.transfer;

import java.util.List;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * What an import makes of one record.
 *
 * @param place where the source tells it
 * @param id the record, null when it will be none
 * @param kind what people call its kind
 * @param name what it is called
 * @param outcome what becomes of it
 * @param now what is set of it now, null when it is not there
 * @param then what will be set of it, null when it will not be there
 * @param faults what is wrong with it, and warnings
 * @param notes what people should know, such as why it is left out
 */
public record PlannedRecord(Place place, @Nullable RecordId id, RecordKind kind, String name, Outcome outcome,
		@Nullable Document now, @Nullable Document then, List<Fault> faults, List<String> notes) {

	public PlannedRecord {
		faults = List.copyOf(faults);
		notes = List.copyOf(notes);
	}

	/** What becomes of a record. */
	public enum Outcome {

		/** It is new. */
		ADDED("Added"),

		/** It is changed. */
		CHANGED("Changed"),

		/** It goes, because the source tells all of its kind and not it. */
		DELETED("Deleted"),

		/** It is so already. */
		UNCHANGED("Unchanged"),

		/** It is left out, for a reason that the notes tell. */
		SKIPPED("Skipped"),

		/** It cannot be taken. */
		FAULTY("Faulty");

		private final String title;

		Outcome(String title) {
			this.title = title;
		}

		/** Returns the word for people. */
		public String title() {
			return this.title;
		}

	}

}
