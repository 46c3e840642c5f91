package io.usher.web.decision;

import java.time.Clock;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RequestType;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Configurations;
import io.usher.core.decision.Decision;
import io.usher.core.decision.DecisionContext;
import io.usher.core.decision.Decisions;
import io.usher.core.decision.PolicyRequest;
import io.usher.core.record.ConfigurationRecord;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/**
 * The simulator: what Usher would tell Infinity about a call, and why. It places no call
 * and leaves the names of live calls alone.
 */
@Controller
class SimulatorController {

	private static final String PATH = "/simulator";

	private static final int LOCATIONS_OFFERED = 200;

	private final Configurations configurations;

	private final DecisionContexts contexts;

	private final Clock clock;

	private final JsonMapper json;

	private final EvaluationTurns turns;

	SimulatorController(Configurations configurations, DecisionContexts contexts, Clock clock, JsonMapper json,
			EvaluationTurns turns) {
		this.contexts = contexts;
		this.configurations = configurations;
		this.clock = clock;
		this.json = json;
		this.turns = turns;
	}

	@GetMapping(PATH)
	String show(@RequestParam MultiValueMap<String, String> query,
			@RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment, Model model,
			HttpServletResponse response) {
		SimulatorForm form = SimulatorForm.read(query);
		response.addHeader(HttpHeaders.VARY, "HX-Request");
		if (!form.canonical() && !fragment) {
			return "redirect:" + address(form);
		}
		Configuration configuration = this.configurations.current();
		boolean everyRule = query.containsKey(SimulatorForm.ALL_RULES);
		model.addAttribute("form", form);
		model.addAttribute("version", configuration.settings().infinityVersion().label());
		model.addAttribute("directions", Direction.values());
		model.addAttribute("locations",
				configuration.all(RecordKind.SYSTEM_LOCATION)
					.map(ConfigurationRecord::name)
					.limit(LOCATIONS_OFFERED)
					.toList());
		if (form.isUntouched()) {
			model.addAttribute("examples", Examples.of(configuration));
		}
		else if (form.isComplete()) {
			model.addAttribute("decision", simulate(form, configuration, everyRule));
		}
		else {
			response.setStatus(422);
		}
		if (!fragment) {
			return "decision/simulator";
		}
		if (everyRule) {
			return "decision/simulator :: #rules";
		}
		response.setHeader("HX-Push-Url", address(form));
		return "decision/simulator :: simulator";
	}

	private DecisionView simulate(SimulatorForm form, Configuration configuration, boolean everyRule) {
		DecisionContext context = this.contexts.simulated(this.clock);
		PolicyRequest request = PolicyRequest.of(RequestType.SERVICE_CONFIGURATION, "", form.parameters());
		Decision decision = this.turns.take(() -> Decisions.decide(request, configuration, context));
		return DecisionView.of(decision, configuration.rules().inOrder().size(), everyRule, this.json);
	}

	private static String address(SimulatorForm form) {
		String query = form.query();
		return query.isEmpty() ? PATH : PATH + "?" + query;
	}

}
