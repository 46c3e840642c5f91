package io.usher.core.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.usher.core.catalogue.HiddenText;
import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.TableCheck;
import io.usher.core.catalogue.Violations;

/**
 * Judges records by the catalogue: types, ranges, choices, lengths, what is required, and
 * keys that nobody declared. Whether references lead anywhere is not judged here.
 */
public final class RecordCheck {

	private RecordCheck() {
	}

	/**
	 * Judges what was set of a record. Warnings tell what Infinity would not like of the
	 * answers made from it. Secrets are never shown.
	 * @param table the record's table, or that of a row
	 * @param document what was set
	 * @param minPinLength the fewest characters of a conference's PIN, 4 to 20
	 */
	public static Violations check(Table table, Document document, int minPinLength) {
		return TableCheck.ofRecords(minPinLength).check(table, values(document));
	}

	private static Map<String, @Nullable Object> values(Document document) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		document.values()
			.keySet()
			.stream()
			.sorted()
			.forEach((key) -> values.put(key, value(document.values().get(key))));
		return values;
	}

	private static @Nullable Object value(@Nullable Object value) {
		if (value instanceof Secret.Known known) {
			return new HiddenText(known.value());
		}
		if (value instanceof Secret) {
			return new HiddenText(null);
		}
		if (value instanceof Document document) {
			return values(document);
		}
		return (value instanceof List<?> list) ? list.stream().map(RecordCheck::value).toList() : value;
	}

}
