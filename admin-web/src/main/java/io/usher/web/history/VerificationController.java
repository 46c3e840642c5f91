package io.usher.web.history;

import java.security.Principal;

import io.usher.core.history.AuditTrail;
import io.usher.core.history.ConfigurationStore;
import io.usher.core.history.EvidenceKey;
import io.usher.web.right.Actors;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Lets people verify the chains from a page.
 */
@Controller
@RequestMapping("/history/verification")
class VerificationController {

	private final Verification verification;

	private final ConfigurationStore store;

	private final AuditTrail trail;

	private final EvidenceKey key;

	VerificationController(Verification verification, ConfigurationStore store, AuditTrail trail, EvidenceKey key) {
		this.verification = verification;
		this.store = store;
		this.trail = trail;
		this.key = key;
	}

	@GetMapping
	String show(@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
		model.addAttribute("state", this.verification.state());
		if (htmx != null) {
			return "history/verification :: state";
		}
		model.addAttribute("head", this.store.head())
			.addAttribute("auditHead", this.trail.head())
			.addAttribute("fingerprint", this.key.fingerprint());
		return "history/verification";
	}

	@PostMapping
	String verify(Principal user, HttpServletRequest request) {
		this.verification.begin(Actors.of(user, request));
		return "redirect:/history/verification";
	}

}
