package io.usher.web.script;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RequestParameter;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Configurations;
import io.usher.core.script.ScriptContext;
import io.usher.core.script.ScriptLimits;
import io.usher.core.script.ScriptProblem;
import io.usher.core.script.answer.KnownBefore;
import io.usher.core.script.answer.ScriptKind;
import io.usher.core.script.answer.ScriptResult.Effect;
import io.usher.core.script.answer.ScriptVariable;
import io.usher.core.script.evaluation.ScriptEvaluation;
import io.usher.core.script.evaluation.ScriptEvaluator;
import io.usher.web.decision.EvaluationTurns;
import io.usher.web.decision.NoTurnException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Runs a script on given data and tells what Infinity would be told. Nothing is changed
 * by it.
 */
@RestController
class ScriptApiController {

	private final Configurations configurations;

	private final Clock clock;

	private final RandomGenerator random;

	private final ScriptEvaluator evaluator = new ScriptEvaluator();

	private final EvaluationTurns turns;

	ScriptApiController(Configurations configurations, Clock clock, RandomGenerator random, EvaluationTurns turns) {
		this.configurations = configurations;
		this.clock = clock;
		this.random = random;
		this.turns = turns;
	}

	@PostMapping(path = { "/api/usher/v1/scripts/evaluate", "/api/usher/v1/scripts/evaluate/" },
			consumes = "application/json")
	ResponseEntity<Map<String, @Nullable Object>> evaluate(@RequestBody Map<String, @Nullable Object> body) {
		ScriptKind kind = kind(body.get("kind"));
		if (!(body.get("script") instanceof String script)) {
			throw new IllegalArgumentException("script: " + body.get("script") + " (expected: the text of a script)");
		}
		Map<String, @Nullable Object> input = input(body.get("input"));
		Clock time = clock(body.get("at"));
		ScriptContext context = new ScriptContext(time, this.random, ScriptLimits.DECISION);
		Configuration configuration = this.configurations.current();
		return ResponseEntity.ok(show(kind, this.turns.take(() -> this.evaluator.evaluate(kind, script, input, context,
				version(input, configuration), known(input, configuration)))));
	}

	@ExceptionHandler
	ResponseEntity<Object> busy(NoTurnException ex) {
		return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
			.header(HttpHeaders.RETRY_AFTER, "1")
			.body(Map.of("error", String.valueOf(ex.getMessage())));
	}

	@ExceptionHandler
	ResponseEntity<Object> malformed(IllegalArgumentException ex) {
		return ResponseEntity.badRequest().body(Map.of("error", String.valueOf(ex.getMessage())));
	}

	@ExceptionHandler
	ResponseEntity<Object> unreadable(HttpMessageNotReadableException ex) {
		return ResponseEntity.badRequest().body(Map.of("error", "The body is not a JSON object."));
	}

	private static ScriptKind kind(@Nullable Object kind) {
		return ScriptKind.named(String.valueOf(kind))
			.orElseThrow(() -> new IllegalArgumentException("kind: " + kind + " (expected: "
					+ Arrays.stream(ScriptKind.values()).map(ScriptKind::wireName).collect(Collectors.joining(", "))
					+ ")"));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, @Nullable Object> input(@Nullable Object input) {
		if (input == null) {
			return Map.of();
		}
		if (!(input instanceof Map<?, ?> map)) {
			throw new IllegalArgumentException("input: no object (expected: an object that holds the variables, "
					+ "such as {\"call_info\": {}})");
		}
		return (Map<String, @Nullable Object>) map;
	}

	/** Returns the version that the input's call names, else the configured one. */
	private static InfinityVersion version(Map<String, @Nullable Object> input, Configuration configuration) {
		InfinityVersion configured = configuration.settings().infinityVersion();
		Object id = (input.get(ScriptVariable.CALL_INFO.scriptName()) instanceof Map<?, ?> info)
				? info.get(RequestParameter.VERSION_ID.scriptName()) : null;
		return (id instanceof String text) ? InfinityVersion.of(text, configured) : configured;
	}

	/** A configuration without any location tells nothing about locations. */
	@SuppressWarnings("unchecked")
	private static KnownBefore known(Map<String, @Nullable Object> input, Configuration configuration) {
		Map<String, ?> participant = (input.get(ScriptVariable.PARTICIPANT.scriptName()) instanceof Map<?, ?> map)
				? (Map<String, ?>) map : null;
		boolean locations = configuration.count(RecordKind.SYSTEM_LOCATION) > 0;
		return new KnownBefore(participant, (name) -> !locations || configuration.location(name).isPresent());
	}

	private Clock clock(@Nullable Object at) {
		if (at == null) {
			return this.clock;
		}
		try {
			return Clock.fixed(Instant.parse(at.toString()), ZoneOffset.UTC);
		}
		catch (DateTimeParseException ex) {
			throw new IllegalArgumentException("at: " + at + " (expected: a moment such as 2024-02-29T11:15:30Z)");
		}
	}

	private static Map<String, @Nullable Object> show(ScriptKind kind, ScriptEvaluation evaluation) {
		Map<String, @Nullable Object> shown = new LinkedHashMap<>();
		shown.put("output", evaluation.output());
		shown.put("result", evaluation.result().told(kind));
		shown.put("live", evaluation.result().live(kind, Effect.REJECT, Effect.KEEP).name().toLowerCase(Locale.ROOT));
		shown.put("diagnostics", evaluation.result().diagnostics().stream().map(ScriptApiController::show).toList());
		shown.put("debug_log", evaluation.debugLog());
		shown.put("micros", evaluation.micros());
		return shown;
	}

	private static Map<String, @Nullable Object> show(ScriptProblem diagnostic) {
		Map<String, @Nullable Object> shown = new LinkedHashMap<>();
		shown.put("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT));
		shown.put("stage", diagnostic.stage().name().toLowerCase(Locale.ROOT));
		shown.put("line", place(diagnostic.line()));
		shown.put("column", place(diagnostic.column()));
		shown.put("message", diagnostic.message());
		return shown;
	}

	private static @Nullable Integer place(int number) {
		return (number == 0) ? null : number;
	}

}
