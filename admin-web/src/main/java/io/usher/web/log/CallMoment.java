package io.usher.web.log;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.usher.core.log.LoggedDecision;
import io.usher.core.log.WholeCall;

/**
 * A request in the story of a call.
 *
 * @param row the request
 * @param since how long after the first one
 * @param inferred whether it is only likely that it belongs to the call
 * @param current whether it is the one that was looked at
 */
record CallMoment(DecisionRow row, String since, boolean inferred, boolean current) {

	static List<CallMoment> of(List<WholeCall.Member> members, LoggedDecision entry) {
		List<CallMoment> moments = new ArrayList<>();
		Instant first = members.isEmpty() ? entry.at() : members.get(0).decision().at();
		for (WholeCall.Member member : members) {
			LoggedDecision decision = member.decision();
			Duration since = Duration.between(first, decision.at());
			moments.add(new CallMoment(DecisionRow.of(decision), since.isZero() ? "" : "+" + words(since),
					member.inferred(), decision.id() == entry.id()));
		}
		return moments;
	}

	private static String words(Duration since) {
		if (since.toHours() > 0) {
			return since.toHours() + " h " + since.toMinutesPart() + " min";
		}
		return (since.toMinutes() > 0) ? since.toMinutes() + " min " + since.toSecondsPart() + " s"
				: Durations.of(since.toNanos() / 1_000);
	}

}
