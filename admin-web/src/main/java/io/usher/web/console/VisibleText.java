package io.usher.web.console;

import org.jspecify.annotations.Nullable;

/**
 * Text as pages show it: what nobody sees, and what turns the direction of the text
 * around it, is written as in JSON.
 */
final class VisibleText {

	private VisibleText() {
	}

	/** Returns the text with such characters replaced, null when it has none. */
	static @Nullable String of(CharSequence text) {
		StringBuilder visible = null;
		for (int at = 0; at < text.length(); at++) {
			char one = text.charAt(at);
			if (isDeceptive(one)) {
				visible = (visible != null) ? visible : new StringBuilder(text.length() + 32).append(text, 0, at);
				visible.append("\\u").append(Integer.toHexString(0x10000 | one).substring(1));
			}
			else if (visible != null) {
				visible.append(one);
			}
		}
		return (visible != null) ? visible.toString() : null;
	}

	/**
	 * Embeddings, overrides and isolates (UAX #9), and what has no width: an alias with
	 * one of them looks like another and does not match. Joiners and plain marks of
	 * direction stay, because scripts need them.
	 */
	private static boolean isDeceptive(char one) {
		return one == '\u200b' || (one >= '\u202a' && one <= '\u202e') || (one >= '\u2060' && one <= '\u2069')
				|| one == '\ufeff';
	}

}
