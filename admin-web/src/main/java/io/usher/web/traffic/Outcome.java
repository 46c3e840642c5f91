package io.usher.web.traffic;

import io.usher.core.decision.Answer;
import io.usher.core.decision.Decision;
import io.usher.core.decision.Step;

/**
 * What became of a policy request.
 */
public enum Outcome {

	/** It was given what it asked for. */
	SERVED("Served", "served"),

	/** The call, participant or registration was rejected. */
	REJECTED("Rejected", "rejected"),

	/** The caller was told to dial another alias. */
	REDIRECTED("Redirected", "redirected"),

	/** Infinity falls back to its own data. */
	FELL_BACK("Fell back", "fallback"),

	/** Usher could not answer because of a fault, or had no configuration yet. */
	FAILED("Failed", "rejected"),

	/** It waited too long to be decided. */
	SHED("Shed", "rejected"),

	/** It was refused before there was anything to decide: a wrong credential. */
	REFUSED("Refused", "fallback");

	private static final int SERVER_FAULT = 500;

	private final String title;

	private final String tone;

	Outcome(String title, String tone) {
		this.title = title;
		this.tone = tone;
	}

	/** Returns the word for people. */
	public String title() {
		return this.title;
	}

	/** Returns the name of its colours. */
	public String tone() {
		return this.tone;
	}

	static Outcome of(Decision decision) {
		if (decision.trace().steps().stream().anyMatch(Step.Shed.class::isInstance)) {
			return SHED;
		}
		if (decision.answer() instanceof Answer.Reject) {
			return REJECTED;
		}
		if (decision.answer() instanceof Answer.Redirect) {
			return REDIRECTED;
		}
		return (decision.answer() instanceof Answer.Continue) ? FELL_BACK : SERVED;
	}

	static Outcome ofRefusal(int status) {
		return (status >= SERVER_FAULT) ? FAILED : REFUSED;
	}

}
