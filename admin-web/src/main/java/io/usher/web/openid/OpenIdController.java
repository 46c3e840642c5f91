package io.usher.web.openid;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Leads to the provider, when it can be reached.
 */
@Controller
class OpenIdController {

	private static final Logger LOG = LoggerFactory.getLogger(OpenIdController.class);

	/** Messages quote what the provider answered, whole pages. */
	private static final int MOST = 300;

	private final OpenIdProvider provider;

	OpenIdController(OpenIdProvider provider) {
		this.provider = provider;
	}

	@GetMapping("/login/oidc")
	String start() {
		try {
			return (this.provider.findByRegistrationId(OpenIdProvider.ID) != null)
					? "redirect:/oauth2/authorization/" + OpenIdProvider.ID : "redirect:/login";
		}
		catch (RuntimeException ex) {
			String message = String.valueOf(ex.getMessage());
			LOG.warn("The OpenID Connect provider cannot be used: {}",
					message.substring(0, Math.min(MOST, message.length())));
			return "redirect:/login?provider";
		}
	}

}
