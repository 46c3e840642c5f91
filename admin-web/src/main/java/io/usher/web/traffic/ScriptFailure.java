package io.usher.web.traffic;

import java.time.Instant;
import java.util.Map;

import io.usher.core.record.RecordId;
import io.usher.core.script.answer.ScriptKind;

/**
 * How a local policy script fails, in the revision of its profile that ran last.
 *
 * @param profile the policy profile
 * @param profileName its name
 * @param kind the kind of script
 * @param stage where it fails: syntax, run, json or check
 * @param line the line, 0 when there is none to tell
 * @param sentence what happened last, in words, secrets masked
 * @param failures how often it failed
 * @param runs how often it ran
 * @param at when it failed last
 * @param decisionId the last decision in which it failed
 * @param locations how often it failed for each location; the empty name stands for
 * requests without one
 */
public record ScriptFailure(RecordId profile, String profileName, ScriptKind kind, String stage, int line,
		String sentence, long failures, long runs, Instant at, String decisionId, Map<String, Long> locations) {

	public ScriptFailure {
		locations = Map.copyOf(locations);
	}

}
