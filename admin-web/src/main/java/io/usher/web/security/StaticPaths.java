package io.usher.web.security;

import java.util.Arrays;

/**
 * Where style sheets, scripts and pictures are; everybody may have them.
 */
final class StaticPaths {

	private static final String[] PREFIXES = { "/webjars/", "/css/", "/js/", "/img/", "/favicon" };

	private StaticPaths() {
	}

	static boolean isStatic(String path) {
		return Arrays.stream(PREFIXES).anyMatch(path::startsWith);
	}

	static String[] patterns() {
		return new String[] { "/webjars/**", "/css/**", "/js/**", "/img/**", "/favicon.ico", "/favicon.svg" };
	}

}
