package io.usher.web.script;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.administration.RecordNotFoundException;
import io.usher.core.administration.StaleEditException;
import io.usher.core.catalogue.ViolationsException;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.StoreUnavailableException;
import io.usher.core.profile.PolicyProfile;
import io.usher.core.record.Document;
import io.usher.web.console.Flash;
import io.usher.web.right.Actors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The script tester. One form holds both editors and the test that is being written, so
 * that nothing that was typed is lost whatever its buttons do.
 */
@Controller
class TesterController {

	private static final String OF_PROFILE = "/scripts/{profile:[1-9][0-9]{0,17}}/{kind}";

	private static final String OF_NONE = "/scripts/try/{kind}";

	private static final String TESTS = TesterPage.VIEW + " :: tests";

	private final Configurations configurations;

	private final Administration administration;

	private final TesterPage page;

	private final TesterInputs inputs;

	private final SavedTests tests;

	private final TestKeeping keeping;

	TesterController(Configurations configurations, Administration administration, TesterPage page, TesterInputs inputs,
			SavedTests tests, TestKeeping keeping) {
		this.configurations = configurations;
		this.administration = administration;
		this.page = page;
		this.inputs = inputs;
		this.tests = tests;
		this.keeping = keeping;
	}

	@GetMapping({ OF_PROFILE, OF_NONE })
	String open(@PathVariable(required = false) @Nullable Long profile, @PathVariable String kind,
			@RequestParam Map<String, String> query, Principal user, Model model) {
		Tried tried = Tried.of(profile, kind, this.configurations);
		TesterInputs.Loaded loaded = this.inputs.load(tried, query);
		this.page.show(tried, loaded.into(TesterForm.opened(tried.source(), "")), user, model);
		model.addAttribute("remark", loaded.remark());
		return TesterPage.VIEW;
	}

	@PostMapping({ OF_PROFILE, OF_NONE })
	String act(@PathVariable(required = false) @Nullable Long profile, @PathVariable String kind,
			@RequestParam MultiValueMap<String, String> sent,
			@RequestParam(name = "do", defaultValue = "run") String action,
			@RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment, Principal user, Model model,
			HttpServletRequest request, HttpServletResponse response, RedirectAttributes flash) {
		response.addHeader(HttpHeaders.VARY, "HX-Request");
		Tried tried = Tried.of(profile, kind, this.configurations);
		TesterForm form = TesterForm.read(sent);
		if (action.equals("save") || action.equals("return")) {
			model.addAttribute("action", action);
			String saved = save(tried, form, sent, user, request, model, response);
			if (saved != null) {
				flash.addFlashAttribute(Flash.ATTRIBUTE, Flash.done(saved));
				return "redirect:" + (action.equals("return") ? profilePath(tried) : tried.path());
			}
			return TesterPage.VIEW;
		}
		if (action.equals("tests") || action.equals("keep") || action.equals("keep-new")
				|| action.startsWith("delete:")) {
			return tests(tried, form, action, fragment, user, request, model, response);
		}
		if (fragment) {
			this.page.frame(tried, form, user, model);
			this.page.run(tried, form, model);
			return TesterPage.VIEW + " :: outcome";
		}
		this.page.show(tried, form, user, model);
		return TesterPage.VIEW;
	}

	private String tests(Tried tried, TesterForm form, String action, boolean fragment, Principal user,
			HttpServletRequest request, Model model, HttpServletResponse response) {
		TesterForm shown = form;
		if (!action.equals("tests")) {
			if (!tried.mayTest(user)) {
				throw new AccessDeniedException("may not change script tests");
			}
			TestKeeping.Kept kept = this.keeping.act(tried, form, action, Actors.of(user, request));
			shown = kept.form();
			model.addAttribute("testError", kept.error());
			model.addAttribute("testDone", kept.done());
			if (kept.error() != null) {
				response.setStatus(422);
			}
		}
		if (!fragment) {
			this.page.show(tried, shown, user, model);
			return TesterPage.VIEW;
		}
		this.page.frame(tried, shown, user, model);
		this.page.tests(tried, shown, model);
		model.addAttribute("allRun", action.equals("tests"));
		return TESTS;
	}

