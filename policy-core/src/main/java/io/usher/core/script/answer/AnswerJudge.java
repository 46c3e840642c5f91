package io.usher.core.script.answer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.usher.core.script.ScriptProblem;
import io.usher.core.catalogue.AnswerCheck;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.MediaLocationFields;
import io.usher.core.catalogue.ParticipantFields;
import io.usher.core.catalogue.RequestParameter;
import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.Violation;
import io.usher.core.script.Severity;
import io.usher.core.script.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Judges an answer that a script printed: its action, and its result by the catalogue.
 */
final class AnswerJudge {

	private static final String ACTION = "action";

	private static final String RESULT = "result";

	private static final String NEW_ALIAS = "new_alias";

	/**
	 * What the participant variable has besides what an answer may have: scripts hand all
	 * of it on, as the guide's do, and Infinity takes no notice.
	 */
	private static final Set<String> HANDED_ON = Stream
		.of(RequestParameter.CALL_UUID, RequestParameter.IDP_ATTRIBUTES, RequestParameter.PARTICIPANT_TYPE,
				RequestParameter.PARTICIPANT_UUID)
		.map(RequestParameter::scriptName)
		.collect(Collectors.toUnmodifiableSet());

	private final Map<String, @Nullable Object> printed;

	private final ScriptKind kind;

	private final InfinityVersion version;

	private final KnownBefore known;

	private final List<ScriptProblem> found = new ArrayList<>();

	private AnswerJudge(Map<String, @Nullable Object> printed, ScriptKind kind, InfinityVersion version,
			KnownBefore known) {
		this.printed = printed;
		this.kind = kind;
		this.version = version;
		this.known = known;
	}

	static ScriptResult judge(Map<String, @Nullable Object> printed, ScriptKind kind, InfinityVersion version,
			KnownBefore known) {
		return new AnswerJudge(printed, kind, version, known).judge();
	}

	private ScriptResult judge() {
		String action = action();
		Map<String, @Nullable Object> result = result(action);
		if (result != null) {
			judgeResult(action, result);
		}
		if (result == null || this.found.stream().anyMatch(ScriptProblem::isError)) {
			return ScriptResult.unusable(ScriptResult.Outcome.INVALID, this.found);
		}
		return new ScriptResult(ScriptResult.Outcome.APPLIED, action, result, this.found);
	}

	/** Returns the action, {@code continue} where there is none. */
	private String action() {
		Object action = this.printed.get(ACTION);
		if (this.kind == ScriptKind.MEDIA_LOCATION) {
			if (action != null && !ScriptResult.CONTINUE.equals(action)) {
				warn("action: " + action + " (expected: none; a media location can only be given)");
			}
			return ScriptResult.CONTINUE;
		}
		if (!this.printed.containsKey(ACTION)) {
			warn("action: missing (expected: " + String.join(", ", actions()) + "; taken as continue)");
			return ScriptResult.CONTINUE;
		}
		if (action instanceof String text && actions().contains(text)) {
			return text;
		}
		error("action: " + action + " (expected: " + String.join(", ", actions()) + ", in small letters)");
		return ScriptResult.CONTINUE;
	}

	private List<String> actions() {
		return (this.kind == ScriptKind.SERVICE)
				? List.of(ScriptResult.CONTINUE, ScriptResult.REJECT, ScriptResult.REDIRECT)
				: List.of(ScriptResult.CONTINUE, ScriptResult.REJECT);
	}

	@SuppressWarnings("unchecked")
	private @Nullable Map<String, @Nullable Object> result(String action) {
		Object result = this.printed.get(RESULT);
		if (result instanceof Map<?, ?> map) {
			return (Map<String, @Nullable Object>) map;
		}
		if (action.equals(ScriptResult.REJECT)) {
			return Map.of();
		}
		String value = !this.printed.containsKey(RESULT) ? "missing"
				: (result == null) ? "null" : (result instanceof List<?>) ? "a list" : result.toString();
		error("result: " + value + " (expected: an object"
				+ (value.equals("null") ? "; test first whether there is one, as with {% if service_config %}" : "")
				+ ")");
		return null;
	}

