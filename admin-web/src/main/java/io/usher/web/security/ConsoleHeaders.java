package io.usher.web.security;

import io.usher.web.openid.OpenIdProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * What browsers are told about every page of the console.
 */
final class ConsoleHeaders {

	private static final String CONTENT = "default-src 'self'; script-src 'self'; style-src 'self'; "
			+ "img-src 'self' data:; font-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
			+ "form-action 'self'";

	private static final String PERMISSIONS = "camera=(), display-capture=(), geolocation=(), microphone=(), "
			+ "payment=(), usb=()";

	private ConsoleHeaders() {
	}

	static void write(HeadersConfigurer<HttpSecurity> headers, OpenIdProvider provider) {
		headers.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
			.permissionsPolicyHeader((permissions) -> permissions.policy(PERMISSIONS))
			.crossOriginOpenerPolicy((opener) -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
			.crossOriginResourcePolicy((resources) -> resources.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
			.addHeaderWriter((request, response) -> response.setHeader("Content-Security-Policy",
					(CONTENT + " " + provider.formTargets()).strip()));
	}

}
