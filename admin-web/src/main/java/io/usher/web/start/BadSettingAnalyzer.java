package io.usher.web.start;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says which setting is wrong, in place of a stack trace.
 */
class BadSettingAnalyzer extends AbstractFailureAnalyzer<BadSetting> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BadSetting cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()),
				"docs/settings.md tells what each setting takes.", cause);
	}

}
