package io.usher.core.log;

import java.time.Instant;
import java.util.List;

import io.usher.core.record.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * What the log keeps of a decision. Texts are as the request and the decision have them,
 * cut where they are very long, secrets masked, and without personal attributes; what
 * there was not is an empty text.
 *
 * @param id identifies the entry and tells when the answer was written
 * @param decisionId identifies the decision; the node has it too
 * @param asked what was asked
 * @param answered what Infinity was told
 * @param deciders what decided
 * @param revision the revision of the configuration that decided
 * @param micros how long it took
 * @param trace how it came to that
 * @param debugLog the lines of {@code pex_debug_log}; empty in lists, where the support
 * log has them
 */
public record LoggedDecision(long id, String decisionId, LoggedRequest asked, Answered answered, Deciders deciders,
		long revision, Micros micros, List<LoggedStep> trace, List<String> debugLog) {

	public LoggedDecision {
		trace = List.copyOf(trace);
		debugLog = List.copyOf(debugLog);
	}

	/** Returns when the answer was written, to the millisecond. */
	public Instant at() {
		return LogIds.time(this.id);
	}

	/** Returns the entry without the lines that the support log has. */
	public LoggedDecision withoutDebugLog() {
		return withDebugLog(List.of());
	}

	/** Returns the entry with lines of the support log. */
	public LoggedDecision withDebugLog(List<String> lines) {
		return new LoggedDecision(this.id, this.decisionId, this.asked, this.answered, this.deciders, this.revision,
				this.micros, this.trace, lines);
	}

	/**
	 * What Infinity was told.
	 *
	 * @param outcome what kind of answer it is, in one word, such as {@code serve}
	 * @param status the HTTP status
	 * @param title what the answer does, for people
	 * @param reason why
	 * @param body the answer as JSON, secrets masked
	 */
	public record Answered(String outcome, int status, String title, String reason, String body) {

	}

	/**
	 * What decided.
	 *
	 * @param record the conference, Call Routing Rule or other record, null when there
	 * was none
	 * @param recordName its name
	 * @param profile the name of the policy profile
	 * @param script the script that ran, null when none did
	 * @param upstream the upstream server that was asked, null when none was
	 */
	public record Deciders(@Nullable RecordId record, String recordName, String profile, @Nullable RanScript script,
			@Nullable AskedUpstream upstream) {

	}

	/**
	 * A local policy script that ran.
	 *
	 * @param kind its kind, such as {@code service}
	 * @param profile the number of the profile that has it
	 * @param profileName that profile's name
	 * @param revision the revision in which the profile was last changed
	 * @param outcome {@code applied}, {@code failed} or {@code invalid}
	 */
	public record RanScript(String kind, long profile, String profileName, long revision, String outcome) {

	}

	/**
	 * An upstream external policy server that was asked.
	 *
	 * @param status the HTTP status of its answer, 0 when there was none
	 * @param cause why there was none, such as {@code timeout}; empty when there was one
	 */
	public record AskedUpstream(int status, String cause) {

	}

	/**
	 * How long it took, in microseconds.
	 *
	 * @param total from the request's arrival to the written answer
	 * @param external the upstream server
	 * @param own Usher's own data
	 * @param script the local policy script
	 */
	public record Micros(long total, long external, long own, long script) {

	}

	/**
	 * A step of the decision.
	 *
	 * @param stage the stage that it belongs to, such as {@code alias}
	 * @param sentence what happened
	 * @param decided whether it decided the answer
	 */
	public record LoggedStep(String stage, String sentence, boolean decided) {

	}

}
