package io.usher.core.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import io.usher.core.configuration.Configuration;
import io.usher.core.decision.Answer;
import io.usher.core.decision.Decision;
import io.usher.core.decision.ServedServices;
import io.usher.core.decision.Step;
import io.usher.core.decision.Step.Stage;
import io.usher.core.log.LoggedDecision.Answered;
import io.usher.core.log.LoggedDecision.AskedUpstream;
import io.usher.core.log.LoggedDecision.Deciders;
import io.usher.core.log.LoggedDecision.LoggedStep;
import io.usher.core.log.LoggedDecision.Micros;
import io.usher.core.log.LoggedDecision.RanScript;
import io.usher.core.record.RecordId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes down what the log keeps of a decision.
 */
public final class Transcriber {

	/** The most characters of an answer. */
	static final int MAX_BODY = 65_536;

	/** The most characters of a trace. */
	static final int MAX_TRACE = 65_536;

	/** The most lines that a decision leaves in the support log. */
	static final int MAX_LINES = 50;

	/** The most characters of each of them. */
	static final int MAX_LINE = 500;

	private final ObjectMapper json = JsonMapper.builder().build();

	private final ServedServices served;

	/**
	 * Makes one.
	 * @param served the services that scripts may have seen
	 */
	public Transcriber(ServedServices served) {
		this.served = served;
	}

	/**
	 * Writes a decision down.
	 * @param made the decision
	 * @param configuration the configuration whose settings say what may be kept
	 */
	public LoggedDecision transcribe(MadeDecision made, Configuration configuration) {
		Decision decision = made.decision();
		PersonalAttributes attributes = PersonalAttributes.of(configuration.settings());
		Masking masking = new Masking(decision, configuration, this.served, attributes);
		Answer answer = decision.answer();
		Map<String, @Nullable Object> body = answer.maskedBody();
		LoggedRequest asked = RequestTranscript.of(decision.request(), made.node(), attributes, body);
		Answered answered = new Answered(answer.getClass().getSimpleName().toLowerCase(Locale.ROOT), answer.status(),
				LogText.bounded(answer.title()), LogText.bounded(masking.sentence(answer.reason())), json(body));
		List<Step> steps = decision.trace().steps();
		Micros micros = new Micros(micros(made.nanos()), micros(decision.times().external()),
				micros(decision.times().own()), micros(decision.times().script()));
		return new LoggedDecision(made.id(), decision.id(), asked, answered, deciders(steps, configuration),
				decision.revision(), micros, trace(steps, masking), debugLog(steps, masking));
	}

	private String json(Map<String, @Nullable Object> body) {
		String text = this.json.writeValueAsString(body);
		return (text.length() <= MAX_BODY) ? text : this.json.writeValueAsString(
				Map.of("characters", text.length(), "beginning", LogText.bounded(text, LogText.MAX_LENGTH)));
	}

	private static long micros(long nanos) {
		return TimeUnit.NANOSECONDS.toMicros(nanos);
	}

	private static Deciders deciders(List<Step> steps, Configuration configuration) {
		RecordId record = null;
		String recordName = "";
		String profile = "";
		RanScript script = null;
		AskedUpstream upstream = null;
		for (Step step : steps) {
			RecordId found = found(step);
			if (found != null) {
				record = found;
				recordName = name(step, found, configuration);
			}
			else if (step instanceof Step.ProfileChosen chosen) {
				profile = Objects.requireNonNullElse(chosen.profile(), "");
			}
			else if (step instanceof Step.ScriptRan ran) {
				script = new RanScript(ran.kind().wireName(), ran.profile().number(),
						LogText.bounded(ran.profileName()), ran.revision(),
						ran.outcome().name().toLowerCase(Locale.ROOT));
			}
			else if (step instanceof Step.UpstreamAsked asked) {
				upstream = new AskedUpstream(asked.status(),
						(asked.cause() != null) ? asked.cause().name().toLowerCase(Locale.ROOT) : "");
			}
		}
		return new Deciders(record, LogText.bounded(recordName), LogText.bounded(profile), script, upstream);
	}

	private static @Nullable RecordId found(Step step) {
		if (step instanceof Step.AliasLookedUp alias) {
			return alias.found();
		}
		if (step instanceof Step.ServiceLookedUp service) {
			return service.found();
		}
		if (step instanceof Step.RuleMatched rule) {
			return rule.rule();
		}
		return (step instanceof Step.OwnDataLookedUp own) ? own.found() : null;
	}

	private static String name(Step step, RecordId found, Configuration configuration) {
		if (step instanceof Step.AliasLookedUp alias) {
			return alias.name();
		}
		if (step instanceof Step.RuleMatched rule) {
			return rule.name();
		}
		return Objects.requireNonNullElse(configuration.nameOf(found.kind(), found.number()), "");
	}

	/** Keeps the first steps and the last one, within bounds. */
	private static List<LoggedStep> trace(List<Step> steps, Masking masking) {
		List<LoggedStep> trace = new ArrayList<>(steps.size());
		int characters = 0;
		for (int i = 0; i < steps.size(); i++) {
			LoggedStep step = logged(steps.get(i), masking);
			characters += step.sentence().length();
			if (characters > MAX_TRACE && i < steps.size() - 1) {
				trace.add(new LoggedStep(step.stage(), (steps.size() - 1 - i) + " more steps are not kept.", false));
				trace.add(logged(steps.get(steps.size() - 1), masking));
				return trace;
			}
			trace.add(step);
		}
		return trace;
	}

	private static LoggedStep logged(Step step, Masking masking) {
		String sentence = isForeign(step.stage()) ? masking.foreign(step.sentence())
				: masking.sentence(step.sentence());
		return new LoggedStep(step.stage().name().toLowerCase(Locale.ROOT), LogText.bounded(sentence), step.decided());
	}

	private static boolean isForeign(Stage stage) {
		return stage == Stage.SCRIPT || stage == Stage.EXTERNAL;
	}

	private static List<String> debugLog(List<Step> steps, Masking masking) {
		List<String> lines = new ArrayList<>();
		for (Step step : steps) {
			if (step instanceof Step.ScriptRan ran) {
				for (String line : ran.debugLog()) {
					if (lines.size() == MAX_LINES) {
						lines.set(MAX_LINES - 1, "… (only " + (MAX_LINES - 1) + " lines of a decision are kept)");
						return lines;
					}
					lines.add(LogText.bounded(masking.foreign(line), MAX_LINE));
				}
			}
		}
		return lines;
	}

}
