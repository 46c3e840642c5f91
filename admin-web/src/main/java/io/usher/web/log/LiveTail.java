package io.usher.web.log;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.usher.core.log.LogIds;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;

/**
 * What is new on a page of the logs. Instances write their entries a moment after the
 * answers, each at its own pace, so that an entry may come after a newer one: the last
 * seconds are told again, and the page leaves out what it has.
 */
final class LiveTail {

	/** What is not a condition. */
	static final Set<String> OWN = Set.of("after", LogFilter.BEFORE);

	private static final Duration AGAIN = Duration.ofSeconds(5);

	private static final int MOST = 200;

	private LiveTail() {
	}

	/**
	 * Returns the conditions of what came since an entry.
	 * @param after the newest entry that the page has, 0 for none
	 */
	static QueryParameters since(String after, LogFilter filter) {
		Instant again = LogIds.time(id(after)).minus(AGAIN);
		String from = filter.get(LogFilter.FROM);
		boolean later = from.isEmpty() || again.isAfter(Instant.parse(from));
		return filter
			.parameters(Map.of(LogFilter.FROM, later ? again.toString() : from, "limit", String.valueOf(MOST)));
	}

	private static long id(String text) {
		if (!text.matches("[0-9]{1,19}")) {
			throw new IllegalArgumentException("after: " + text + " (expected: an entry's number)");
		}
		return Long.parseLong(text);
	}

	/** Answers with rows, or that there are none. */
	static @Nullable String answer(List<?> rows, String view, Model model, HttpServletResponse response) {
		if (rows.isEmpty()) {
			response.setStatus(204);
			return null;
		}
		model.addAttribute("rows", rows);
		response.setHeader("X-Usher-Full", String.valueOf(rows.size() == MOST));
		return view;
	}

}
