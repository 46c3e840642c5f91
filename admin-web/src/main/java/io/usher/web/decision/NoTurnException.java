package io.usher.web.decision;

import java.io.Serial;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Too many simulations or evaluations run at the same time.
 */
@ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
public class NoTurnException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	NoTurnException() {
		super("four others are running, and none ended within five seconds (expected: another try later)");
	}

}
