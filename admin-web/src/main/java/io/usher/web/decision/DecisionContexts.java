package io.usher.web.decision;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

import io.usher.core.decision.CallNames;
import io.usher.core.decision.DecisionContext;
import io.usher.core.decision.DecisionContext.Detail;
import io.usher.core.decision.ScriptTurns;
import io.usher.core.decision.ServedServices;
import io.usher.core.external.ExternalPolicy;
import io.usher.core.picture.Pictures;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes the contexts of decisions: of live ones, and of those that people try, which see
 * what live ones see and leave nothing behind.
 */
@Component
class DecisionContexts {

	private final Clock clock;

	private final RandomGenerator chance;

	private final CallNames callNames;

	private final ServedServices served;

	private final ExternalPolicy externalPolicy;

	private final Pictures pictures;

	/** Of so many scripts at a time each gets a share of a processor that lets it end. */
	private final ScriptTurns liveScripts = ScriptTurns.ofAtMost(4 * Runtime.getRuntime().availableProcessors());

	DecisionContexts(Clock clock, RandomGenerator chance, CallNames callNames, ServedServices served,
			ExternalPolicy externalPolicy, Pictures pictures) {
		this.clock = clock;
		this.chance = chance;
		this.callNames = callNames;
		this.served = served;
		this.externalPolicy = externalPolicy;
		this.pictures = pictures;
	}

	/** Returns the context of a request that a node makes. */
	DecisionContext live() {
		return DecisionContext.of(this.clock, ThreadLocalRandom.current())
			.withChance(this.chance)
			.with(this.callNames)
			.with(this.served)
			.with(this.externalPolicy)
			.with(this.pictures)
			.with(this.liveScripts);
	}

	/**
	 * Returns the context of a request that somebody tries, at a time of their choice.
	 */
	DecisionContext simulated(Clock at) {
		UUID call = UUID.randomUUID();
		return DecisionContext.of(at, ThreadLocalRandom.current())
			.withChance(this.chance)
			.with((request) -> call)
			.with(readOnly(this.served))
			.with(this.externalPolicy)
			.with(this.pictures)
			.with(Detail.EVERYTHING);
	}

	private static ServedServices readOnly(ServedServices services) {
		return new ServedServices() {

			@Override
			public void remember(String name, Map<String, @Nullable Object> service) {
			}

			@Override
			public @Nullable Map<String, @Nullable Object> recall(String name) {
				return services.recall(name);
			}

		};
	}

}
