package io.usher.web.log;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Configurations;
import io.usher.core.log.DecisionLog;
import io.usher.core.log.Page;
import io.usher.core.log.SupportEntry;
import io.usher.core.log.SupportQuery;
import io.usher.core.script.answer.ScriptKind;
import io.usher.web.decision.EvaluationTurns;
import io.usher.web.decision.RequestWords;
import io.usher.web.log.DecisionLogController.Choice;
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
 * The support log: what scripts wrote, newest first.
 */
@Controller
class SupportLogController {

	private static final String PATH = "/support-log";

	private final DecisionLog log;

	private final Configurations configurations;

	private final EvaluationTurns turns;

	SupportLogController(DecisionLog log, Configurations configurations, EvaluationTurns turns) {
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
			Page<SupportEntry> page = search(SupportConditions.read(filter.parameters()));
			model.addAttribute("rows", page.entries().stream().map(Row::of).toList());
			model.addAttribute("page", page);
		}
		catch (IllegalArgumentException ex) {
			model.addAttribute("fault", ex.getMessage());
			response.setStatus(422);
		}
		if (fragment) {
			response.setHeader("HX-Push-Url", address);
			return "log/support :: found";
		}
		Configuration configuration = this.configurations.current();
		model.addAttribute("types",
				Stream.of(ScriptKind.values())
					.map((kind) -> new Choice(kind.requestType().name(), RequestWords.of(kind.requestType())))
					.toList());
		model.addAttribute("locations", OfferedNames.of(configuration, RecordKind.SYSTEM_LOCATION));
		model.addAttribute("profiles", OfferedNames.of(configuration, RecordKind.POLICY_PROFILE));
		return "log/support";
	}

	/** Returns the rows that came since, for the live tail. */
	@GetMapping(PATH + "/newer")
	@Nullable String newer(@RequestParam MultiValueMap<String, String> query, @RequestParam(defaultValue = "0") String after,
			Model model, HttpServletResponse response) {
		LogFilter filter = LogFilter.read(query, LiveTail.OWN);
		List<Row> rows = search(SupportConditions.read(LiveTail.since(after, filter))).entries()
			.stream()
			.map(Row::of)
			.toList();
		return LiveTail.answer(rows, "log/support :: rows", model, response);
	}

	private Page<SupportEntry> search(SupportQuery query) {
		return this.turns.take(() -> this.log.search(query));
	}

	/**
	 * What the scripts of one decision wrote.
	 *
	 * @param id the entry's identity
	 * @param decisionId the decision's id
	 * @param at when
	 * @param type the type of request, in a word
	 * @param profile the policy profile
	 * @param location the location that asked
	 * @param text the lines
	 */
	record Row(String id, String decisionId, String at, String type, String profile, String location, String text) {

		static Row of(SupportEntry entry) {
			return new Row(String.valueOf(entry.id()), entry.decisionId(), entry.at().toString(),
					RequestWords.of(entry.type()), entry.profile(), entry.location(), String.join("\n", entry.lines()));
		}

	}

}
