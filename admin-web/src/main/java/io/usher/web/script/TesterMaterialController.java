package io.usher.web.script;

import java.util.Map;

import io.usher.core.configuration.Configurations;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

import io.usher.core.history.StoreUnavailableException;
import org.springframework.web.server.ResponseStatusException;

/**
 * What the tester's page asks for while somebody works with it: words to complete, inputs
 * to load, real requests to choose from.
 */
@Controller
class TesterMaterialController {

	private static final String OF_PROFILE = "/scripts/{profile:[1-9][0-9]{0,17}}/{kind}";

	private static final String OF_NONE = "/scripts/try/{kind}";

	private final Configurations configurations;

	private final TesterInputs inputs;

	private final RecentRequests requests;

	TesterMaterialController(Configurations configurations, TesterInputs inputs, RecentRequests requests) {
		this.configurations = configurations;
		this.inputs = inputs;
		this.requests = requests;
	}

	@GetMapping("/scripts/vocabulary/{kind}")
	@ResponseBody
	Map<String, Object> vocabulary(@PathVariable String kind) {
		return ScriptVocabulary.of(Tried.of(null, kind, this.configurations).kind(), this.configurations.current());
	}

	@GetMapping({ OF_PROFILE + "/inputs", OF_NONE + "/inputs" })
	@ResponseBody
	TesterInputs.Loaded input(@PathVariable(required = false) @Nullable Long profile, @PathVariable String kind,
			@RequestParam Map<String, String> query) {
		return this.inputs.load(Tried.of(profile, kind, this.configurations), query);
	}

	@GetMapping({ OF_PROFILE + "/requests", OF_NONE + "/requests" })
	String requests(@PathVariable(required = false) @Nullable Long profile, @PathVariable String kind,
			@RequestParam(defaultValue = "") String alias, Model model) {
		Tried tried = Tried.of(profile, kind, this.configurations);
		model.addAttribute("path", tried.path());
		model.addAttribute("alias", alias);
		try {
			model.addAttribute("requests", this.requests.newest(tried.kind(), alias));
		}
		catch (StoreUnavailableException ex) {
			throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "the store cannot be reached", ex);
		}
		return "script/requests";
	}

}
