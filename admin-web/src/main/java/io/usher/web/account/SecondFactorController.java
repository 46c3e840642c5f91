package io.usher.web.account;

import java.security.Principal;
import java.util.List;

import io.usher.core.account.Administrator;
import io.usher.core.administration.StaleEditException;
import io.usher.core.history.Actor;
import io.usher.core.history.StoreUnavailableException;
import io.usher.web.console.Flash;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where people set up their second factor. Everything that changes it asks for the
 * password again.
 */
@Controller
@RequestMapping("/account/second-factor")
class SecondFactorController {

	private static final String PAGE = "account/second-factor";

	/** The secret that is being set up, until a code of it was given. */
	private static final String NEW_SECRET = "usher.new-second-factor";

	private final OwnAccount own;

	private final SecondFactors factors;

	private final ApplicationEventPublisher events;

	SecondFactorController(OwnAccount own, SecondFactors factors, ApplicationEventPublisher events) {
		this.own = own;
		this.factors = factors;
		this.events = events;
	}

	@GetMapping
	String show(Principal user, HttpSession session, Model model) {
		if (user instanceof OAuth2AuthenticationToken) {
			model.addAttribute("state", "provider");
			return PAGE;
		}
		return page(this.own.of(user), session, null, null, model);
	}

	@PostMapping
	String turnOn(@RequestParam(defaultValue = "") String current, @RequestParam(defaultValue = "") String code,
			Principal user, HttpSession session, HttpServletRequest request, HttpServletResponse response,
			Model model) {
		Administrator account = this.own.of(user);
		if (SecondFactors.isOn(account) || !(session.getAttribute(NEW_SECRET) instanceof String secret)) {
			return "redirect:/account/second-factor";
		}
		String currentError = this.own.wrong(account, current, request);
		String codeError = this.factors.isCodeOf(secret, code) ? null
				: "This is not the code that the app shows now. Check that the device's clock is right.";
		if (currentError != null || codeError != null) {
			response.setStatus(422);
			return page(account, session, currentError, codeError, model);
		}
		Actor actor = OwnAccount.actor(account, request);
		List<String> recovery = this.factors.turnOn(account, secret, actor);
		session.removeAttribute(NEW_SECRET);
		return recovery(recovery, SecondFactorChanged.What.TURNED_ON, account, request, response, model);
	}

	@PostMapping("/recovery-codes")
	String renew(@RequestParam(defaultValue = "") String current, Principal user, HttpSession session,
			HttpServletRequest request, HttpServletResponse response, Model model) {
		Administrator account = this.own.of(user);
		String currentError = this.own.wrong(account, current, request);
		if (currentError != null || !SecondFactors.isOn(account)) {
			response.setStatus(422);
			return page(account, session, currentError, null, model);
		}
		List<String> recovery = this.factors.renewRecoveryCodes(account, OwnAccount.actor(account, request));
		return recovery(recovery, SecondFactorChanged.What.NEW_RECOVERY_CODES, account, request, response, model);
	}

	@PostMapping("/off")
	String turnOff(@RequestParam(defaultValue = "") String current, Principal user, HttpSession session,
			HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes flash) {
		Administrator account = this.own.of(user);
		String currentError = this.own.wrong(account, current, request);
		if (currentError != null) {
			response.setStatus(422);
			return page(account, session, currentError, null, model);
		}
		this.factors.turnOff(account, OwnAccount.actor(account, request));
		changed(SecondFactorChanged.What.TURNED_OFF, account, request, response);
		flash.addFlashAttribute(Flash.ATTRIBUTE, Flash.done("Your second factor is off."));
		return "redirect:/account/second-factor";
	}

	@ExceptionHandler(StaleEditException.class)
	String stale(RedirectAttributes flash) {
		flash.addFlashAttribute(Flash.ATTRIBUTE,
				Flash.failed("Your account was changed meanwhile, so nothing was done. Try again."));
		return "redirect:/account/second-factor";
	}

	@ExceptionHandler(StoreUnavailableException.class)
	@ResponseStatus(code = HttpStatus.SERVICE_UNAVAILABLE, reason = "the store cannot be reached")
	void unavailable() {
		// The page for this status says it.
	}

	/** Shows the codes in the answer itself: they are kept nowhere else. */
	private String recovery(List<String> recovery, SecondFactorChanged.What what, Administrator account,
			HttpServletRequest request, HttpServletResponse response, Model model) {
		changed(what, account, request, response);
		model.addAttribute("state", "codes");
		model.addAttribute("codes", recovery);
		return PAGE;
	}

	private void changed(SecondFactorChanged.What what, Administrator account, HttpServletRequest request,
			HttpServletResponse response) {
		this.own.goOn(account.name(), request, response);
		this.events.publishEvent(new SecondFactorChanged(account.name(), what, request.getRemoteAddr()));
	}

	private String page(Administrator account, HttpSession session, @Nullable String currentError,
			@Nullable String codeError, Model model) {
		model.addAttribute("currentError", currentError);
		model.addAttribute("codeError", codeError);
		model.addAttribute("needed", this.factors.isMissing(account));
		if (SecondFactors.isOn(account)) {
			model.addAttribute("state", "on");
			model.addAttribute("left", SecondFactors.recoveryCodesLeft(account));
			return PAGE;
		}
		String secret = (session.getAttribute(NEW_SECRET) instanceof String known) ? known : SecondFactors.newSecret();
		session.setAttribute(NEW_SECRET, secret);
		model.addAttribute("state", "off");
		model.addAttribute("key", secret.replaceAll("(.{4})(?=.)", "$1 "));
		model.addAttribute("picture", QrPicture.of(SecondFactors.uri(account.name(), secret)));
		return PAGE;
	}

}
