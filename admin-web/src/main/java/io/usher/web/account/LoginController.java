package io.usher.web.account;

import io.usher.web.console.Flash;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.web.WebAttributes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.SessionAttribute;

/**
 * Shows the page to log in; Spring Security takes what is sent. What it says of a refusal
 * is the same whether or not the account exists.
 */
@Controller
class LoginController {

	private static final String NOTICE = "notice";

	@GetMapping("/login")
	String show(@RequestParam(required = false) @Nullable String error,
			@RequestParam(required = false) @Nullable String logout,
			@RequestParam(required = false) @Nullable String expired,
			@SessionAttribute(name = WebAttributes.AUTHENTICATION_EXCEPTION,
					required = false) @Nullable Exception refusal,
			Model model) {
		if (error != null) {
			model.addAttribute(NOTICE, Flash.failed(reason(refusal, "The user name or the password is not right.")));
		}
		else if (logout != null) {
			model.addAttribute(NOTICE, Flash.done("You are logged out."));
		}
		else if (expired != null) {
			model.addAttribute(NOTICE,
					Flash.failed("Your account was changed, which ended this session. Log in again."));
		}
		return "account/login";
	}

	/** Says why a password was refused. */
	static String reason(@Nullable Exception refusal, String wrong) {
		if (refusal instanceof LockedException) {
			return "Too many wrong passwords. Wait five minutes, then try again.";
		}
		return (refusal instanceof AuthenticationServiceException)
				? "Too many others log in at this moment. Try again in a few seconds." : wrong;
	}

}