	private void judgeResult(String action, Map<String, @Nullable Object> result) {
		if (action.equals(ScriptResult.REDIRECT)) {
			judgeRedirect(result);
		}
		else if (action.equals(ScriptResult.REJECT)) {
			judgeReject(result);
		}
		else if (this.kind == ScriptKind.SERVICE) {
			add(AnswerCheck.checkService(result, this.version).all());
		}
		else if (this.kind == ScriptKind.PARTICIPANT) {
			judgeParticipant(result);
		}
		else {
			add(AnswerCheck.check(Table.MEDIA_LOCATION, result, this.version).all());
			judgeLocations(result);
		}
	}

	private void judgeRedirect(Map<String, @Nullable Object> result) {
		Object alias = result.get(NEW_ALIAS);
		if (!(alias instanceof String text) || text.isBlank()) {
			error("new_alias: " + (result.containsKey(NEW_ALIAS) ? String.valueOf(alias) : "missing")
					+ " (expected: the alias to dial instead, such as sip:alice@example.com)");
		}
	}

	/** A rejection stands, whatever goes with it. */
	private void judgeReject(Map<String, @Nullable Object> result) {
		if (this.kind == ScriptKind.PARTICIPANT && result.containsKey(ParticipantFields.REJECT_REASON.name())) {
			String name = ParticipantFields.REJECT_REASON.name();
			AnswerCheck.check(Table.PARTICIPANT, Collections.singletonMap(name, result.get(name)), this.version)
				.all()
				.forEach((violation) -> warn(violation.message()));
		}
	}

	private void judgeParticipant(Map<String, @Nullable Object> result) {
		add(AnswerCheck.check(Table.PARTICIPANT, result, this.version)
			.all()
			.stream()
			.filter((violation) -> !HANDED_ON.contains(violation.field()))
			.toList());
		if (result.containsKey(ParticipantFields.REJECT_REASON.name())) {
			warn(ParticipantFields.REJECT_REASON.name() + ": there (expected: only together with the action reject)");
		}
		judgeNull(ParticipantFields.PREAUTHENTICATED_ROLE, result);
		judgeNull(ParticipantFields.REMOTE_DISPLAY_NAME, result);
	}

	private void judgeNull(Field field, Map<String, @Nullable Object> result) {
		boolean becameNull = result.containsKey(field.name()) && result.get(field.name()) == null
				&& this.known.participant() != null && this.known.participant().get(field.name()) != null;
		if (becameNull) {
			error(field.name() + ": null (expected: a value, because there was one before)");
		}
	}

	private void judgeLocations(Map<String, @Nullable Object> result) {
		String overflows = MediaLocationFields.OVERFLOW_LOCATIONS.name();
		Stream
			.of(MediaLocationFields.LOCATION.name(), MediaLocationFields.PRIMARY_OVERFLOW_LOCATION,
					MediaLocationFields.SECONDARY_OVERFLOW_LOCATION)
			.forEach((field) -> judgeLocation(field, result.get(field)));
		if (result.get(overflows) instanceof List<?> list) {
			for (int i = 0; i < list.size(); i++) {
				judgeLocation(overflows + "[" + i + "]", list.get(i));
			}
		}
	}

	private void judgeLocation(String place, @Nullable Object name) {
		if (name instanceof String text && !this.known.location().test(text)) {
			error(place + ": " + text + " (expected: the name of a system location)");
		}
	}

	private void add(List<Violation> violations) {
		violations.forEach((violation) -> this.found.add(new ScriptProblem(
				(violation.severity() == Violation.Severity.ERROR) ? Severity.ERROR : Severity.WARNING, Stage.CHECK, 0,
				0, violation.message())));
	}

	private void warn(String message) {
		this.found.add(ScriptProblem.warning(Stage.CHECK, 0, 0, message));
	}

	private void error(String message) {
		this.found.add(ScriptProblem.error(Stage.CHECK, 0, 0, message));
	}

}
