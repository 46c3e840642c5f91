package io.usher.web.account;

import java.security.Principal;

import io.usher.core.account.Administrator;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.Violation;
import io.usher.core.catalogue.ViolationsException;
import io.usher.core.history.StoreUnavailableException;
import io.usher.web.console.Flash;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where administrators choose their own password, and must when theirs was generated.
 */
@Controller
@RequestMapping("/account/password")
class PasswordController {

	private static final String PAGE = "account/password";

	private static final String FORM = "form";

	private final Accounts accounts;

	private final OwnAccount own;

	PasswordController(Accounts accounts, OwnAccount own) {
		this.accounts = accounts;
		this.own = own;
	}

	@GetMapping
	String show(Principal user, Model model) {
		model.addAttribute(FORM, PasswordForm.empty(isGenerated(this.own.of(user))));
		return PAGE;
	}

	@PostMapping
	String change(@RequestParam(defaultValue = "") String current, @RequestParam(defaultValue = "") String password,
			@RequestParam(defaultValue = "") String again, Principal user, HttpServletRequest request,
			HttpServletResponse response, Model model, RedirectAttributes flash) {
		Administrator account = this.own.of(user);
		PasswordForm form = check(account, this.own.wrong(account, current, request), password, again);
		if (!form.hasErrors()) {
			try {
				this.accounts.choosePassword(account, password, OwnAccount.actor(account, request));
				this.own.goOn(account.name(), request, response);
				flash.addFlashAttribute(Flash.ATTRIBUTE, Flash.done("Your password is changed."));
				return "redirect:/";
			}
			catch (ViolationsException ex) {
				form = form.withPasswordError(expected(ex));
			}
			catch (AuthenticationServiceException ex) {
				form = form.withPasswordError(LoginController.reason(ex, ""));
			}
			catch (StoreUnavailableException ex) {
				throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "the store cannot be reached", ex);
			}
		}
		response.setStatus(422);
		model.addAttribute(FORM, form);
		return PAGE;
	}

	private PasswordForm check(Administrator account, @Nullable String currentError, String password, String again) {
		String passwordError = password.isEmpty() ? "Enter a new password."
				: (password.length() < PasswordRules.MIN_LENGTH) ? "This has " + password.length()
						+ " characters. Use at least " + PasswordRules.MIN_LENGTH + "." : null;
		String againError = (passwordError == null && !password.equals(again))
				? "This is not the same as the new password." : null;
		return new PasswordForm(isGenerated(account), currentError, passwordError, againError);
	}

	private static String expected(ViolationsException ex) {
		return ex.violations()
			.errors()
			.stream()
			.findFirst()
			.map(Violation::expected)
			.map((expected) -> "Choose " + expected + ".")
			.orElse("Choose another password.");
	}

	private static boolean isGenerated(Administrator account) {
		return account.document().flag(AccountFields.MUST_CHANGE_PASSWORD, false);
	}

}
