package io.usher.web.account;

import java.security.Principal;
import java.util.function.Function;

import io.usher.core.administration.RecordNotFoundException;
import io.usher.core.administration.StaleEditException;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ViolationsException;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.history.StoreUnavailableException;
import io.usher.core.record.ConfigurationRecord;
import io.usher.web.console.Flash;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The pages of administrators, node credentials, API tokens and OAuth2 clients. A secret
 * that was made is in the answer to the form that asked for it, and nowhere else: neither
 * in the session nor in an address.
 */
@Controller
@RequestMapping("/accounts")
class AccountsController {

	private static final String FORM = "form";

	private static final String STALE = "Somebody else changed this account meanwhile. Open it again to see how it is "
			+ "now, then make your change.";

	private final AccountEditing editing;

	private final AccountRows rows;

	private final Configurations configurations;

	AccountsController(AccountEditing editing, AccountRows rows, Configurations configurations) {
		this.editing = editing;
		this.rows = rows;
		this.configurations = configurations;
	}

	@GetMapping
	String start() {
		return "redirect:" + AccountKind.ADMINISTRATORS.path();
	}

	@GetMapping("/{kind}")
	String list(@PathVariable String kind, @RequestParam(defaultValue = "") String q,
			@RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment, Model model,
			HttpServletResponse response) {
		AccountKind found = kind(kind, model);
		response.addHeader("Vary", "HX-Request");

		model.addAttribute("q", q);
		model.addAttribute("rows", this.rows.of(found, q));
		model.addAttribute("total", this.configurations.current().count(found.kind()));
		return fragment ? "account/accounts :: #accounts" : "account/accounts";
	}

	@GetMapping("/{kind}/new")
	String add(@PathVariable String kind, Model model) {
		AccountKind found = kind(kind, model);
		return form(found, AccountForm.empty(found), model);
	}

	@PostMapping("/{kind}/new")
	String create(@PathVariable String kind, @RequestParam MultiValueMap<String, String> sent, Principal user,
			HttpServletRequest request, HttpServletResponse response, Model model) {
		AccountKind found = kind(kind, model);
		AccountForm form = AccountForm.read(found, 0, sent);
		try {
			return secret(this.editing.create(found, form, actor(user, request), AccountForm.reason(sent)), true,
					request, model);
		}
		catch (ViolationsException ex) {
			response.setStatus(422);
			return form(found, form.with(found, ex.violations()), model);
		}
	}

	@GetMapping("/{kind}/{number:[0-9]{1,18}}")
	String edit(@PathVariable String kind, @PathVariable long number, Model model) {
		AccountKind found = kind(kind, model);
		ConfigurationRecord record = record(found, number);
		model.addAttribute("account", this.rows.row(found, record));
		return form(found, AccountForm.of(found, record), model);
	}

	@PostMapping("/{kind}/{number:[0-9]{1,18}}")
	String save(@PathVariable String kind, @PathVariable long number, @RequestParam MultiValueMap<String, String> sent,
			Principal user, HttpServletRequest request, HttpServletResponse response, Model model,
			RedirectAttributes flash) {
		AccountKind found = kind(kind, model);
		ConfigurationRecord record = record(found, number);
		AccountForm form = AccountForm.read(found, number, sent);
		return guarded(found, record, form, response, model, (account) -> {
			this.editing.change(found, account, form, actor(user, request), AccountForm.reason(sent));
			return done("Saved.", found, flash);
		});
	}

	@PostMapping("/{kind}/{number:[0-9]{1,18}}/secret")
	String renew(@PathVariable String kind, @PathVariable long number, @RequestParam MultiValueMap<String, String> sent,
			Principal user, HttpServletRequest request, HttpServletResponse response, Model model) {
		AccountKind found = kind(kind, model);
		ConfigurationRecord record = record(found, number);
		return guarded(found, record, AccountForm.of(found, record), response, model,
				(account) -> secret(this.editing.renew(found, account, AccountForm.revision(sent), actor(user, request),
						AccountForm.reason(sent)), false, request, model));
	}

