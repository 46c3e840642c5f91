package io.usher.web.log;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.usher.core.log.DecisionLog;
import io.usher.core.log.DecisionQuery;
import io.usher.core.log.LogIds;
import io.usher.core.log.LoggedDecision;
import io.usher.core.log.LostCount;
import io.usher.core.log.Page;
import io.usher.core.log.WholeCall;
import io.usher.web.decision.EvaluationTurns;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The decision log as JSON: newest first, secrets masked.
 */
@RestController
class DecisionsApiController {

	private static final int MAX_LOST = 100;

	private final DecisionLog log;

	private final WholeCall calls;

	private final EvaluationTurns turns;

	DecisionsApiController(DecisionLog log, WholeCall calls, EvaluationTurns turns) {
		this.log = log;
		this.calls = calls;
		this.turns = turns;
	}

	@GetMapping({ "/api/usher/v1/decisions", "/api/usher/v1/decisions/" })
	Map<String, @Nullable Object> decisions(HttpServletRequest request) {
		DecisionQuery query = DecisionConditions.read(new QueryParameters(request.getParameterMap())).build();
		Page<LoggedDecision> page = query.isUnconditional() ? this.log.search(query)
				: this.turns.take(() -> this.log.search(query));
		Map<String, @Nullable Object> shown = new LinkedHashMap<>();
		shown.put("decisions", page.entries().stream().map(LogJson::summary).toList());
		shown.put("next", (page.next() != null) ? page.next().toString() : null);
		shown.put("searched_to", (page.searchedTo() != null) ? page.searchedTo().toString() : null);
		shown.put("lost", LogJson.lost(lost(query, page)));
		return shown;
	}

	/** Returns what is missing in the time that the page shows. */
	private List<LostCount> lost(DecisionQuery query, Page<LoggedDecision> page) {
		Long next = page.next();
		Instant from = LogIds.time((next != null) ? next : query.first());
		return this.log.lost(from.truncatedTo(ChronoUnit.MINUTES), LogIds.time(query.before()), MAX_LOST);
	}

	@GetMapping({ "/api/usher/v1/decisions/{id}", "/api/usher/v1/decisions/{id}/" })
	ResponseEntity<Object> decision(@PathVariable String id) {
		return find(id).<ResponseEntity<Object>>map((decision) -> ResponseEntity.ok(LogJson.whole(decision)))
			.orElseGet(() -> missing(id));
	}

	/** Shows the requests of the decision's call together. */
	@GetMapping({ "/api/usher/v1/decisions/{id}/call", "/api/usher/v1/decisions/{id}/call/" })
	ResponseEntity<Object> call(@PathVariable String id) {
		Optional<LoggedDecision> found = find(id);
		if (found.isEmpty()) {
			return missing(id);
		}
		List<WholeCall.Member> members = this.turns.take(() -> this.calls.of(found.get()));
		return ResponseEntity.ok(Map.of("decisions", members.stream().map((member) -> {
			Map<String, @Nullable Object> shown = LogJson.summary(member.decision());
			shown.put("inferred", member.inferred());
			return shown;
		}).toList()));
	}

	private Optional<LoggedDecision> find(String id) {
		return this.turns.take(() -> this.log.find(id));
	}

	private static ResponseEntity<Object> missing(String id) {
		return ResponseEntity.status(HttpStatus.NOT_FOUND)
			.body(Map.of("error", "id: " + id + " (expected: a decision that the log has, by its id)"));
	}

}
