package io.usher.web.log;

import java.util.Map;

import io.usher.core.history.StoreUnavailableException;
import io.usher.web.decision.NoTurnException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * What the logs' part of the administration API answers when it cannot answer.
 */
@RestControllerAdvice(
		assignableTypes = { DecisionsApiController.class, SupportLogApiController.class, RefusalsApiController.class })
class LogFaults {

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
	ResponseEntity<Object> unavailable(StoreUnavailableException ex) {
		return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
			.header(HttpHeaders.RETRY_AFTER, "10")
			.body(Map.of("error", "The database, which keeps the log, cannot be reached."));
	}

}
