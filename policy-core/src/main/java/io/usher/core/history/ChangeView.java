package io.usher.core.history;

import java.time.Instant;
import java.util.List;

import io.usher.core.catalogue.Field;
import io.usher.core.record.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * A change as people see it: fields with their labels, values in words, secrets only as
 * changed.
 *
 * @param revision its revision
 * @param at when
 * @param actor who, and from where
 * @param reason why, null when nobody said
 * @param records what became of the records, the first ones when there are very many
 * @param recordCount how many records changed
 */
public record ChangeView(long revision, Instant at, Actor actor, @Nullable String reason, List<RecordView> records,
		int recordCount) {

	public ChangeView {
		records = List.copyOf(records);
	}

	/**
	 * What became of one record.
	 *
	 * @param id the record
	 * @param name what it is called, after the change where it is still there
	 * @param operation what happened to it
	 * @param fields the fields that changed, in the catalogue's order
	 */
	public record RecordView(RecordId id, String name, RecordVersion.Operation operation, List<FieldView> fields) {

		public RecordView {
			fields = List.copyOf(fields);
		}

	}

	/**
	 * A field that changed.
	 *
	 * @param field the field
	 * @param before its value before, as JSON has it; null when it was not set, or is a
	 * secret
	 * @param after its value after, likewise
	 */
	public record FieldView(Field field, @Nullable Object before, @Nullable Object after) {

	}

}
