package io.usher.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Spring Security's strict firewall, which lets semicolons pass in one place: the
 * Management API asks for several objects at once by {@code set/1;2;3/}.
 */
final class ManagementFirewall implements HttpFirewall {

	private static final String MANAGEMENT = "/api/admin/configuration/v1/";

	private final HttpFirewall strict = new StrictHttpFirewall();

	private final HttpFirewall semicolons = withSemicolons();

	@Override
	public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
		boolean set = request.getRequestURI().startsWith(MANAGEMENT) && request.getRequestURI().contains("/set/");
		return (set ? this.semicolons : this.strict).getFirewalledRequest(request);
	}

	@Override
	public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
		return this.strict.getFirewalledResponse(response);
	}

	private static HttpFirewall withSemicolons() {
		StrictHttpFirewall firewall = new StrictHttpFirewall();
		firewall.setAllowSemicolon(true);
		return firewall;
	}

}
