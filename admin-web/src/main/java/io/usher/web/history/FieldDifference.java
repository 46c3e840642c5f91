package io.usher.web.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.history.ChangeView.FieldView;
import io.usher.web.history.LineDifference.Line;
import io.usher.web.history.LineDifference.Mark;
import org.jspecify.annotations.Nullable;

/**
 * A field that changed, as a page shows it: an old and a new value, or lines of which
 * some are added and some removed, or only that a secret changed.
 *
 * @param label the field's label
 * @param name the field's name
 * @param secret whether it is a secret, of which nothing is shown
 * @param before the old value in words, null when it was not set or lines are shown
 * @param after the new value in words, likewise
 * @param lines the lines, empty when values are shown
 * @param code whether the lines are of a text, in which every blank counts
 */
public record FieldDifference(String label, String name, boolean secret, @Nullable String before,
		@Nullable String after, List<Line> lines, boolean code) {

	/** Values up to this length stand beside each other. */
	private static final int SHORT = 100;

	/** Returns fields that changed as a page shows them. */
	public static List<FieldDifference> of(List<FieldView> fields) {
		return fields.stream().map(FieldDifference::of).toList();
	}

	static FieldDifference of(FieldView view) {
		Field field = view.field();
		if (field.isSecret()) {
			return new FieldDifference(field.label(), field.name(), true, null, null, List.of(), false);
		}
		if (field.kind() instanceof FieldKind.Rows rows) {
			return lines(field, rows(rows, view.before(), view.after()), false);
		}
		if (view.before() instanceof List<?> || view.after() instanceof List<?>) {
			return lines(field, LineDifference.of(listed(view.before()), listed(view.after())), false);
		}
		String before = ValueWords.of(field, view.before());
		String after = ValueWords.of(field, view.after());
		if (isLong(before) || isLong(after)) {
			return lines(field,
					LineDifference.of(Objects.requireNonNullElse(before, ""), Objects.requireNonNullElse(after, "")),
					true);
		}
		return new FieldDifference(field.label(), field.name(), false, before, after, List.of(), false);
	}

	private static FieldDifference lines(Field field, List<Line> lines, boolean code) {
		return new FieldDifference(field.label(), field.name(), false, null, null, lines, code);
	}

	private static boolean isLong(@Nullable String text) {
		return text != null && (text.indexOf('\n') >= 0 || text.length() > SHORT);
	}

	private static String listed(@Nullable Object value) {
		return (value instanceof List<?> list) ? String.join("\n", list.stream().map(String::valueOf).toList()) : "";
	}

	/** Rows are the same by their number, and without one by what they say. */
	private static List<Line> rows(FieldKind.Rows kind, @Nullable Object before, @Nullable Object after) {
		Map<Object, String> old = byIdentity(kind, before);
		Map<Object, String> fresh = byIdentity(kind, after);
		List<Line> lines = new ArrayList<>();
		old.forEach((identity, words) -> {
			if (!words.equals(fresh.get(identity))) {
				lines.add(new Line(Mark.REMOVED, words));
				if (fresh.containsKey(identity)) {
					lines.add(new Line(Mark.ADDED, Objects.requireNonNull(fresh.get(identity))));
				}
			}
		});
		fresh.forEach((identity, words) -> {
			if (!old.containsKey(identity)) {
				lines.add(new Line(Mark.ADDED, words));
			}
		});
		if (lines.isEmpty()) {
			lines.add(new Line(Mark.GAP, "The order, or what Usher itself keeps of the rows, changed"));
		}
		return lines;
	}

	private static Map<Object, String> byIdentity(FieldKind.Rows kind, @Nullable Object value) {
		Map<Object, String> rows = new LinkedHashMap<>();
		for (Object element : (value instanceof List<?> list) ? list : List.of()) {
			if (element instanceof Map<?, ?> row) {
				String words = ValueWords.row(kind.table(), row);
				Object number = row.get(ConferenceFields.ID.name());
				rows.put((number != null) ? number : words, words);
			}
		}
		return rows;
	}

	/** Returns the value before in words. */
	public String beforeWords() {
		return Objects.requireNonNullElse(this.before, "");
	}

	/** Returns the value after in words. */
	public String afterWords() {
		return Objects.requireNonNullElse(this.after, "");
	}

}
