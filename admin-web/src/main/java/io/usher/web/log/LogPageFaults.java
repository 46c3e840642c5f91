package io.usher.web.log;

import java.io.IOException;

import io.usher.core.history.StoreUnavailableException;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * What the logs' pages answer when they cannot answer.
 */
@ControllerAdvice(
		assignableTypes = { DecisionLogController.class, LoggedDecisionController.class, SupportLogController.class })
class LogPageFaults {

	@ExceptionHandler(StoreUnavailableException.class)
	void unavailable(HttpServletResponse response) throws IOException {
		response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
	}

	@ExceptionHandler(IllegalArgumentException.class)
	void malformed(HttpServletResponse response) throws IOException {
		response.sendError(HttpStatus.BAD_REQUEST.value());
	}

}
