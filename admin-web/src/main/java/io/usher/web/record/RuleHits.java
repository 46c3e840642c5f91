package io.usher.web.record;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.usher.api.decision.DecisionListener;
import io.usher.core.decision.Decision;
import io.usher.core.decision.Step;
import org.springframework.stereotype.Component;

/**
 * Counts which Call Routing Rules took live calls since this instance started.
 */
@Component
class RuleHits implements DecisionListener {

	private final Map<Long, Hits> hits = new ConcurrentHashMap<>();

	private final Clock clock;

	RuleHits(Clock clock) {
		this.clock = clock;
	}

	@Override
	public void decided(Decision decision, long nanos, String nodeAddress) {
		for (Step step : decision.trace().steps()) {
			if (step instanceof Step.RuleMatched matched) {
				Instant now = this.clock.instant();
				this.hits.merge(matched.rule().number(), new Hits(1, now),
						(before, one) -> new Hits(before.count() + 1, now));
			}
		}
	}

	@Override
	public void refused(int status, String error, String nodeAddress) {
		// No rule was asked.
	}

	/** Returns the hits by the number of the rule. */
	Map<Long, Hits> all() {
		return this.hits;
	}

	/**
	 * How often a rule took a call.
	 *
	 * @param count how often
	 * @param last when it did last
	 */
	record Hits(long count, Instant last) {

	}

}
