package io.usher.web.log;

import java.time.Instant;
import java.util.Map;

import io.usher.core.log.DecisionLog;
import io.usher.core.log.DecisionQuery;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * How many policy requests were refused, by minute and address, as JSON.
 */
@RestController
class RefusalsApiController {

	private final DecisionLog log;

	RefusalsApiController(DecisionLog log) {
		this.log = log;
	}

	@GetMapping({ "/api/usher/v1/refusals", "/api/usher/v1/refusals/" })
	Map<String, Object> refusals(HttpServletRequest request) {
		QueryParameters parameters = new QueryParameters(request.getParameterMap());
		Instant from = parameters.moment("from").orElse(Instant.EPOCH);
		Instant until = parameters.moment("until").orElse(Instant.MAX);
		int limit = parameters.limit("limit").orElse(DecisionQuery.DEFAULT_LIMIT);
		parameters.end();
		return Map.of("refusals", this.log.refused(from, until, limit).stream().map(LogJson::refused).toList());
	}

}
