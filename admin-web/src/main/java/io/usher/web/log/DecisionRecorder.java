package io.usher.web.log;

import io.usher.api.decision.DecisionListener;
import io.usher.core.decision.Decision;
import io.usher.core.log.LogWriter;
import org.springframework.stereotype.Component;

/**
 * Hands decisions over to the writer of the decision log.
 */
@Component
class DecisionRecorder implements DecisionListener {

	private final LogWriter writer;

	private final boolean enabled;

	DecisionRecorder(LogWriter writer, LogSettings settings) {
		this.writer = writer;
		this.enabled = settings.enabled();
	}

	@Override
	public void decided(Decision decision, long nanos, String nodeAddress) {
		if (this.enabled) {
			this.writer.decided(decision, nanos, nodeAddress);
		}
	}

	@Override
	public void refused(int status, String error, String nodeAddress) {
		if (this.enabled) {
			this.writer.refused(status, error, nodeAddress);
		}
	}

}
