package io.usher.web.export;

import java.util.Map;

import io.usher.core.administration.RecordInUseException;
import io.usher.core.administration.RecordNotFoundException;
import io.usher.core.administration.StaleEditException;
import io.usher.core.catalogue.ViolationsException;
import io.usher.core.history.StoreUnavailableException;
import io.usher.core.transfer.UnreadableSourceException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Says what went wrong, as JSON.
 */
@RestControllerAdvice(assignableTypes = { ExportApiController.class, ImportApiController.class })
class ExportApiFaults {

	@ExceptionHandler({ IllegalArgumentException.class, UnreadableSourceException.class })
	ResponseEntity<Object> malformed(RuntimeException ex) {
		return error(HttpStatus.BAD_REQUEST, String.valueOf(ex.getMessage()));
	}

	@ExceptionHandler
	ResponseEntity<Object> unreadable(HttpMessageNotReadableException ex) {
		return error(HttpStatus.BAD_REQUEST, "The body is not a JSON object.");
	}

	@ExceptionHandler
	ResponseEntity<Object> notJson(HttpMediaTypeNotSupportedException ex) {
		return error(HttpStatus.UNSUPPORTED_MEDIA_TYPE,
				"content type: " + ex.getContentType() + " (expected: application/json)");
	}

	@ExceptionHandler
	ResponseEntity<Object> missingRight(MissingRightException ex) {
		return error(HttpStatus.FORBIDDEN, String.valueOf(ex.getMessage()));
	}

	@ExceptionHandler
	ResponseEntity<Object> busy(BusyException ex) {
		return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
			.header(HttpHeaders.RETRY_AFTER, "10")
			.body(Map.of("error", String.valueOf(ex.getMessage())));
	}

	@ExceptionHandler({ StaleEditException.class, RecordNotFoundException.class, RecordInUseException.class,
			ViolationsException.class })
	ResponseEntity<Object> changed() {
		return error(HttpStatus.CONFLICT, "Somebody changed the configuration meanwhile; nothing was restored.");
	}

	@ExceptionHandler
	ResponseEntity<Object> unavailable(StoreUnavailableException ex) {
		return error(HttpStatus.SERVICE_UNAVAILABLE, ex.words() + "; calls are still decided, changes have to wait.");
	}

	private static ResponseEntity<Object> error(HttpStatus status, String message) {
		return ResponseEntity.status(status).body(Map.of("error", message));
	}

}
