package io.usher.web.account;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Shows the page to log in; Spring Security takes what is sent.
 */
@Controller
class LoginController {

	@GetMapping("/login")
	String show() {
		return "account/login";
	}

}
