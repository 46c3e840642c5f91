package io.usher.web.start;

import io.usher.core.configuration.BadSettingException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Says which setting is wrong, in place of a stack trace.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class BadSettingAnalyzer extends AbstractFailureAnalyzer<BadSettingException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BadSettingException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()),
				"docs/settings.md tells what each setting takes.", cause);
	}

}
