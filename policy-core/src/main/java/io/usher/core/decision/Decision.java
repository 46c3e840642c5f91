package io.usher.core.decision;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What was decided, and why.
 *
 * @param id identifies the decision; the answer carries it, and Infinity writes it into
 * its support log
 * @param request what was asked
 * @param answer what Infinity is told
 * @param trace how it came to that
 * @param revision the revision of the configuration that decided
 * @param times how long its stages took
 */
public record Decision(String id, PolicyRequest request, Answer answer, Trace trace, long revision, StageTimes times) {

	/**
	 * Returns the answer's body with the keys that Infinity copies into its support log.
	 */
	public Map<String, @Nullable Object> body() {
		return labelled(this.answer.body());
	}

	/** Returns the same with secrets masked. */
	public Map<String, @Nullable Object> maskedBody() {
		return labelled(this.answer.maskedBody());
	}

	private Map<String, @Nullable Object> labelled(Map<String, @Nullable Object> body) {
		Map<String, @Nullable Object> labelled = new LinkedHashMap<>(body);
		labelled.put("decision_id", this.id);
		labelled.put("configuration_revision", this.revision);
		labelled.put("reason", this.answer.reason());
		return labelled;
	}

}
