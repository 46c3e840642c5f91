package io.usher.web.log;

import java.util.List;

import io.usher.api.decision.WrittenRequest;
import io.usher.core.configuration.UnavailableRevisionException;
import io.usher.core.decision.Decision;
import io.usher.core.history.StoreUnavailableException;
import io.usher.core.log.LoggedDecision;
import io.usher.web.decision.Circumstances;
import io.usher.web.decision.NoTurnException;
import io.usher.web.decision.Outcome;
import io.usher.web.decision.RecordLinks;
import io.usher.web.decision.Simulated;
import io.usher.web.decision.Simulations;
import io.usher.web.decision.StageView;
import org.springframework.stereotype.Component;

/**
 * Decides a request of the log once more, at its time and by its revision, to show every
 * step. The log keeps the steps in words alone; they are shown where a new decision would
 * not be the same.
 */
@Component
class Recomputation {

	private final Simulations simulations;

	Recomputation(Simulations simulations) {
		this.simulations = simulations;
	}

	/** Returns how a decision came about. */
	Shown of(LoggedDecision logged, boolean everyRule, RecordLinks links) {
		if (logged.deciders().upstream() != null) {
			return asLogged(logged,
					"These are the steps that the log keeps. They are not recomputed, since the external policy server's answer of that time is not kept.");
		}
		try {
			Simulated simulated = this.simulations.simulate(WrittenRequest.read(logged.asked().line()),
					new Circumstances(logged.at(), logged.revision(), false));
			if (!isSame(logged, simulated.decision())) {
				return asLogged(logged, different(logged));
			}
			int rules = simulated.configuration().rules().inOrder().size();
			return new Shown(
					StageView.of(simulated.decision(), rules, everyRule, links), "Every step, recomputed by revision "
							+ logged.revision() + " at the time of the request. The outcome is the one in the log.",
					true);
		}
		catch (UnavailableRevisionException ex) {
			return asLogged(logged, "These are the steps that the log keeps. Revision " + logged.revision()
					+ " cannot be rebuilt: " + ex.getMessage());
		}
		catch (IllegalArgumentException ex) {
			return asLogged(logged,
					"These are the steps that the log keeps. The request cannot be asked again: " + ex.getMessage());
		}
		catch (StoreUnavailableException | NoTurnException ex) {
			return asLogged(logged,
					"These are the steps that the log keeps. They cannot be recomputed now; try again later.");
		}
	}

	private static boolean isSame(LoggedDecision logged, Decision decision) {
		LoggedDecision.Answered answered = logged.answered();
		return Outcome.of(answered.outcome()) == Outcome.of(decision.answer().getClass().getSimpleName())
				&& answered.status() == decision.answer().status() && answered.title().equals(decision.answer().title())
				&& answered.reason().equals(decision.answer().reason());
	}

	private static String different(LoggedDecision logged) {
		String why = logged.asked().leftOut() > 0 ? "personal attributes of the request are not kept"
				: logged.asked().cut() ? "a very long part of the request is not kept"
						: "it hung on something that is not kept, such as a secret, chance, or what came before";
		return "These are the steps that the log keeps. Recomputed, the decision would not be the same: " + why + ".";
	}

	private static Shown asLogged(LoggedDecision logged, String words) {
		return new Shown(StageView.logged(logged.trace()), words, false);
	}

	/**
	 * How a decision came about.
	 *
	 * @param stages the stages
	 * @param words where they come from
	 * @param recomputed whether they are recomputed
	 */
	record Shown(List<StageView> stages, String words, boolean recomputed) {

	}

}
