package io.usher.web.record;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.usher.core.administration.StaleEditException;
import io.usher.core.alias.DialledAlias;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RuleFields;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Configurations;
import io.usher.core.gateway.CallRoutingRule;
import io.usher.core.gateway.DialledCall;
import io.usher.core.gateway.RuleAttempt;
import io.usher.core.history.StoreUnavailableException;
import io.usher.core.location.SystemLocation;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.regex.Steps;
import io.usher.web.console.Flash;
import io.usher.web.right.Actors;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Puts Call Routing Rules into another order, and tries an alias with them.
 */
@Controller
class RuleController {

	private static final String LIST = RecordPage.BASE + "call-routing-rules";

	private static final long STEPS = 2_000_000;

	private final Configurations configurations;

	private final RecordEdits edits;

	RuleController(Configurations configurations, RecordEdits edits) {
		this.configurations = configurations;
		this.edits = edits;
	}

	/** Moves a rule to a place among all of them, from 1. */
	@PostMapping(LIST + "/{number:\\d+}/move")
	String move(@PathVariable long number, @RequestParam int place, Principal user, HttpServletRequest request,
			RedirectAttributes flash) {
		Configuration configuration = this.configurations.current();
		List<CallRoutingRule> rules = configuration.rules().inOrder();
		ConfigurationRecord rule = RecordFormController.record(configuration,
				RecordController.page("call-routing-rules"), number);
		try {
			Map<Long, Long> priorities = RuleOrder.move(rules, number, place - 1);
			List<ConfigurationRecord> changed = RecordEdits.present(configuration, RecordKind.CALL_ROUTING_RULE,
					priorities.keySet());
			this.edits.reprioritise(changed, priorities, Actors.of(user, request), "Moved “" + rule.name() + "”");
			flash.addFlashAttribute(Flash.ATTRIBUTE, Flash.done("“" + rule.name() + "” is now rule " + place + "."));
		}
		catch (IllegalStateException ex) {
			flash.addFlashAttribute(Flash.ATTRIBUTE, Flash.failed("“" + rule.name() + "” cannot stand there: "
					+ ex.getMessage() + ". Give its neighbours other priorities first."));
		}
		catch (StaleEditException ex) {
			flash.addFlashAttribute(Flash.ATTRIBUTE,
					Flash.failed("Somebody else changed “" + ex.current().name() + "” at this moment. Move it again."));
		}
		catch (StoreUnavailableException ex) {
			flash.addFlashAttribute(Flash.ATTRIBUTE, Flash.failed(ex.words() + "; nothing was moved."));
		}
		return "redirect:" + LIST;
	}

	/** Shows which rule takes an alias, and why those before it do not. */
	@GetMapping(LIST + "/try")
	String attempt(@RequestParam(defaultValue = "") String alias, @RequestParam(defaultValue = "") String protocol,
			@RequestParam(defaultValue = "") String location, @RequestParam(defaultValue = "false") boolean outgoing,
			@RequestParam(defaultValue = "false") boolean registered, Model model) {
		Configuration configuration = this.configurations.current();
		model.addAttribute("alias", alias.strip());
		model.addAttribute("protocol", protocol);
		model.addAttribute("location", location);
		model.addAttribute("outgoing", outgoing);
		model.addAttribute("registered", registered);
		if (!alias.isBlank()) {
			DialledAlias dialled = DialledAlias.of(alias.strip());
			Long known = configuration.location(location).map(SystemLocation::id).map((id) -> id.number()).orElse(null);
			DialledCall call = new DialledCall(dialled.raw(), dialled.parsed(), outgoing,
					RecordFormController.blankToNull(protocol), registered, RecordFormController.blankToNull(location),
					known);
			List<Tried> tried = configuration.rules()
				.explain(call,
						(number) -> Objects.requireNonNullElse(configuration.nameOf(RecordKind.SYSTEM_LOCATION, number),
								"#" + number),
						Steps.of(STEPS))
				.stream()
				.map(Tried::of)
				.toList();
			model.addAttribute("tried", tried);
			model.addAttribute("taken", !tried.isEmpty() && tried.get(tried.size() - 1).takes());
			model.addAttribute("rules", configuration.rules().inOrder().size());
		}
		return "record/rules :: attempt";
	}

	/**
	 * A rule that was tried.
	 *
	 * @param name its name
	 * @param priority its priority
	 * @param path the path of its form
	 * @param takes whether it takes the call
	 * @param why why not, or what it makes of the alias
	 */
	record Tried(String name, int priority, String path, boolean takes, String why) {

		static Tried of(RuleAttempt attempt) {
			CallRoutingRule rule = attempt.rule();
			String path = LIST + "/" + rule.id().number();
			if (attempt.match() != null) {
				String becomes = attempt.match().remoteAlias();
				return new Tried(rule.name(), rule.priority(), path, true, "calls " + becomes);
			}
			String why = (attempt.failed() == null) ? ""
					: attempt.failed().field() == RuleFields.ENABLE ? "it is off"
							: attempt.failed().field().label() + ": " + attempt.failed().actual() + " (the rule wants "
									+ attempt.failed().expected() + ")";
			return new Tried(rule.name(), rule.priority(), path, false, why);
		}

	}

}
