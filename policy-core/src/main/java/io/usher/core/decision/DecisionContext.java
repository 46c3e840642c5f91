package io.usher.core.decision;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.random.RandomGenerator;

import io.usher.core.external.ExternalPolicy;
import io.usher.core.picture.Pictures;

/**
 * What is not pure about a decision.
 *
 * @param clock tells the time
 * @param random the source of decision ids
 * @param chance the source of chance in scripts, whose PINs nobody may guess
 * @param callNames names gateway calls
 * @param served remembers services that were served
 * @param externalPolicy asks upstream servers
 * @param pictures makes pictures fit requests
 * @param scriptTurns bounds how many scripts run at a time
 * @param budget the time for the whole decision
 * @param detail how much the trace keeps
 */
public record DecisionContext(Clock clock, RandomGenerator random, RandomGenerator chance, CallNames callNames,
		ServedServices served, ExternalPolicy externalPolicy, Pictures pictures, ScriptTurns scriptTurns,
		Duration budget, Detail detail) {

	/** The time that a decision may take when nothing else is said. */
	public static final Duration DEFAULT_BUDGET = Duration.ofMillis(4300);

	/**
	 * Returns a context that remembers nothing and asks nobody, and keeps the winner
	 * alone.
	 */
	public static DecisionContext of(Clock clock, RandomGenerator random) {
		return new DecisionContext(clock, random, random, (request) -> new UUID(random.nextLong(), random.nextLong()),
				ServedServices.none(), ExternalPolicy.none(), Pictures.none(), ScriptTurns.unlimited(), DEFAULT_BUDGET,
				Detail.WINNER);
	}

	/** Returns this context with another source of chance in scripts. */
	public DecisionContext withChance(RandomGenerator other) {
		return new DecisionContext(this.clock, this.random, other, this.callNames, this.served, this.externalPolicy,
				this.pictures, this.scriptTurns, this.budget, this.detail);
	}

	/** Returns this context with another clock. */
	public DecisionContext with(Clock other) {
		return new DecisionContext(other, this.random, this.chance, this.callNames, this.served, this.externalPolicy,
				this.pictures, this.scriptTurns, this.budget, this.detail);
	}

	/** Returns this context with other names of calls. */
	public DecisionContext with(CallNames other) {
		return new DecisionContext(this.clock, this.random, this.chance, other, this.served, this.externalPolicy,
				this.pictures, this.scriptTurns, this.budget, this.detail);
	}

	/** Returns this context with another memory of services. */
	public DecisionContext with(ServedServices other) {
		return new DecisionContext(this.clock, this.random, this.chance, this.callNames, other, this.externalPolicy,
				this.pictures, this.scriptTurns, this.budget, this.detail);
	}

	/** Returns this context with another way to upstream servers. */
	public DecisionContext with(ExternalPolicy other) {
		return new DecisionContext(this.clock, this.random, this.chance, this.callNames, this.served, other,
				this.pictures, this.scriptTurns, this.budget, this.detail);
	}

	/** Returns this context with another maker of pictures. */
	public DecisionContext with(Pictures other) {
		return new DecisionContext(this.clock, this.random, this.chance, this.callNames, this.served,
				this.externalPolicy, other, this.scriptTurns, this.budget, this.detail);
	}

	/** Returns this context with another bound for scripts. */
	public DecisionContext with(ScriptTurns other) {
		return new DecisionContext(this.clock, this.random, this.chance, this.callNames, this.served,
				this.externalPolicy, this.pictures, other, this.budget, this.detail);
	}

	/** Returns this context with another time for the decision. */
	public DecisionContext with(Duration other) {
		return new DecisionContext(this.clock, this.random, this.chance, this.callNames, this.served,
				this.externalPolicy, this.pictures, this.scriptTurns, other, this.detail);
	}

	/** Returns this context with another trace. */
	public DecisionContext with(Detail other) {
		return new DecisionContext(this.clock, this.random, this.chance, this.callNames, this.served,
				this.externalPolicy, this.pictures, this.scriptTurns, this.budget, other);
	}

	/** How much a trace keeps. */
	public enum Detail {

		/** Stages and the winner: what a live decision affords. */
		WINNER,

		/** Every rule that was tried, and the condition that failed. */
		EVERYTHING

	}

}