	/**
	 * Saves the script; asks first when somebody else has changed it, or saved tests
	 * would break.
	 * @return what was done, null when the page asks or says what is wrong
	 */
	private @Nullable String save(Tried tried, TesterForm sentForm, MultiValueMap<String, String> sent, Principal user,
			HttpServletRequest request, Model model, HttpServletResponse response) {
		PolicyProfile profile = tried.profile();
		if (profile == null || !tried.maySave(user)) {
			throw new AccessDeniedException("may not change policy profiles");
		}
		String current = tried.source();
		String mark = TesterForm.mark(current);
		TesterForm form = mark.equals(sent.getFirst("overwrite")) ? sentForm.withSeen(current) : sentForm;
		if (!mark.equals(form.seen()) && !current.equals(form.script())) {
			model.addAttribute("stale", current);
			model.addAttribute("staleMark", mark);
			return refuse(HttpStatus.CONFLICT, tried, form, user, model, response);
		}
		if (!TesterForm.mark(form.script()).equals(sent.getFirst("anyway"))) {
			List<SavedTests.Failure> broken = this.tests.broken(profile, tried.kind(), form.script());
			if (!broken.isEmpty()) {
				this.page.broken(broken, model);
				model.addAttribute("anyway", TesterForm.mark(form.script()));
				return refuse(HttpStatus.UNPROCESSABLE_CONTENT, tried, form, user, model, response);
			}
		}
		try {
			Document document = profile.document()
				.with(PolicyProfile.template(tried.kind()), form.script().isBlank() ? null : form.script());
			this.administration.save(List.of(new Edit.Update(profile.id(), profile.revision(), document)),
					Actors.of(user, request), null);
			return "The " + tried.kind().requestType().title().toLowerCase(Locale.ROOT) + " script of “"
					+ profile.name() + "” is saved. " + effect(tried, form);
		}
		catch (ViolationsException ex) {
			model.addAttribute("faults",
					ex.violations().errors().stream().map((violation) -> said(violation.message())).toList());
			return refuse(HttpStatus.UNPROCESSABLE_CONTENT, tried, form, user, model, response);
		}
		catch (StaleEditException | RecordNotFoundException ex) {
			model.addAttribute("faults",
					List.of("Somebody changed this profile at the same moment. Nothing was saved; save again."));
			return refuse(HttpStatus.CONFLICT, tried, form, user, model, response);
		}
		catch (StoreUnavailableException ex) {
			model.addAttribute("faults",
					List.of("The database cannot be reached. Nothing was saved; your script is still here."));
			return refuse(HttpStatus.SERVICE_UNAVAILABLE, tried, form, user, model, response);
		}
	}

	private static String effect(Tried tried, TesterForm form) {
		if (form.script().isBlank()) {
			return "Calls go on without it.";
		}
		PolicyProfile profile = tried.profile();
		return (profile != null && profile.runs(tried.kind())) ? "Calls run it from now on."
				: "It is switched off in the profile, so that no call runs it yet.";
	}

	private @Nullable String refuse(HttpStatus status, Tried tried, TesterForm form, Principal user, Model model,
			HttpServletResponse response) {
		response.setStatus(status.value());
		this.page.show(tried, form, user, model);
		return null;
	}

	/** The field's name says nothing here: there is one script. */
	private static String said(String message) {
		int colon = message.indexOf(": ");
		return (colon < 0) ? message : message.substring(colon + 2);
	}

	private static String profilePath(Tried tried) {
		PolicyProfile profile = tried.profile();
		return "/configuration/policy-profiles/" + ((profile != null) ? profile.id().number() : "");
	}

}
