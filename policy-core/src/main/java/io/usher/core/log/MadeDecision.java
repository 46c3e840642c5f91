package io.usher.core.log;

import java.util.List;
import java.util.Map;

import io.usher.core.decision.Decision;

/**
 * A decision on its way to the log.
 *
 * @param id identifies its entry
 * @param decision the decision
 * @param nanos how long it took from the request's arrival to the written answer
 * @param node the address that the request came from
 */
public record MadeDecision(long id, Decision decision, long nanos, String node) {

	/** What a decision takes beside its parameters, roughly, in characters. */
	private static final int OVERHEAD = 2_000;

	/** Returns how many characters of memory it takes, roughly. */
	int characters() {
		int characters = OVERHEAD;
		for (Map.Entry<String, List<String>> parameter : this.decision.request().parameters().all().entrySet()) {
			characters += parameter.getKey().length();
			for (String value : parameter.getValue()) {
				characters += value.length();
			}
		}
		return characters;
	}

}
