package io.usher.web.decision;

import java.security.Principal;
import java.util.Arrays;
import java.util.List;

import io.usher.core.account.Right;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RequestType;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Configurations;
import io.usher.core.configuration.UnavailableRevisionException;
import io.usher.core.history.StoreUnavailableException;
import io.usher.core.record.ConfigurationRecord;
import io.usher.web.right.Rights;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/**
 * The simulator: what Usher would tell Infinity about any request, and why. It places no
 * call and leaves the names of live calls alone.
 */
@Controller
class SimulatorController {

	private static final String PATH = "/simulator";

	private static final int LOCATIONS_OFFERED = 200;

	private final Configurations configurations;

	private final Simulations simulations;

	private final JsonMapper json;

	SimulatorController(Configurations configurations, Simulations simulations, JsonMapper json) {
		this.configurations = configurations;
		this.simulations = simulations;
		this.json = json;
	}

	@GetMapping(PATH)
	String show(@RequestParam MultiValueMap<String, String> query,
			@RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment, @Nullable Principal who,
			Model model, HttpServletResponse response) {
		SimulatorForm form = SimulatorForm.read(query);
		response.addHeader(HttpHeaders.VARY, "HX-Request");
		if (!form.canonical() && !fragment) {
			return "redirect:" + address(form);
		}
		Configuration configuration = this.configurations.current();
		boolean everyRule = query.containsKey(SimulatorForm.ALL_RULES);
		if (form.isUntouched()) {
			model.addAttribute("examples", Examples.of(form.type(), configuration));
		}
		else if (form.isComplete() && !form.isDraft()) {
			RecordLinks links = RecordLinks.into(configuration, Rights.has(who, Right.VIEW_CONFIGURATION));
			form = decide(form, everyRule, links, model);
		}
		else if (!form.isDraft()) {
			response.setStatus(422);
		}
		if (form.setting().hasErrors()) {
			response.setStatus(422);
		}
		describe(form, configuration, model);
		if (!fragment) {
			return "decision/simulator";
		}
		if (everyRule) {
			return "decision/simulator :: #rules";
		}
		response.setHeader("HX-Push-Url", address(form));
		return "decision/simulator :: simulator";
	}

	/** Decides, or returns the form with what is wrong with it. */
	private SimulatorForm decide(SimulatorForm form, boolean everyRule, RecordLinks links, Model model) {
		try {
			Simulated simulated = this.simulations.simulate(form.request(), form.setting().circumstances());
			model.addAttribute("decision", DecisionView.of(simulated, everyRule, links, this.json));
			model.addAttribute("todayQuery", form.query(form.setting().today()));
			return form;
		}
		catch (UnavailableRevisionException ex) {
			return form.withRevisionError(String.valueOf(ex.getMessage()));
		}
		catch (StoreUnavailableException ex) {
			return form.withRevisionError("The database, which keeps earlier revisions, cannot be reached now.");
		}
	}

	private static void describe(SimulatorForm form, Configuration configuration, Model model) {
		model.addAttribute("form", form);
		model.addAttribute("tabs", Arrays.stream(RequestType.values()).map((type) -> Tab.of(type, form)).toList());
		model.addAttribute("version", configuration.settings().infinityVersion().label());
		model.addAttribute("directions", Direction.values());
		List<String> locations = configuration.all(RecordKind.SYSTEM_LOCATION)
			.map(ConfigurationRecord::name)
			.limit(LOCATIONS_OFFERED)
			.toList();
		model.addAttribute("locations", locations);
	}

	private static String address(SimulatorForm form) {
		String query = form.query();
		return query.isEmpty() ? PATH : PATH + "?" + query;
	}

	/**
	 * The form of a type of request.
	 *
	 * @param title its words
	 * @param hint what the request asks
	 * @param query the query of its address
	 * @param current whether it is the one that is shown
	 */
	record Tab(String title, String hint, String query, boolean current) {

		static Tab of(RequestType type, SimulatorForm form) {
			return new Tab(RequestWords.of(type), type.title(), form.queryOf(type), type == form.type());
		}

	}

}
