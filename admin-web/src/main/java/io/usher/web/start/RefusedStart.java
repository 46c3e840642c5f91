package io.usher.web.start;

import io.usher.core.history.ForeignKeyException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says why the program does not start with this key, in place of a stack trace.
 */
class RefusedStart extends AbstractFailureAnalyzer<ForeignKeyException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, ForeignKeyException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()),
				"Give the key that this database was first started with, in USHER_SECRET_KEY or as the file "
						+ "secret.key in the home directory.",
				cause);
	}

}
