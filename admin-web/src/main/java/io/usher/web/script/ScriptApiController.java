package io.usher.web.script;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

import io.usher.core.script.ScriptProblem;
import io.usher.core.script.answer.ScriptKind;
import io.usher.core.script.answer.ScriptResult.Effect;
import io.usher.core.script.evaluation.ScriptEvaluation;
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

	private final ScriptTrials trials;

	private final RandomGenerator random;

	ScriptApiController(ScriptTrials trials, RandomGenerator random) {
		this.trials = trials;
		this.random = random;
	}

	@PostMapping(path = { "/api/usher/v1/scripts/evaluate", "/api/usher/v1/scripts/evaluate/" },
			consumes = "application/json")
	ResponseEntity<Map<String, @Nullable Object>> evaluate(@RequestBody Map<String, @Nullable Object> body) {
		ScriptKind kind = kind(body.get("kind"));
		if (!(body.get("script") instanceof String script)) {
			throw new IllegalArgumentException("script: " + body.get("script") + " (expected: the text of a script)");
		}
		Map<String, @Nullable Object> input = input(body.get("input"));
		ScriptEvaluation evaluation = this.trials.run(kind, script, input, at(body.get("at")), this.random);
		return ResponseEntity.ok(show(kind, evaluation));
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

	private static @Nullable Instant at(@Nullable Object at) {
		if (at == null) {
			return null;
		}
		try {
			return Instant.parse(at.toString());
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
