package io.usher.core.administration;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.Violation;
import io.usher.core.catalogue.Violations;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.HeldRecord;
import io.usher.core.configuration.RecordEdit;
import io.usher.core.infinity.GlobalSettings;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.RecordCheck;

/**
 * Whether the values of edits are right, each by itself.
 */
final class RecordValues {

	private RecordValues() {
	}

	/** Returns what is wrong with the values of all of the edits. */
	static Violations check(Configuration before, List<RecordEdit> edits) {
		int minPinLength = minPinLength(before, edits);
		List<Violation> violations = new ArrayList<>();
		edits.forEach((edit) -> violations.addAll(check(before, edit, minPinLength).all()));
		return new Violations(violations);
	}

	/** Returns what is wrong with the values of an edit. */
	static Violations check(Configuration before, RecordEdit edit, int minPinLength) {
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

	/** PINs that come with another limit may keep to the one or the other. */
	static int minPinLength(Configuration before, List<RecordEdit> edits) {
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

}
