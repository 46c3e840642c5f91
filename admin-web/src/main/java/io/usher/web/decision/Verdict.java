package io.usher.web.decision;

import java.util.List;
import java.util.Locale;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.GatewayFields;
import io.usher.core.catalogue.MediaLocationFields;
import io.usher.core.catalogue.RequestType;
import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.Violation;
import io.usher.core.decision.Answer;
import io.usher.core.decision.Decision;
import io.usher.core.decision.Step;
import io.usher.core.log.LoggedDecision;

/**
 * What happens to a call, in plain words.
 *
 * @param outcome the outcome, with its word and colour
 * @param headline what the caller gets
 * @param reason why
 * @param faults what makes Infinity drop the answer
 * @param warnings what may make Infinity drop it
 */
public record Verdict(Outcome outcome, String headline, String reason, List<String> faults, List<String> warnings) {

	private static final String FALLBACK = "Infinity falls back to its own configuration";

	static Verdict of(Decision decision) {
		List<Violation> violations = decision.trace()
			.steps()
			.stream()
			.filter(Step.AnswerChecked.class::isInstance)
			.flatMap((step) -> ((Step.AnswerChecked) step).violations().all().stream())
			.toList();
		List<String> faults = messages(violations, Violation.Severity.ERROR);
		List<String> warnings = messages(violations, Violation.Severity.WARNING);
		Answer answer = decision.answer();
		String reason = sentence(answer.reason());
		return new Verdict(Outcome.of(answer), headline(decision), reason, faults, warnings);
	}

	/** Returns what the log has: what happened, and why. */
	public static Verdict logged(LoggedDecision decision) {
		LoggedDecision.Answered answered = decision.answered();
		Outcome outcome = Outcome.of(answered.outcome());
		String service = (decision.asked().type() == RequestType.SERVICE_CONFIGURATION) ? decision.asked().service()
				: "";
		String headline = switch (outcome) {
			case REJECT -> rejected(decision.asked().type());
			case CONTINUE -> FALLBACK;
			case SERVE -> answered.title() + (service.isEmpty() ? "" : " \u201c" + service + "\u201d");
			default -> answered.title();
		};
		return new Verdict(outcome, headline, sentence(answered.reason()), List.of(), List.of());
	}

	private static String headline(Decision decision) {
		Answer answer = decision.answer();
		if (answer instanceof Answer.Serve serve) {
			return served(serve);
		}
		if (answer instanceof Answer.Reject) {
			return rejected(decision.request().type());
		}
		if (answer instanceof Answer.Redirect redirect) {
			return "The caller is sent to " + redirect.newAlias();
		}
		return (answer instanceof Answer.Continue) ? FALLBACK : answer.title();
	}

	private static String served(Answer.Serve serve) {
		if (serve.table() == Table.GATEWAY) {
			return "Gateway call to " + serve.result().get(GatewayFields.REMOTE_ALIAS.name());
		}
		if (serve.table() == Table.MEDIA_LOCATION) {
			return "Media is handled in \u201c" + serve.result().get(MediaLocationFields.LOCATION.name()) + "\u201d";
		}
		if (serve.table().serviceType() == null) {
			return serve.table().title();
		}
		return serve.table().title() + " \u201c" + serve.result().get(CommonFields.NAME.name()) + "\u201d";
	}

	private static String rejected(RequestType type) {
		return switch (type) {
			case REGISTRATION -> "The device may not register";
			case PARTICIPANT_PROPERTIES -> "The participant may not join";
			default -> "The caller hears \"conference not found\"";
		};
	}

	private static List<String> messages(List<Violation> violations, Violation.Severity severity) {
		return violations.stream()
			.filter((violation) -> violation.severity() == severity)
			.map(Violation::message)
			.toList();
	}

	/** Returns words that go on after a colon as a sentence. */
	public static String sentence(String words) {
		if (words.isEmpty()) {
			return words;
		}
		int first = words.offsetByCodePoints(0, 1);
		String capital = words.substring(0, first).toUpperCase(Locale.ROOT) + words.substring(first);
		return capital.endsWith(".") ? capital : capital + ".";
	}

}
