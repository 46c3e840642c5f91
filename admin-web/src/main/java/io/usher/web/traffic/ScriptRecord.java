package io.usher.web.traffic;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.usher.core.decision.Decision;
import io.usher.core.decision.Step.ScriptRan;
import io.usher.core.log.LoggedDecision;
import io.usher.core.record.RecordId;
import io.usher.core.script.ScriptProblem;
import io.usher.core.script.answer.ScriptKind;
import io.usher.core.script.answer.ScriptResult;
import org.jspecify.annotations.Nullable;

/**
 * How a script of one revision of a profile fares: written without locks.
 */
final class ScriptRecord {

	private static final int MAX_LOCATIONS = 50;

	private final long revision;

	private final LongAdder runs = new LongAdder();

	private final LongAdder failures = new LongAdder();

	private final ConcurrentMap<String, LongAdder> locations = new ConcurrentHashMap<>();

	private volatile @Nullable Failed last;

	ScriptRecord(long revision) {
		this.revision = revision;
	}

	long revision() {
		return this.revision;
	}

	void add(ScriptRan script, Decision decision, String location, long now) {
		this.runs.increment();
		if (script.outcome() == ScriptResult.Outcome.APPLIED) {
			return;
		}
		this.failures.increment();
		if (this.locations.size() < MAX_LOCATIONS || this.locations.containsKey(location)) {
			this.locations.computeIfAbsent(location, (name) -> new LongAdder()).increment();
		}
		this.last = new Failed(script, decision, now);
	}

	/**
	 * Returns how it fails, empty when it does not since a moment.
	 * @param masked what the log keeps of a decision: without secrets
	 */
	Optional<ScriptFailure> failure(Instant since, Function<Decision, LoggedDecision> masked) {
		Failed failed = this.last;
		if (failed == null || failed.at < since.toEpochMilli()) {
			return Optional.empty();
		}
		ScriptRan script = failed.script;
		Optional<ScriptProblem> problem = script.problems().stream().filter(ScriptProblem::isError).findFirst();
		String sentence = masked.apply(failed.decision)
			.trace()
			.stream()
			.filter((step) -> step.stage().equalsIgnoreCase(script.stage().name()))
			.map(LoggedDecision.LoggedStep::sentence)
			.findFirst()
			.orElse("");
		Map<String, Long> byLocation = this.locations.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> entry.getValue().sum()));
		return Optional.of(new ScriptFailure(script.profile(), script.profileName(), script.kind(),
				problem.map((found) -> found.stage().name().toLowerCase(Locale.ROOT)).orElse("check"),
				problem.map(ScriptProblem::line).orElse(0), sentence, this.failures.sum(), this.runs.sum(),
				Instant.ofEpochMilli(failed.at), failed.decision.id(), byLocation));
	}

	/**
	 * What tells scripts apart.
	 *
	 * @param profile the policy profile
	 * @param kind the kind of script
	 */
	record Key(RecordId profile, ScriptKind kind) {

	}

	/**
	 * A failure.
	 *
	 * @param script the step of the decision
	 * @param decision the decision
	 * @param at when, in milliseconds
	 */
	private record Failed(ScriptRan script, Decision decision, long at) {

	}

}
