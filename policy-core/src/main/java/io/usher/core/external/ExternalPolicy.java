package io.usher.core.external;

import java.time.Duration;

/**
 * Asks upstream external policy servers. The policy guide, "Using the external policy
 * server API with Pexip Infinity".
 */
@FunctionalInterface
public interface ExternalPolicy {

	/**
	 * Asks a server and waits for its whole answer. Never throws, and never takes longer
	 * than the budget.
	 * @param upstream the server
	 * @param question what is asked
	 * @param budget the time for everything: connection, answer and its body
	 */
	UpstreamReply ask(Upstream upstream, UpstreamQuestion question, Duration budget);

	/** Returns the one that reaches no server. */
	static ExternalPolicy none() {
		return (upstream, question, budget) -> new UpstreamReply.Failed(UpstreamReply.Cause.NOT_ASKED,
				"upstream servers are not asked here", Duration.ZERO);
	}

}
