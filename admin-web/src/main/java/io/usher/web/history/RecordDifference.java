package io.usher.web.history;

import java.util.List;
import java.util.Locale;

import io.usher.core.history.ChangeView.RecordView;
import io.usher.core.history.RecordVersion.Operation;
import io.usher.core.record.RecordId;

/**
 * What became of a record, as a page shows it.
 *
 * @param id the record
 * @param name what it is called
 * @param operation what happened to it
 * @param fields the fields that changed
 */
record RecordDifference(RecordId id, String name, Operation operation, List<FieldDifference> fields) {

	static RecordDifference of(RecordView view) {
		return new RecordDifference(view.id(), view.name(), view.operation(), FieldDifference.of(view.fields()));
	}

	/** Returns the address of the record's story. */
	public String address() {
		return "/history/object/" + this.id;
	}

	/** Returns what happened, in a word. */
	public String word() {
		return this.operation.name().toLowerCase(Locale.ROOT);
	}

	/** Returns the name of the colours of what happened. */
	public String tone() {
		return switch (this.operation) {
			case CREATED -> "served";
			case CHANGED -> "redirected";
			case DELETED -> "rejected";
		};
	}

}
