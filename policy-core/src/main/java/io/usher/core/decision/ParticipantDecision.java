package io.usher.core.decision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.usher.core.catalogue.AnswerCheck;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.ParticipantFields;
import io.usher.core.catalogue.RequestParameter;
import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.Violation;
import io.usher.core.catalogue.Violations;
import io.usher.core.decision.ExternalStage.NoUseException;
import io.usher.core.decision.PolicyRequest.ParticipantRequest;
import io.usher.core.decision.ScriptStage.Scripted;
import io.usher.core.script.answer.ScriptKind;
import io.usher.core.script.answer.ScriptResult.Effect;
import org.jspecify.annotations.Nullable;

/**
 * Decides participant properties requests: the upstream server's overrides, and the
 * script's laid over them. Usher's own data change no participant (guide: "Participant
 * properties requests").
 */
final class ParticipantDecision {

	private static final Set<RequestParameter> NULLABLE = Set.of(RequestParameter.PREAUTHENTICATED_ROLE,
			RequestParameter.REMOTE_DISPLAY_NAME);

	private final Inquiry inquiry;

	private final ParticipantRequest request;

	ParticipantDecision(Inquiry inquiry, ParticipantRequest request) {
		this.inquiry = inquiry;
		this.request = request;
	}

	Answer decide() {
		Heard heard = new ExternalStage(this.inquiry).hear(this::read);
		Answer before = (heard.answer() != null) ? heard.answer()
				: new Answer.Continue("nothing changes the participant");
		return heard.end() ? before : scripted(before, heard.disposition());
	}

	/**
	 * Reads the server's answer. All fields are optional, so that an object is always an
	 * answer; a rejection rejects whatever goes with it, and there is no redirection.
	 */
	private Heard read(UpstreamAnswer answer) {
		String disposition = answer.disposition(false);
		Map<String, @Nullable Object> result = answer.object();
		if (UpstreamAnswer.REJECT.equals(answer.action())) {
			note("the server rejects the participant", disposition, true);
			return Heard.of(
					reject((result != null) ? result : Map.of(), "the external policy server rejects the participant"),
					disposition);
		}
		if (!answer.successful()) {
			if (answer.leavesIt()) {
				note("the server leaves the participant as it is", disposition, false);
				return Heard.ownData(disposition);
			}
			throw new NoUseException(answer.shortcoming(), disposition);
		}
		if (result == null) {
			throw new NoUseException("result: missing or no object (expected: an object)", disposition);
		}
		Violations violations = judge(result);
		this.inquiry.note(new Step.AnswerChecked(violations));
		if (violations.hasErrors()) {
			throw new NoUseException(violations.errors().get(0).message(), disposition);
		}
		note("the server overrides " + names(result), disposition, true);
		Map<String, @Nullable Object> overrides = new LinkedHashMap<>(result);
		overrides.keySet().removeAll(ScriptVariables.OF_THE_REQUEST);
		return Heard.of(new Answer.Serve(Table.PARTICIPANT, overrides,
				"the external policy server overrides " + names(overrides)), disposition);
	}

	private void note(String words, @Nullable String disposition, boolean decided) {
		this.inquiry.note(new Step.UpstreamUnderstood(words, disposition, decided));
	}

	private Violations judge(Map<String, @Nullable Object> result) {
		List<Violation> found = new ArrayList<>(AnswerCheck.check(Table.PARTICIPANT, result, this.inquiry.version())
			.all()
			.stream()
			.filter((violation) -> !ScriptVariables.OF_THE_REQUEST.contains(violation.field()))
			.toList());
		Map<String, @Nullable Object> requested = requested();
		for (Field field : List.of(ParticipantFields.PREAUTHENTICATED_ROLE, ParticipantFields.REMOTE_DISPLAY_NAME)) {
			if (result.containsKey(field.name()) && result.get(field.name()) == null
					&& requested.get(field.name()) != null) {
				found.add(Violation.error(field.name(), "null", "a value, because the request has one"));
			}
		}
		return new Violations(found);
	}

	/** Returns what the request says of the fields that may become null. */
	private Map<String, @Nullable Object> requested() {
		Map<String, @Nullable Object> requested = new LinkedHashMap<>();
		NULLABLE
			.forEach((parameter) -> requested.put(parameter.scriptName(), this.request.parameters().text(parameter)));
		return requested;
	}

	private Answer scripted(Answer before, @Nullable String disposition) {
		ScriptStage stage = new ScriptStage(this.inquiry, ScriptKind.PARTICIPANT);
		if (!stage.isOn()) {
			return before;
		}
		Map<String, @Nullable Object> overrides = (before instanceof Answer.Serve serve) ? serve.result() : Map.of();
		Map<String, @Nullable Object> service = this.inquiry.own(() -> NamedService.of(this.inquiry));
		Optional<Scripted> ran = stage.run(new ScriptVariables.Known(service, overrides, null, disposition),
				requested());
		return ran.map((scripted) -> answer(scripted, before, overrides)).orElse(before);
	}

	private Answer answer(Scripted scripted, Answer before, Map<String, @Nullable Object> overrides) {
		if (scripted.effect() == Effect.KEEP) {
			return before;
		}
		Map<String, @Nullable Object> result = scripted.result().result();
		if (scripted.effect() == Effect.REJECT || scripted.says(UpstreamAnswer.REJECT)) {
			return reject(result, scripted.words());
		}
		Map<String, @Nullable Object> laid = new LinkedHashMap<>(overrides);
		laid.putAll(own(result));
		return new Answer.Serve(Table.PARTICIPANT, laid, scripted.words());
	}

	/** Scripts hand the whole participant on; an answer has fields of its own. */
	private Map<String, @Nullable Object> own(Map<String, @Nullable Object> result) {
		Map<String, @Nullable Object> own = new LinkedHashMap<>(result);
		own.keySet().removeIf((name) -> {
			boolean field = FieldCatalogue.find(Table.PARTICIPANT, InfinityVersion.V35, name).isPresent()
					&& !name.equals(ParticipantFields.REJECT_REASON.name());
			return !field;
		});
		return own;
	}

	private static Answer reject(Map<String, @Nullable Object> result, String reason) {
		String name = ParticipantFields.REJECT_REASON.name();
		return (result.get(name) instanceof String text && !text.isBlank())
				? new Answer.Reject(Collections.singletonMap(name, cut(text)), reason) : new Answer.Reject(reason);
	}

	/** Infinity takes no longer text. */
	private static String cut(String text) {
		int most = ParticipantFields.REJECT_REASON.maxLength(Table.PARTICIPANT);
		return (text.codePointCount(0, text.length()) <= most) ? text
				: text.substring(0, text.offsetByCodePoints(0, most));
	}

	private static String names(Map<String, @Nullable Object> result) {
		return result.isEmpty() ? "nothing" : String.join(", ", result.keySet());
	}

}
