package io.usher.web.history;

import java.util.regex.Pattern;

/**
 * Shows a name that somebody typed to log in and that no account has. People type
 * passwords there by mistake: only what looks like a plain short name is shown, and the
 * rest is cut after two characters.
 */
final class TypedName {

	private static final Pattern PLAIN = Pattern.compile("[A-Za-z][a-z]*([._-][a-z]+)?[0-9]{0,2}");

	/** Passwords of this deployment have 12 characters or more. */
	private static final int MAX_LENGTH = 11;

	private static final int SHOWN = 2;

	private TypedName() {
	}

	static String shown(String typed) {
		String name = typed.strip();
		if (name.isEmpty()) {
			return "(no name)";
		}
		if (name.length() <= MAX_LENGTH && PLAIN.matcher(name).matches()) {
			return name;
		}
		return name.substring(0, name.offsetByCodePoints(0, Math.min(SHOWN, name.codePointCount(0, name.length()))))
				+ "…";
	}

}
