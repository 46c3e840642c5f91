package io.usher.web.decision;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.usher.api.decision.WrittenRequest;
import io.usher.core.configuration.UnavailableRevisionException;
import io.usher.core.decision.Decision;
import io.usher.core.decision.PolicyRequest;
import io.usher.core.decision.Step;
import io.usher.core.history.StoreUnavailableException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells programs what a node would be answered, and why. Nothing is changed by it.
 */
@RestController
class SimulationApiController {

	private final Simulations simulations;

	SimulationApiController(Simulations simulations) {
		this.simulations = simulations;
	}

	@PostMapping(path = { "/api/usher/v1/decisions/simulate", "/api/usher/v1/decisions/simulate/" },
			consumes = "application/json")
	Map<String, Object> simulate(@RequestBody Map<String, @Nullable Object> body) {
		if (!(body.get("request") instanceof String request)) {
			throw new IllegalArgumentException(
					"request: missing (expected: the URL, or the path and query, of a policy request)");
		}
		Circumstances circumstances = new Circumstances(moment(body.get("at")), revision(body.get("revision")),
				!Boolean.FALSE.equals(body.get("ask_upstream")));
		PolicyRequest asked = WrittenRequest.read(request);
		Decision decision = this.simulations.simulate(asked, circumstances).decision();
		Map<String, Object> answer = new LinkedHashMap<>();
		answer.put("status", decision.answer().status());
		answer.put("answer", decision.maskedBody());
		answer.put("trace", decision.trace().steps().stream().map(SimulationApiController::show).toList());
		return answer;
	}

	@ExceptionHandler
	ResponseEntity<Object> malformed(IllegalArgumentException ex) {
		return ResponseEntity.badRequest().body(Map.of("error", String.valueOf(ex.getMessage())));
	}

	@ExceptionHandler
	ResponseEntity<Object> busy(NoTurnException ex) {
		return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
			.header(HttpHeaders.RETRY_AFTER, "1")
			.body(Map.of("error", String.valueOf(ex.getMessage())));
	}

	@ExceptionHandler
	ResponseEntity<Object> notJson(HttpMediaTypeNotSupportedException ex) {
		return ResponseEntity.status(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
			.body(Map.of("error", "content type: " + ex.getContentType() + " (expected: application/json)"));
	}

	@ExceptionHandler
	ResponseEntity<Object> unreadable(HttpMessageNotReadableException ex) {
		return ResponseEntity.badRequest().body(Map.of("error", "The body is not a JSON object."));
	}

	@ExceptionHandler
	ResponseEntity<Object> noSuchRevision(UnavailableRevisionException ex) {
		return ResponseEntity.badRequest().body(Map.of("error", String.valueOf(ex.getMessage())));
	}

	@ExceptionHandler
	ResponseEntity<Object> unavailable(StoreUnavailableException ex) {
		return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
			.header(HttpHeaders.RETRY_AFTER, "10")
			.body(Map.of("error", "The database, which keeps earlier revisions, cannot be reached."));
	}

	private static @Nullable Instant moment(@Nullable Object at) {
		if (at == null) {
			return null;
		}
		try {
			return Instant.parse(at.toString());
		}
		catch (DateTimeParseException ex) {
			throw new IllegalArgumentException("at: " + at + " (expected: a moment such as 2024-02-29T11:15:30Z)");
		}
	}

	private static @Nullable Long revision(@Nullable Object revision) {
		if (revision == null) {
			return null;
		}
		if (!revision.toString().matches("[1-9][0-9]{0,17}")) {
			throw new IllegalArgumentException("revision: " + revision + " (expected: a revision's number)");
		}
		return Long.valueOf(revision.toString());
	}

	private static Map<String, Object> show(Step step) {
		Map<String, Object> shown = new LinkedHashMap<>();
		shown.put("stage", step.stage().name().toLowerCase(Locale.ROOT));
		shown.put("sentence", step.sentence());
		shown.put("decided", step.decided());
		return shown;
	}

}
