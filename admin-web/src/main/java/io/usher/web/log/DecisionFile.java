package io.usher.web.log;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;

import io.usher.core.log.LogText;
import io.usher.core.log.LoggedDecision;
import io.usher.core.log.Page;
import io.usher.web.download.CsvLine;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decisions as a file: CSV for spreadsheets, or JSON.
 */
final class DecisionFile {

	/** The most entries of a file. */
	static final int MOST = 5_000;

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Set<String> NESTED = Set.of("record", "script", "upstream", "micros");

	private DecisionFile() {
	}

	/**
	 * Writes a file.
	 * @param pages finds a page of entries, the newest one, or the one before an entry
	 */
	static void write(String format, Function<@Nullable String, Page<LoggedDecision>> pages,
			HttpServletResponse response) throws IOException {
		boolean csv = !format.equals("json");
		Page<LoggedDecision> page = pages.apply(null);
		response.setContentType(csv ? "text/csv;charset=UTF-8" : "application/json;charset=UTF-8");
		response.setHeader("Content-Disposition", "attachment; filename=\"decisions." + (csv ? "csv" : "json") + "\"");
		PrintWriter out = response.getWriter();
		int written = 0;
		out.print(csv ? "" : "[");
		while (true) {
			for (LoggedDecision decision : page.entries()) {
				Map<String, @Nullable Object> entry = LogJson.summary(decision);
				if (csv) {
					Map<String, @Nullable Object> row = row(entry, decision);
					out.print((written == 0) ? line(row.keySet()) : "");
					out.print(line(row.values()));
				}
				else {
					out.print((written == 0) ? "\n" : ",\n");
					out.print(JSON.writeValueAsString(entry));
				}
				written++;
			}
			Long next = page.next();
			if (next == null || written >= MOST) {
				break;
			}
			page = pages.apply(next.toString());
		}
		out.print(csv ? "" : "\n]\n");
	}

	private static Map<String, @Nullable Object> row(Map<String, @Nullable Object> entry, LoggedDecision decision) {
		Map<String, @Nullable Object> row = new LinkedHashMap<>(entry);
		row.keySet().removeAll(NESTED);
		row.put("record", decision.deciders().recordName());
		row.put("micros", decision.micros().total());
		return row;
	}

	private static String line(Iterable<? extends @Nullable Object> values) {
		return CsvLine.of(StreamSupport.stream(values.spliterator(), false)
			.map((value) -> LogText.visible(Objects.toString(value, "")))
			.toList());
	}

}
