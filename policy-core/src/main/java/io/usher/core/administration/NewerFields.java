package io.usher.core.administration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.Violation;
import io.usher.core.catalogue.Violations;
import io.usher.core.record.Document;
import org.jspecify.annotations.Nullable;

/**
 * Fields of records that a newer version of the program set and this one does not know.
 * Saving such a record here keeps them.
 */
final class NewerFields {

	private NewerFields() {
	}

	/** Returns the document with the newer fields that the record had before. */
	static Document keep(Table table, Document document, @Nullable Document before) {
		if (before == null) {
			return document;
		}
		Map<String, Field> known = fields(table);
		Map<String, Object> kept = new HashMap<>(document.values());
		before.values().forEach((name, value) -> {
			Field field = known.get(name);
			if (field == null) {
				kept.putIfAbsent(name, value);
			}
			else if (field.kind() instanceof FieldKind.Rows rows && kept.get(name) instanceof List<?> list) {
				kept.put(name, keepInRows(fields(rows.table()).keySet(), list, (List<?>) value));
			}
		});
		return Document.of(kept);
	}

	private static Map<String, Field> fields(Table table) {
		return FieldCatalogue.of(table, InfinityVersion.V35);
	}

	/** A row is the one that is the same but for newer fields. */
	private static List<Object> keepInRows(Set<String> known, List<?> rows, List<?> before) {
		List<Object> left = new ArrayList<>(before);
		List<Object> kept = new ArrayList<>();
		for (Object row : rows) {
			Object same = left.stream().filter((old) -> known(known, old).equals(row)).findFirst().orElse(row);
			left.remove(same);
			kept.add(same);
		}
		return kept;
	}

	private static Document known(Set<String> known, Object row) {
		return part(row, known::contains);
	}

	private static Document newer(Set<String> known, Object row) {
		return part(row, (name) -> !known.contains(name));
	}

	private static Document part(Object row, Predicate<String> names) {
		Map<String, Object> part = new HashMap<>(((Document) row).values());
		part.keySet().removeIf(names.negate());
		return Document.of(part);
	}

	/**
	 * Returns the document without the newer fields that are as they were before: nobody
	 * here can judge them.
	 */
	static Document without(Table table, Document document, @Nullable Document before) {
		if (before == null) {
			return document;
		}
		Map<String, Field> known = fields(table);
		Document judged = document;
		for (Map.Entry<String, Object> entry : document.values().entrySet()) {
			Field field = known.get(entry.getKey());
			Object old = before.values().get(entry.getKey());
			if (field == null && Objects.equals(old, entry.getValue())) {
				judged = judged.with(entry.getKey(), null);
			}
			else if (field != null && field.kind() instanceof FieldKind.Rows rows && old instanceof List<?> list
					&& entry.getValue() instanceof List<?> now) {
				judged = judged.with(field, withoutInRows(fields(rows.table()).keySet(), now, list));
			}
		}
		return judged;
	}

	private static List<Object> withoutInRows(Set<String> known, List<?> rows, List<?> before) {
		Set<Document> newer = before.stream().map((row) -> newer(known, row)).collect(Collectors.toSet());
		List<Object> judged = new ArrayList<>();
		for (Object row : rows) {
			boolean kept = row instanceof Document && newer.contains(newer(known, row));
			judged.add(kept ? known(known, row) : row);
		}
		return judged;
	}

	/**
	 * Returns what is lost of rows that a newer version made and that were changed here.
	 * Those of aliases are known by their numbers.
	 */
	static Violations lost(Table table, Document document, @Nullable Document before) {
		List<Violation> lost = new ArrayList<>();
		fields(table).values().forEach((field) -> {
			if (before != null && field != ConferenceFields.ALIASES && field.kind() instanceof FieldKind.Rows rows
					&& before.get(field) instanceof List<?> old && document.get(field) instanceof List<?> now) {
				Set<String> known = fields(rows.table()).keySet();
				boolean gone = old.stream()
					.anyMatch((row) -> !newer(known, row).values().isEmpty() && !now.contains(row));
				boolean others = now.stream().anyMatch((row) -> !old.contains(row));
				if (gone && others) {
					lost.add(Violation.error(field.name(), "a row with fields of a newer version of Usher",
							"that row as it was, or a change by that version"));
				}
			}
		});
		return new Violations(lost);
	}

}
