package io.usher.web.migration;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.usher.api.external.UpstreamServers;

/**
 * Where a manager is, as people write it: with or without {@code https://}, and with
 * whatever page of it they had open.
 *
 * @param url the URL below which {@code /api/admin/} is
 */
record ManagerAddress(String url) {

	private static final int MAX_LENGTH = 500;

	private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://.*", Pattern.DOTALL);

	/** Where the pages of a manager, and its Management API, begin. */
	private static final Pattern PAGE = Pattern.compile("/(?:admin|api/admin|api/client|webapp3?)(?:/.*)?$",
			Pattern.DOTALL);

	/**
	 * Reads an address.
	 * @throws IllegalArgumentException when it is none; the message tells what is
	 * expected
	 */
	static ManagerAddress of(String typed) {
		String text = typed.strip();
		if (text.isEmpty() || text.length() > MAX_LENGTH) {
			throw new IllegalArgumentException("the manager's address, such as https://manager.example.com");
		}
		Matcher scheme = SCHEME.matcher(text);
		if (!scheme.matches()) {
			text = "https://" + text;
		}
		else if (!scheme.group(1).toLowerCase(Locale.ROOT).matches("https?")) {
			throw new IllegalArgumentException("an address that begins with https://");
		}
		if (text.substring(text.indexOf("//") + 2).split("[/?#]", 2)[0].contains("@")) {
			throw new IllegalArgumentException("no user name or password in it; they have fields of their own");
		}
		String url = PAGE.matcher(text.split("[?#]", 2)[0]).replaceFirst("");
		return new ManagerAddress(url.replaceAll("/+$", ""));
	}

	/** Hides a user name and password in what was typed. */
	static String shown(String typed) {
		return UpstreamServers.shown(typed.strip());
	}

	boolean isSecure() {
		return this.url.toLowerCase(Locale.ROOT).startsWith("https://");
	}

}
