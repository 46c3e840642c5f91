package io.usher.web.account;

import java.time.Clock;
import java.util.Map;
import java.util.Set;

import io.usher.web.console.Flash;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
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

	private static final Map<String, String> NOTICES = Map.of("expired",
			"Your account was changed, which ended this session. Log in again.", "ended",
			"Your session has ended. Log in, and what you entered comes back.", "old",
			"This page stood open for too long. Log in now.", "late",
			"That took too long. Enter your password again, then the code.", "provider",
			"The identity provider cannot be reached. Try again later, or log in with a local account.");

	private static final Set<String> OWN_REFUSALS = Set.of("usher_no_role", "usher_name_taken");

	private final Clock clock;

	LoginController(Clock clock) {
		this.clock = clock;
	}

	@GetMapping("/login")
	String show(HttpServletRequest request, @SessionAttribute(name = WebAttributes.AUTHENTICATION_EXCEPTION,
			required = false) @Nullable Exception refusal, Model model) {
		model.addAttribute(NOTICE, notice(request.getParameterMap().keySet(), refusal));
		return "account/login";
	}

	private static @Nullable Flash notice(Set<String> why, @Nullable Exception refusal) {
		if (why.contains("error")) {
			return Flash.failed(reason(refusal, "The user name or the password is not right."));
		}
		if (why.contains("logout")) {
			return Flash.done("You are logged out.");
		}
		return NOTICES.entrySet()
			.stream()
			.filter((notice) -> why.contains(notice.getKey()))
			.findFirst()
			.map((notice) -> Flash.failed(notice.getValue()))
			.orElse(null);
	}

	@GetMapping("/login/code")
	String askForTheCode(@RequestParam(required = false) @Nullable String error,
			@SessionAttribute(name = PendingLogin.ATTRIBUTE, required = false) @Nullable PendingLogin pending,
			@SessionAttribute(name = WebAttributes.AUTHENTICATION_EXCEPTION,
					required = false) @Nullable Exception refusal,
			Model model) {
		if (pending == null || pending.isOver(this.clock.instant())) {
			return "redirect:/login" + ((pending != null) ? "?late" : "");
		}
		if (error != null) {
			model.addAttribute(NOTICE, Flash.failed(reason(refusal,
					"This code is not right, or it was used already. Wait for the next one, or use a recovery code.")));
		}
		return "account/code";
	}

	/** Says why a password was refused. */
	static String reason(@Nullable Exception refusal, String wrong) {
		if (refusal instanceof OAuth2AuthenticationException provider) {
			OAuth2Error error = provider.getError();
			return OWN_REFUSALS.contains(error.getErrorCode()) && error.getDescription() != null
					? error.getDescription()
					: "The identity provider did not confirm the login. Try again; Usher's log says more.";
		}
		if (refusal instanceof LockedException) {
			return "Too many wrong passwords. Wait five minutes, then try again.";
		}
		return (refusal instanceof AuthenticationServiceException)
				? "Too many others log in at this moment. Try again in a few seconds." : wrong;
	}

}
