package io.usher.web.account;

import java.security.Principal;
import java.util.List;

import io.usher.web.console.Flash;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where people see their own sessions, and administrators all of them, and end them.
 */
@Controller
class SessionsController {

	private final Sessions sessions;

	private final ApplicationEventPublisher events;

	SessionsController(Sessions sessions, ApplicationEventPublisher events) {
		this.sessions = sessions;
		this.events = events;
	}

	@GetMapping("/account/sessions")
	String own(Principal user, HttpServletRequest request, Model model) {
		return page("/account/sessions", this.sessions.of(user.getName()), request, model);
	}

	@GetMapping("/accounts/sessions")
	String all(HttpServletRequest request, Model model) {
		return page("/accounts/sessions", this.sessions.all(), request, model);
	}

	@PostMapping("/account/sessions/end")
	String endOwn(@RequestParam String session, Principal user, HttpServletRequest request, RedirectAttributes flash) {
		this.sessions.find(session)
			.filter((seen) -> seen.mark().userName().equals(user.getName()))
			.ifPresent((seen) -> end(seen, user, request));
		return done("The session is ended.", "/account/sessions", flash);
	}

	@PostMapping("/account/sessions/end-others")
	String endOthers(Principal user, HttpServletRequest request, RedirectAttributes flash) {
		String here = Sessions.handle(request);
		this.sessions.of(user.getName())
			.stream()
			.filter((seen) -> !seen.mark().handle().equals(here))
			.forEach((seen) -> end(seen, user, request));
		return done("All other sessions are ended.", "/account/sessions", flash);
	}

	@PostMapping("/accounts/sessions/end")
	String end(@RequestParam String session, Principal user, HttpServletRequest request, RedirectAttributes flash) {
		this.sessions.find(session).ifPresent((seen) -> end(seen, user, request));
		return done("The session is ended.", "/accounts/sessions", flash);
	}

	private void end(Sessions.Seen seen, Principal user, HttpServletRequest request) {
		this.sessions.end(seen);
		this.events.publishEvent(new SessionEnded(seen.mark().userName(), seen.mark().address(), user.getName(),
				request.getRemoteAddr()));
	}

	private String page(String path, List<Sessions.Seen> found, HttpServletRequest request, Model model) {
		model.addAttribute("path", path);
		model.addAttribute("sessions", found);
		model.addAttribute("away", this.sessions.isOfThisInstance());
		model.addAttribute("here", Sessions.handle(request));
		return "account/sessions";
	}

	private static String done(String text, String path, RedirectAttributes flash) {
		flash.addFlashAttribute(Flash.ATTRIBUTE, Flash.done(text));
		return "redirect:" + path;
	}

}
