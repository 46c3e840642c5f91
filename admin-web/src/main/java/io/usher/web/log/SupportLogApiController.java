package io.usher.web.log;

import java.util.LinkedHashMap;
import java.util.Map;

import io.usher.core.log.DecisionLog;
import io.usher.core.log.Page;
import io.usher.core.log.SupportEntry;
import io.usher.core.log.SupportQuery;
import io.usher.web.decision.EvaluationTurns;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The support log as JSON: what scripts wrote, newest first, secrets masked.
 */
@RestController
class SupportLogApiController {

	private final DecisionLog log;

	private final EvaluationTurns turns;

	SupportLogApiController(DecisionLog log, EvaluationTurns turns) {
		this.log = log;
		this.turns = turns;
	}

	@GetMapping({ "/api/usher/v1/support-log", "/api/usher/v1/support-log/" })
	Map<String, @Nullable Object> entries(HttpServletRequest request) {
		SupportQuery query = SupportConditions.read(new QueryParameters(request.getParameterMap()));
		Page<SupportEntry> page = this.turns.take(() -> this.log.search(query));
		Map<String, @Nullable Object> shown = new LinkedHashMap<>();
		shown.put("entries", page.entries().stream().map(LogJson::support).toList());
		shown.put("next", (page.next() != null) ? page.next().toString() : null);
		shown.put("searched_to", (page.searchedTo() != null) ? page.searchedTo().toString() : null);
		return shown;
	}

}
