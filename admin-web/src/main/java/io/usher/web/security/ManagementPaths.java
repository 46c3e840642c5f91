package io.usher.web.security;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Where Infinity's Management API is.
 */
final class ManagementPaths {

	private static final String BASE = "/api/admin/";

	private ManagementPaths() {
	}

	/** Tells whether a request is one of the Management API. */
	static boolean isOne(HttpServletRequest request) {
		return (request.getRequestURI().substring(request.getContextPath().length()) + "/").startsWith(BASE);
	}

}
