package io.usher.web.dashboard;

import org.jspecify.annotations.Nullable;

/**
 * Something that somebody should look after.
 *
 * @param urgent whether calls suffer from it now
 * @param text what it is
 * @param path where to mend it, null when nowhere here
 * @param link the words of the link
 */
record Notice(boolean urgent, String text, @Nullable String path, String link) {

	static Notice of(String text, String path, String link) {
		return new Notice(false, text, path, link);
	}

	static Notice urgent(String text, @Nullable String path, String link) {
		return new Notice(true, text, path, link);
	}

	/** Returns the name of the colours. */
	public String tone() {
		return this.urgent ? "rejected" : "fallback";
	}

	/** Returns the name of the icon. */
	public String icon() {
		return this.urgent ? "exclamation-octagon-fill" : "exclamation-triangle-fill";
	}

}