	@PostMapping("/node-credentials/{number:[0-9]{1,18}}/replacement")
	String replace(@PathVariable long number, @RequestParam MultiValueMap<String, String> sent, Principal user,
			HttpServletRequest request, HttpServletResponse response, Model model) {
		AccountKind found = kind("node-credentials", model);
		ConfigurationRecord record = record(found, number);
		model.addAttribute("replaced", record.name());
		return guarded(found, record, AccountForm.of(found, record), response, model,
				(account) -> secret(this.editing.replacement(account, actor(user, request), AccountForm.reason(sent)),
						true, request, model));
	}

	@PostMapping("/administrators/{number:[0-9]{1,18}}/second-factor")
	String resetSecondFactor(@PathVariable long number, @RequestParam MultiValueMap<String, String> sent,
			Principal user, HttpServletRequest request, HttpServletResponse response, Model model,
			RedirectAttributes flash) {
		AccountKind found = kind("administrators", model);
		ConfigurationRecord record = record(found, number);
		return guarded(found, record, AccountForm.of(found, record), response, model, (account) -> {
			this.editing.resetSecondFactor(account, AccountForm.revision(sent), actor(user, request),
					AccountForm.reason(sent));
			return done("The second factor of " + account.name() + " is reset: the password alone is enough now.",
					found, flash);
		});
	}

	@PostMapping("/{kind}/{number:[0-9]{1,18}}/delete")
	String delete(@PathVariable String kind, @PathVariable long number,
			@RequestParam MultiValueMap<String, String> sent, Principal user, HttpServletRequest request,
			HttpServletResponse response, Model model, RedirectAttributes flash) {
		AccountKind found = kind(kind, model);
		ConfigurationRecord record = record(found, number);
		return guarded(found, record, AccountForm.of(found, record), response, model, (account) -> {
			this.editing.delete(account, AccountForm.revision(sent), actor(user, request), AccountForm.reason(sent));
			return done("Deleted " + account.name() + ".", found, flash);
		});
	}

	@ExceptionHandler(StoreUnavailableException.class)
	@ResponseStatus(code = HttpStatus.SERVICE_UNAVAILABLE, reason = "the store cannot be reached")
	void unavailable() {
		// The page for this status says it.
	}

	private String guarded(AccountKind kind, ConfigurationRecord record, AccountForm form, HttpServletResponse response,
			Model model, Function<ConfigurationRecord, String> work) {
		try {
			return work.apply(record);
		}
		catch (ViolationsException ex) {
			return refused(kind, record, form.with(kind, ex.violations()), response, model);
		}
		catch (StaleEditException | RecordNotFoundException ex) {
			return refused(kind, record, form.withProblem(STALE), response, model);
		}
	}

	private String refused(AccountKind kind, ConfigurationRecord record, AccountForm form, HttpServletResponse response,
			Model model) {
		response.setStatus(422);
		model.addAttribute("account", this.rows.row(kind, record));
		return form(kind, form, model);
	}

	private String form(AccountKind kind, AccountForm form, Model model) {
		model.addAttribute(FORM, form);
		model.addAttribute("roles", RoleView.all());
		if (kind == AccountKind.NODE_CREDENTIALS) {
			model.addAttribute("locations", this.configurations.current().all(RecordKind.SYSTEM_LOCATION).toList());
		}
		return "account/edit";
	}

	private static String secret(NewSecret secret, boolean created, HttpServletRequest request, Model model) {
		String url = request.getRequestURL().toString();
		model.addAttribute("secret", secret);
		model.addAttribute("created", created);
		model.addAttribute("base", url.substring(0, url.length() - request.getRequestURI().length()));
		return "account/secret";
	}

	private static String done(String text, AccountKind kind, RedirectAttributes flash) {
		flash.addFlashAttribute(Flash.ATTRIBUTE, Flash.done(text));
		return "redirect:" + kind.path();
	}

	private static AccountKind kind(String path, Model model) {
		AccountKind kind = AccountKind.at(path).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		model.addAttribute("kind", kind);
		return kind;
	}

	private ConfigurationRecord record(AccountKind kind, long number) {
		return this.editing.find(kind, number)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no such account"));
	}

	static Actor actor(@Nullable Principal user, HttpServletRequest request) {
		return new Actor((user != null) ? user.getName() : "", request.getRemoteAddr(), Actor.Via.CONSOLE);
	}

}
