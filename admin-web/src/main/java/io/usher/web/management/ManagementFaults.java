package io.usher.web.management;

import java.util.Map;

import io.usher.core.administration.RecordInUseException;
import io.usher.core.administration.RecordNotFoundException;
import io.usher.core.administration.StaleEditException;
import io.usher.core.catalogue.ViolationsException;
import io.usher.core.history.StoreUnavailableException;
import io.usher.core.regex.StepsExhaustedException;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Says what went wrong in the bodies that clients of Infinity's Management API read.
 */
@RestControllerAdvice(assignableTypes = { ManagementController.class, OtherRootsController.class })
class ManagementFaults {

	@ExceptionHandler
	ResponseEntity<Object> violations(ViolationsException ex, HttpServletRequest request) {
		ManagementResource resource = resource(request);
		return ResponseEntity.badRequest().body(FaultMessages.of(resource, ex.violations().errors()));
	}

	@ExceptionHandler
	ResponseEntity<Object> malformed(MalformedRequestException ex) {
		return error(HttpStatus.BAD_REQUEST, String.valueOf(ex.getMessage()));
	}

	@ExceptionHandler
	ResponseEntity<Object> tooManySteps(StepsExhaustedException ex) {
		return error(HttpStatus.BAD_REQUEST, "The regular expression takes too long.");
	}

	@ExceptionHandler({ ObjectGoneException.class, RecordNotFoundException.class })
	ResponseEntity<Object> gone() {
		return ResponseEntity.notFound().build();
	}

	@ExceptionHandler
	ResponseEntity<Object> inUse(RecordInUseException ex) {
		return error(HttpStatus.CONFLICT, String.valueOf(ex.getMessage()));
	}

	@ExceptionHandler
	ResponseEntity<Object> changed(ChangedMeanwhileException ex) {
		return error(HttpStatus.PRECONDITION_FAILED, String.valueOf(ex.getMessage()));
	}

	@ExceptionHandler
	ResponseEntity<Object> stale(StaleEditException ex, HttpServletRequest request) {
		boolean conditional = request.getHeader(HttpHeaders.IF_MATCH) != null;
		return error(conditional ? HttpStatus.PRECONDITION_FAILED : HttpStatus.CONFLICT,
				String.valueOf(ex.getMessage()));
	}

	@ExceptionHandler
	ResponseEntity<Object> unavailable(StoreUnavailableException ex) {
		return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
			.header(HttpHeaders.RETRY_AFTER, "10")
			.body(Map.of("error", ex.words() + "; calls are still decided, changes have to wait."));
	}

	private static ResponseEntity<Object> error(HttpStatus status, String message) {
		return ResponseEntity.status(status).body(Map.of("error", message));
	}

	private static ManagementResource resource(HttpServletRequest request) {
		Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
		Object name = (variables instanceof Map<?, ?> map) ? map.get("resource") : null;
		return ManagementResource.named(String.valueOf(name)).orElseThrow();
	}

}
