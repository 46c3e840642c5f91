package io.usher.web.script;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;

import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RequestParameter;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Configurations;
import io.usher.core.script.ScriptContext;
import io.usher.core.script.ScriptLimits;
import io.usher.core.script.answer.KnownBefore;
import io.usher.core.script.answer.ScriptKind;
import io.usher.core.script.answer.ScriptVariable;
import io.usher.core.script.evaluation.ScriptEvaluation;
import io.usher.core.script.evaluation.ScriptEvaluator;
import io.usher.web.decision.EvaluationTurns;
import io.usher.web.decision.NoTurnException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Runs scripts that people try, a few at a time.
 */
@Component
class ScriptTrials {

	private final Configurations configurations;

	private final Clock clock;

	private final EvaluationTurns turns;

	private final ScriptEvaluator evaluator = new ScriptEvaluator();

	ScriptTrials(Configurations configurations, Clock clock, EvaluationTurns turns) {
		this.configurations = configurations;
		this.clock = clock;
		this.turns = turns;
	}

	/**
	 * Returns chance that takes the same course each time, so that a result can be
	 * expected.
	 */
	static RandomGenerator repeatable() {
		return new Random(0);
	}

	/**
	 * Runs a script.
	 * @param at the moment that it sees, null for now
	 * @throws NoTurnException when too many others run
	 */
	ScriptEvaluation run(ScriptKind kind, String script, Map<String, @Nullable Object> input, @Nullable Instant at,
			RandomGenerator chance) {
		Configuration configuration = this.configurations.current();
		Clock time = (at != null) ? Clock.fixed(at, ZoneOffset.UTC) : this.clock;
		ScriptContext context = new ScriptContext(time, chance, ScriptLimits.DECISION);
		return this.turns.take(() -> this.evaluator.evaluate(kind, script, input, context,
				version(input, configuration), known(input, configuration)));
	}

	/** Returns the version that the input's call names, else the configured one. */
	private static InfinityVersion version(Map<String, @Nullable Object> input, Configuration configuration) {
		InfinityVersion configured = configuration.settings().infinityVersion();
		Object id = (input.get(ScriptVariable.CALL_INFO.scriptName()) instanceof Map<?, ?> info)
				? info.get(RequestParameter.VERSION_ID.scriptName()) : null;
		return (id instanceof String text) ? InfinityVersion.of(text, configured) : configured;
	}

	/** A configuration without any location tells nothing about locations. */
	@SuppressWarnings("unchecked")
	private static KnownBefore known(Map<String, @Nullable Object> input, Configuration configuration) {
		Map<String, ?> participant = (input.get(ScriptVariable.PARTICIPANT.scriptName()) instanceof Map<?, ?> map)
				? (Map<String, ?>) map : null;
		boolean locations = configuration.count(RecordKind.SYSTEM_LOCATION) > 0;
		return new KnownBefore(participant, (name) -> !locations || configuration.location(name).isPresent());
	}

}
