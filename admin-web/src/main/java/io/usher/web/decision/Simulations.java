package io.usher.web.decision;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Configurations;
import io.usher.core.configuration.PastConfigurations;
import io.usher.core.decision.Decision;
import io.usher.core.decision.DecisionContext;
import io.usher.core.decision.Decisions;
import io.usher.core.decision.PolicyRequest;
import io.usher.core.external.ExternalPolicy;
import io.usher.core.external.UpstreamReply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tries requests: decides them as nodes are answered, also at another time and by an
 * earlier configuration, and leaves nothing behind.
 */
@Component
public class Simulations {

	private final Configurations configurations;

	private final PastConfigurations past;

	private final DecisionContexts contexts;

	private final Clock clock;

	private final EvaluationTurns turns;

	Simulations(Configurations configurations, PastConfigurations past, DecisionContexts contexts, Clock clock,
			EvaluationTurns turns) {
		this.configurations = configurations;
		this.past = past;
		this.contexts = contexts;
		this.clock = clock;
		this.turns = turns;
	}

	/**
	 * Tries a request.
	 * @throws NoTurnException when too many others are tried
	 * @throws io.usher.core.configuration.UnavailableRevisionException when there is no
	 * such revision, or it cannot be rebuilt
	 * @throws io.usher.core.history.StoreUnavailableException when the database, which
	 * keeps earlier revisions, cannot be reached
	 */
	public Simulated simulate(PolicyRequest request, Circumstances circumstances) {
		Clock time = (circumstances.at() != null) ? Clock.fixed(circumstances.at(), ZoneOffset.UTC) : this.clock;
		DecisionContext context = this.contexts.simulated(time);
		ExternalPolicy external = circumstances.asksUpstream() ? once(context.externalPolicy()) : ExternalPolicy.none();
		return this.turns.take(() -> simulate(request, circumstances.revision(), context.with(external)));
	}

	private Simulated simulate(PolicyRequest request, @Nullable Long revision, DecisionContext context) {
		Configuration current = this.configurations.current();
		Configuration then = (revision != null) ? this.past.at(revision) : current;
		Decision decision = Decisions.decide(request, then, context);
		return new Simulated(decision, then, (then != current) ? Decisions.decide(request, current, context) : null);
	}

	/** Two configurations are compared by the same answer of the same server. */
	private static ExternalPolicy once(ExternalPolicy external) {
		Map<Object, UpstreamReply> replies = new HashMap<>();
		return (upstream, question, budget) -> replies.computeIfAbsent(List.of(upstream, question),
				(key) -> external.ask(upstream, question, budget));
	}

}
