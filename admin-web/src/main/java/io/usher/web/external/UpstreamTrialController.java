package io.usher.web.external;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import io.usher.api.external.UpstreamServers;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RequestType;
import io.usher.core.configuration.Configurations;
import io.usher.core.profile.PolicyProfile;
import io.usher.core.record.RecordId;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * Tests the external policy server of a profile: a page of its own, and a panel for the
 * profile's page.
 */
@Controller
class UpstreamTrialController {

	private static final String PAGE = "external/test";

	private static final String PANEL = PAGE + " :: panel";

	private static final int MAX_ALIAS = 250;

	private final Configurations configurations;

	private final UpstreamTrial trial;

	UpstreamTrialController(Configurations configurations, UpstreamTrial trial) {
		this.configurations = configurations;
		this.trial = trial;
	}

	@GetMapping("/connect/upstreams/{number}")
	String show(@PathVariable long number, @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
			Model model, HttpServletResponse response) {
		fill(profile(number), RequestType.SERVICE_CONFIGURATION, "usher-test", model);
		response.addHeader(HttpHeaders.VARY, "HX-Request");
		return fragment ? PANEL : PAGE;
	}

	@PostMapping("/connect/upstreams/{number}/test")
	String test(@PathVariable long number, @RequestParam(defaultValue = "") String type,
			@RequestParam(defaultValue = "") String alias,
			@RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment, Model model,
			HttpServletResponse response) {
		PolicyProfile profile = profile(number);
		Optional<RequestType> chosen = Arrays.stream(RequestType.values())
			.filter((known) -> known.name().equals(type.toUpperCase(Locale.ROOT)))
			.findFirst();
		String asked = alias.strip();
		fill(profile, chosen.orElse(RequestType.SERVICE_CONFIGURATION), asked, model);
		response.addHeader(HttpHeaders.VARY, "HX-Request");
		if (chosen.isEmpty() || asked.isEmpty() || asked.length() > MAX_ALIAS) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			model.addAttribute("error", chosen.isEmpty() ? "Choose a type of request."
					: "Enter an alias of 1 to " + MAX_ALIAS + " characters.");
		}
		else if (profile.url() != null) {
			model.addAttribute("result", this.trial.run(profile, chosen.get(), asked));
		}
		return fragment ? PANEL : PAGE;
	}

	private static void fill(PolicyProfile profile, RequestType type, String alias, Model model) {
		String url = profile.url();
		model.addAttribute("url", (url != null) ? UpstreamServers.shown(url) : null);
		model.addAttribute("profile", profile);
		model.addAttribute("types", RequestType.values());
		model.addAttribute("type", type);
		model.addAttribute("alias", alias);
	}

	private PolicyProfile profile(long number) {
		return this.configurations.current()
			.find(new RecordId(RecordKind.POLICY_PROFILE, number))
			.map(PolicyProfile.class::cast)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}
