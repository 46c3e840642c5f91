package io.usher.web.log;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RequestType;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Configurations;
import io.usher.core.log.DecisionLog;
import io.usher.core.log.DecisionQuery;
import io.usher.core.log.LogIds;
import io.usher.core.log.LoggedDecision;
import io.usher.core.log.LostCount;
import io.usher.core.log.Page;
import io.usher.web.decision.EvaluationTurns;
import io.usher.web.decision.Outcome;
import io.usher.web.decision.RequestWords;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The decision log: every request, its answer and why, newest first.
 */
@Controller
class DecisionLogController {

	private static final String PATH = "/decisions";

	private static final int MAX_LOST = 100;

	private static final int MAX_REFUSED = 500;

	private final DecisionLog log;

	private final Configurations configurations;

	private final EvaluationTurns turns;

	DecisionLogController(DecisionLog log, Configurations configurations, EvaluationTurns turns) {
		this.log = log;
		this.configurations = configurations;
		this.turns = turns;
	}

	@GetMapping(PATH)
	String list(@RequestParam MultiValueMap<String, String> query,
			@RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment, Model model,
			HttpServletResponse response) {
		LogFilter filter = LogFilter.read(query, Set.of());
		response.addHeader(HttpHeaders.VARY, "HX-Request");
		String address = filter.query().isEmpty() ? PATH : PATH + "?" + filter.query();
		if (!filter.isCanonical() && !fragment) {
			return "redirect:" + address;
		}
		model.addAttribute("filter", filter);
		try {
			DecisionQuery wanted = DecisionConditions.read(filter.parameters()).build();
			Page<LoggedDecision> page = search(wanted);
			model.addAttribute("rows", page.entries().stream().map(DecisionRow::of).toList());
			model.addAttribute("page", page);
			model.addAttribute("lost", lost(wanted, page));
		}
		catch (IllegalArgumentException ex) {
			model.addAttribute("fault", ex.getMessage());
			response.setStatus(422);
		}
		if (fragment) {
			response.setHeader("HX-Push-Url", address);
			return "log/decisions :: found";
		}
		offer(this.configurations.current(), model);
		return "log/decisions";
	}

	private static void offer(Configuration configuration, Model model) {
		model.addAttribute("types",
				Stream.of(RequestType.values()).map((type) -> new Choice(type.name(), RequestWords.of(type))).toList());
		model.addAttribute("outcomes",
				Arrays.stream(Outcome.values()).map((outcome) -> new Choice(outcome.value(), outcome.word())).toList());
		model.addAttribute("locations", OfferedNames.of(configuration, RecordKind.SYSTEM_LOCATION));
		model.addAttribute("profiles", OfferedNames.of(configuration, RecordKind.POLICY_PROFILE));
	}

	/** Returns the rows that came since, for the live tail. */
	@GetMapping(PATH + "/newer")
	@Nullable String newer(@RequestParam MultiValueMap<String, String> query, @RequestParam(defaultValue = "0") String after,
			Model model, HttpServletResponse response) {
		LogFilter filter = LogFilter.read(query, LiveTail.OWN);
		DecisionQuery wanted = DecisionConditions.read(LiveTail.since(after, filter)).build();
		List<DecisionRow> rows = search(wanted).entries().stream().map(DecisionRow::of).toList();
		return LiveTail.answer(rows, "log/decisions :: rows", model, response);
	}

	/** Writes what is found as a file. */
	@GetMapping(PATH + "/download")
	void download(@RequestParam MultiValueMap<String, String> query, @RequestParam(defaultValue = "csv") String format,
			HttpServletResponse response) throws IOException {
		LogFilter filter = LogFilter.read(query, Set.of("format", LogFilter.BEFORE));
		Function<@Nullable String, Page<LoggedDecision>> pages = (before) -> search(DecisionConditions
			.read(filter.parameters((before != null) ? Map.of(LogFilter.BEFORE, before) : Map.of()))
			.limit(DecisionQuery.MAX_LIMIT)
			.build());
		DecisionFile.write(format, pages, response);
	}

	@GetMapping(PATH + "/refused")
	String refused(Model model) {
		model.addAttribute("refused", this.log.refused(Instant.EPOCH, Instant.MAX, MAX_REFUSED));
		model.addAttribute("most", MAX_REFUSED);
		return "log/refused";
	}

	private Page<LoggedDecision> search(DecisionQuery query) {
		return query.isUnconditional() ? this.log.search(query) : this.turns.take(() -> this.log.search(query));
	}

	/** Returns what is missing in the time that the page shows. */
	private List<LostCount> lost(DecisionQuery query, Page<LoggedDecision> page) {
		Long next = page.next();
		Instant from = LogIds.time((next != null) ? next : query.first());
		return this.log.lost(from.truncatedTo(ChronoUnit.MINUTES), LogIds.time(query.before()), MAX_LOST);
	}

	/**
	 * A choice of a filter.
	 *
	 * @param value its value
	 * @param label its words
	 */
	record Choice(String value, String label) {

	}

}
