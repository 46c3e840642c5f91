package io.usher.web.log;

import java.security.Principal;
import java.util.List;
import java.util.Optional;

import io.usher.core.account.Right;
import io.usher.core.configuration.Configurations;
import io.usher.core.log.DecisionLog;
import io.usher.core.log.LoggedDecision;
import io.usher.core.log.WholeCall;
import io.usher.web.decision.EvaluationTurns;
import io.usher.web.decision.RecordLinks;
import io.usher.web.right.Rights;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One decision of the log, and the requests of its call.
 */
@Controller
class LoggedDecisionController {

	private final DecisionLog log;

	private final WholeCall calls;

	private final Configurations configurations;

	private final Recomputation recomputation;

	private final EvaluationTurns turns;

	private final JsonMapper json;

	LoggedDecisionController(DecisionLog log, WholeCall calls, Configurations configurations,
			Recomputation recomputation, EvaluationTurns turns, JsonMapper json) {
		this.log = log;
		this.calls = calls;
		this.configurations = configurations;
		this.recomputation = recomputation;
		this.turns = turns;
		this.json = json;
	}

	@GetMapping("/decisions/{id}")
	String decision(@PathVariable String id, @RequestParam(name = "all_rules", required = false) @Nullable String all,
			@Nullable Principal who, Model model) {
		LoggedDecision decision = find(id);
		RecordLinks links = RecordLinks.into(this.configurations.current(), Rights.has(who, Right.VIEW_CONFIGURATION));
		model.addAttribute("entry", EntryView.of(decision, links, this.json));
		model.addAttribute("trace", this.recomputation.of(decision, all != null, links));
		return "log/decision";
	}

	@GetMapping("/decisions/{id}/call")
	String call(@PathVariable String id, @Nullable Principal who, Model model) {
		LoggedDecision decision = find(id);
		List<WholeCall.Member> members = this.turns.take(() -> this.calls.of(decision));
		RecordLinks links = RecordLinks.into(this.configurations.current(), Rights.has(who, Right.VIEW_CONFIGURATION));
		model.addAttribute("entry", EntryView.of(decision, links, this.json));
		model.addAttribute("moments", CallMoment.of(members, decision));
		return "log/call";
	}

	private LoggedDecision find(String id) {
		Optional<LoggedDecision> found = this.turns.take(() -> this.log.find(id));
		return found.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}
