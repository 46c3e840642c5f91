package io.usher.web.start;

import io.usher.core.history.UnusableStoreException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says why the program does not start with this database, in place of a stack trace.
 */
class RefusedStart extends AbstractFailureAnalyzer<UnusableStoreException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, UnusableStoreException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.advice(), cause);
	}

}
