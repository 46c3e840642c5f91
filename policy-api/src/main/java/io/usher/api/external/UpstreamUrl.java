package io.usher.api.external;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.net.InetAddressUtils;
import org.jspecify.annotations.Nullable;

/**
 * A policy profile's URL, taken apart. Names of hosts may hold underscores, which
 * {@link java.net.URI} does not know, and characters beyond ASCII.
 *
 * @param host the host as the library knows it, which makes characters beyond ASCII of
 * their ASCII form
 * @param name the host's name in ASCII, or its address
 * @param base the path in front of {@code /policy/v1/}, encoded, without a slash at its
 * end
 */
record UpstreamUrl(HttpHost host, String name, String base) {

	private static final Pattern SHAPE = Pattern.compile("(?i)(https?)://([^/?#]*)([^?#]*)(\\?[^#]*)?(#.*)?",
			Pattern.DOTALL);

	private static final Pattern AUTHORITY = Pattern.compile("(\\[[^\\]]*\\]|[^:\\[\\]]+)(?::([0-9]{0,5}))?");

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,253}");

	private static final Pattern USER = Pattern.compile("(//|^)[^/?#]*@");

	private static final int MAX_PORT = 65_535;

	/**
	 * Takes a URL apart.
	 * @throws IllegalArgumentException when it cannot be used; the message says why, and
	 * holds no password
	 */
	static UpstreamUrl of(String url) {
		Matcher parts = SHAPE.matcher(url.strip());
		if (!parts.matches()) {
			throw refused(url, "an http or https URL");
		}
		if (parts.group(2).contains("@")) {
			throw refused(url, "no user name or password in it; the profile has fields for them");
		}
		if (parts.group(4) != null) {
			throw refused(url, "no query in it; that of the request follows");
		}
		if (parts.group(5) != null) {
			throw refused(url, "no # in it");
		}
		Matcher authority = AUTHORITY.matcher(parts.group(2));
		if (!authority.matches()) {
			throw refused(url, "a host, and a port if it is not the usual one");
		}
		String name = name(url, authority.group(1));
		HttpHost host = new HttpHost(parts.group(1).toLowerCase(Locale.ROOT), name, port(url, authority.group(2)));
		return new UpstreamUrl(host, name, RequestTarget.typedPath(withoutSlashes(parts.group(3))));
	}

	/** Hides a user name and password in a URL. */
	static String masked(String url) {
		return USER.matcher(url).replaceAll("$1…@");
	}

	boolean isSecure() {
		return this.host.getSchemeName().equals("https");
	}

	/** Returns host and port, as they are told to people. */
	String address() {
		return (this.name.contains(":") ? "[" + this.name + "]" : this.name) + ":" + port();
	}

	int port() {
		int port = this.host.getPort();
		return (port >= 0) ? port : (isSecure() ? 443 : 80);
	}

	private static String name(String url, String host) {
		if (host.startsWith("[")) {
			String literal = host.substring(1, host.length() - 1);
			if (literal.contains("%") || !InetAddressUtils.isIPv6(literal)) {
				throw refused(url, "an IPv6 address without a zone within the brackets");
			}
			return literal;
		}
		try {
			String name = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
			if (NAME.matcher(name).matches()) {
				return name;
			}
		}
		catch (IllegalArgumentException ex) {
			// Told below, as any other name that is none.
		}
		throw refused(url, "the name or address of a host");
	}

	private static int port(String url, @Nullable String port) {
		if (port == null || port.isEmpty()) {
			return -1;
		}
		int number = Integer.parseInt(port);
		if (number < 1 || number > MAX_PORT) {
			throw refused(url, "a port from 1 to " + MAX_PORT);
		}
		return number;
	}

	private static String withoutSlashes(String path) {
		int end = path.length();
		while (end > 0 && path.charAt(end - 1) == '/') {
			end--;
		}
		return path.substring(0, end);
	}

	private static IllegalArgumentException refused(String url, String expected) {
		return new IllegalArgumentException("url: " + masked(url) + " (expected: " + expected + ")");
	}

}
