package io.usher.web.log;

import io.usher.core.log.LoggedDecision;
import io.usher.web.decision.Outcome;
import io.usher.web.decision.RequestWords;
import io.usher.web.decision.Verdict;

/**
 * A decision as lists show it.
 *
 * @param id the entry's identity
 * @param decisionId the decision's id
 * @param at when
 * @param type the type of request, in a word
 * @param outcome what became of it
 * @param title what the answer does, empty where the outcome says it all
 * @param reason why
 * @param alias the alias that it is about
 * @param caller the alias of the participant
 * @param displayName what the participant is called
 * @param location the location that asked
 * @param profile the policy profile
 * @param took how long it took
 * @param trouble what went wrong on the way, empty when nothing did
 */
record DecisionRow(String id, String decisionId, String at, String type, Outcome outcome, String title, String reason,
		String alias, String caller, String displayName, String location, String profile, String took, String trouble) {

	static DecisionRow of(LoggedDecision decision) {
		Outcome outcome = Outcome.of(decision.answered().outcome());
		boolean plain = outcome == Outcome.REJECT || outcome == Outcome.CONTINUE || outcome == Outcome.PICTURE;
		return new DecisionRow(String.valueOf(decision.id()), decision.decisionId(), decision.at().toString(),
				RequestWords.of(decision.asked().type()), outcome, plain ? "" : decision.answered().title(),
				Verdict.sentence(decision.answered().reason()), decision.asked().alias(), decision.asked().caller(),
				decision.asked().displayName(), decision.asked().location(), decision.deciders().profile(),
				Durations.of(decision.micros().total()), trouble(decision));
	}

	private static String trouble(LoggedDecision decision) {
		LoggedDecision.RanScript script = decision.deciders().script();
		if (script != null && !script.outcome().equals("applied")) {
			return script.outcome().equals("failed") ? "script failed" : "script's answer not valid";
		}
		LoggedDecision.AskedUpstream upstream = decision.deciders().upstream();
		return (upstream != null && !upstream.cause().isEmpty()) ? "no answer from the policy server" : "";
	}

	/** Returns who asked, by name where there is one. */
	public String from() {
		return this.displayName.isEmpty() ? this.caller : this.displayName;
	}

	/** Returns the other thing that is known of who asked. */
	public String fromAside() {
		return (this.displayName.isEmpty() || this.caller.equals(this.displayName)) ? "" : this.caller;
	}

}
