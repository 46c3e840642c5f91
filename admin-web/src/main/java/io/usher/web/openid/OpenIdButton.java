package io.usher.web.openid;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Gives the page to log in the words of the button that leads to the provider.
 */
@ControllerAdvice(annotations = Controller.class)
class OpenIdButton {

	private final OpenIdSettings settings;

	OpenIdButton(OpenIdSettings settings) {
		this.settings = settings;
	}

	@ModelAttribute("openIdLabel")
	@Nullable String label(HttpServletRequest request) {
		boolean login = request.getRequestURI().equals(request.getContextPath() + "/login");
		return (login && this.settings.isOn()) ? this.settings.label() : null;
	}

}
