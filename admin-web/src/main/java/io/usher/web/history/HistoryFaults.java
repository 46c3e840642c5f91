package io.usher.web.history;

import java.io.IOException;

import io.usher.core.history.StoreUnavailableException;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * The history is in the database alone: while that is away, its pages say so.
 */
@ControllerAdvice(assignableTypes = { TimelineController.class, ChangeController.class, ObjectController.class,
		OldConfigurationController.class, RestoreController.class, VerificationController.class,
		ExportController.class })
class HistoryFaults {

	@ExceptionHandler
	void unavailable(StoreUnavailableException ex, HttpServletResponse response) throws IOException {
		response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
	}

}
