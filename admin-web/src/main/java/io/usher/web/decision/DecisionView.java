package io.usher.web.decision;

import java.util.ArrayList;
import java.util.List;

import io.usher.core.decision.Decision;
import io.usher.core.decision.Step;
import org.springframework.http.HttpStatus;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.json.JsonMapper;

/**
 * A decision as the simulator shows it.
 *
 * @param verdict what happens, in words
 * @param status the HTTP status that Infinity gets, such as {@code 404 Not Found}
 * @param json the answer's body, secrets masked
 * @param stages how it came to that
 * @param id the decision's id
 * @param revision the revision of the configuration that decided
 */
record DecisionView(Verdict verdict, String status, String json, List<StageView> stages, String id, long revision) {

	private static final PrettyPrinter LAYOUT = new DefaultPrettyPrinter(
			Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER))
		.withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);

	static DecisionView of(Decision decision, int rulesInAll, boolean everyRule, JsonMapper json) {
		List<StageView> stages = new ArrayList<>();
		for (Step.Stage stage : Step.Stage.values()) {
			List<Step> steps = decision.trace().steps().stream().filter((step) -> step.stage() == stage).toList();
			if (!steps.isEmpty()) {
				stages.add(StageView.of(stage, steps, rulesInAll, everyRule));
			}
		}
		HttpStatus status = HttpStatus.valueOf(decision.answer().status());
		return new DecisionView(Verdict.of(decision), status.value() + " " + status.getReasonPhrase(),
				json.writer().with(LAYOUT).writeValueAsString(decision.maskedBody()), stages, decision.id(),
				decision.revision());
	}

}
