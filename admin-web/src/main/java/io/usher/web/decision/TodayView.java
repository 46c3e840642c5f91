package io.usher.web.decision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.usher.core.decision.Decision;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What today's configuration decides, beside what an earlier one did.
 *
 * @param verdict what happens today
 * @param revision today's revision
 * @param differences what of the answer differs
 */
record TodayView(Verdict verdict, long revision, List<Difference> differences) {

	private static final String RESULT = "result";

	static TodayView of(Decision then, Decision today, JsonMapper json) {
		Map<String, @Nullable Object> before = flat(then.answer().body());
		Map<String, @Nullable Object> after = flat(today.answer().body());
		Map<String, @Nullable Object> shownBefore = flat(then.answer().maskedBody());
		Map<String, @Nullable Object> shownAfter = flat(today.answer().maskedBody());
		Set<String> names = new LinkedHashSet<>(before.keySet());
		names.addAll(after.keySet());
		List<Difference> differences = new ArrayList<>();
		for (String name : names) {
			if (!Objects.equals(before.get(name), after.get(name))) {
				String shown = text(shownBefore, name, json);
				String changed = text(shownAfter, name, json);
				differences.add(new Difference(name, shown, shown.equals(changed) ? changed + " changed" : changed));
			}
		}
		return new TodayView(Verdict.of(today), today.revision(), differences);
	}

	private static Map<String, @Nullable Object> flat(Map<String, @Nullable Object> body) {
		Map<String, @Nullable Object> flat = new LinkedHashMap<>();
		body.forEach((name, value) -> {
			if (name.equals(RESULT) && value instanceof Map<?, ?> result) {
				result.forEach((inner, of) -> flat.put(String.valueOf(inner), of));
			}
			else {
				flat.put(name, value);
			}
		});
		return flat;
	}

	private static String text(Map<String, @Nullable Object> body, String name, JsonMapper json) {
		return body.containsKey(name) ? json.writeValueAsString(body.get(name)) : "";
	}

	/** Tells whether nothing of the answer differs. */
	public boolean isSame() {
		return this.differences.isEmpty();
	}

	/**
	 * A part of the answer that differs. Of secrets both sides are masked.
	 *
	 * @param name its name
	 * @param then what it was, empty when it was not there
	 * @param today what it is, empty when it is not there
	 */
	record Difference(String name, String then, String today) {

	}

}
