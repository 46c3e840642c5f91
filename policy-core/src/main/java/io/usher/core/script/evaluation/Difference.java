package io.usher.core.script.evaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A place at which two JSON values differ.
 *
 * @param path the place, such as {@code result.automatic_participants[0].role}
 * @param kind how they differ
 * @param before the value on the one side, null when there is none or it is null
 * @param after the value on the other
 */
public record Difference(String path, Kind kind, @Nullable Object before, @Nullable Object after) {

	/**
	 * Returns where two values differ. The order of keys does not matter, that of lists
	 * does; {@code 1} and {@code 1.0} are equal.
	 */
	public static List<Difference> between(@Nullable Object before, @Nullable Object after) {
		List<Difference> found = new ArrayList<>();
		compare("", before, after, found);
		return found;
	}

	/**
	 * Returns what of an expected result is not so. Of action and result, what is not
	 * expected may be anything.
	 */
	public static List<Difference> fromExpected(Map<String, ? extends @Nullable Object> expected,
			Map<String, ? extends @Nullable Object> told) {
		List<Difference> found = new ArrayList<>();
		expected.forEach((part, value) -> compare(part, told.containsKey(part), value, told.get(part), found));
		return found;
	}

	private static void compare(String path, boolean there, @Nullable Object before, @Nullable Object after,
			List<Difference> found) {
		if (there) {
			compare(path, before, after, found);
		}
		else {
			found.add(new Difference(path, Kind.REMOVED, before, null));
		}
	}

	private static void compare(String path, @Nullable Object before, @Nullable Object after, List<Difference> found) {
		if (before instanceof Map<?, ?> first && after instanceof Map<?, ?> second) {
			compareMaps(path, first, second, found);
		}
		else if (before instanceof List<?> first && after instanceof List<?> second) {
			compareLists(path, first, second, found);
		}
		else if (!isSame(before, after)) {
			found.add(new Difference(path, Kind.CHANGED, before, after));
		}
	}

	private static void compareMaps(String path, Map<?, ?> before, Map<?, ?> after, List<Difference> found) {
		Set<Object> keys = new LinkedHashSet<>(before.keySet());
		keys.addAll(after.keySet());
		for (Object key : keys) {
			String inner = path.isEmpty() ? String.valueOf(key) : path + "." + key;
			if (!before.containsKey(key)) {
				found.add(new Difference(inner, Kind.ADDED, null, after.get(key)));
			}
			else {
				compare(inner, after.containsKey(key), before.get(key), after.get(key), found);
			}
		}
	}

	private static void compareLists(String path, List<?> before, List<?> after, List<Difference> found) {
		for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
			String inner = path + "[" + i + "]";
			if (i >= before.size()) {
				found.add(new Difference(inner, Kind.ADDED, null, after.get(i)));
			}
			else {
				compare(inner, i < after.size(), before.get(i), (i < after.size()) ? after.get(i) : null, found);
			}
		}
	}

	private static boolean isSame(@Nullable Object before, @Nullable Object after) {
		if (before instanceof Number first && after instanceof Number second) {
			return isFinite(first) && isFinite(second)
					? new BigDecimal(first.toString()).compareTo(new BigDecimal(second.toString())) == 0
					: first.equals(second);
		}
		return Objects.equals(before, after);
	}

	private static boolean isFinite(Number number) {
		return !(number instanceof Double floating) || Double.isFinite(floating);
	}

	/** How values differ. */
	public enum Kind {

		/** Only the one has it. */
		REMOVED,

		/** Only the other has it. */
		ADDED,

		/** They have different values. */
		CHANGED

	}

}
