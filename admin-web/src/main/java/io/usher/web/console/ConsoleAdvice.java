package io.usher.web.console;

import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.usher.core.account.Right;
import io.usher.core.configuration.Configurations;
import io.usher.web.right.Rights;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Gives every page what its frame shows.
 */
@ControllerAdvice(annotations = Controller.class)
class ConsoleAdvice {

	private static final String ROLE = "ROLE_";

	private final Configurations configurations;

	private final List<Outage> outages;

	ConsoleAdvice(Configurations configurations, List<Outage> outages) {
		this.outages = outages;
		this.configurations = configurations;
	}

	@ModelAttribute("console")
	Console console(HttpServletRequest request, @Nullable Principal user) {
		String path = uri(request).substring(request.getContextPath().length());
		return new Console((user != null) ? user.getName() : "", role(user),
				!(user instanceof OAuth2AuthenticationToken), this.configurations.current().revision(), outages(user),
				Navigation.at(path, user), rights(user));
	}

	/** Of a page that failed it is the one that was asked for. */
	private static String uri(HttpServletRequest request) {
		return (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked) ? asked
				: request.getRequestURI();
	}

	/** Strangers are not told. */
	private List<String> outages(@Nullable Principal user) {
		return (user == null) ? List.of() : this.outages.stream().map(Outage::words).filter(Objects::nonNull).toList();
	}

	private static Set<String> rights(@Nullable Principal user) {
		return Arrays.stream(Right.values())
			.filter((right) -> Rights.has(user, right))
			.map(Right::name)
			.collect(Collectors.toUnmodifiableSet());
	}

	private static String role(@Nullable Principal user) {
		if (!(user instanceof Authentication authentication)) {
			return "";
		}
		return authentication.getAuthorities()
			.stream()
			.map(GrantedAuthority::getAuthority)
			.filter((authority) -> authority != null && authority.startsWith(ROLE))
			.map((authority) -> title(authority.substring(ROLE.length())))
			.findFirst()
			.orElse("");
	}

	private static String title(String role) {
		String words = role.toLowerCase(Locale.ROOT).replace('_', ' ');
		return words.isEmpty() ? "" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
	}

}
